using ClientProcess.Service.Notifications;
using ClientProcess.Service.Notifications.Mail;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ClientProcess.Service.Tests.Notifications;

/// <summary>What the tests of notices share: a database, nodes over it with the same clock, and cases to speak of.</summary>
public abstract class NoticeScene : IAsyncLifetime
{
    private readonly List<Node> _nodes = [];
    private TestDatabase _database = null!;

    protected FakeTimeProvider Time { get; } = new(Node.Monday);

    protected abstract TestDatabase CreateDatabase();

    public ValueTask InitializeAsync()
    {
        _database = CreateDatabase();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Node> NodeAsync(params (string Key, string Value)[] settings)
    {
        var node = await Node.StartAsync(_database, Time, settings);
        _nodes.Add(node);
        return node;
    }

    protected Task<Node> MailingNodeAsync(int port) => NodeAsync(
        ("Notifications:Mail:Host", "127.0.0.1"), ("Notifications:Mail:Port", $"{port}"), ("Notifications:Mail:From", "clientprocess@gemeente.example"), ("Notifications:Mail:Site", "https://werk.gemeente.example"));

    /// <summary>Somebody came in at the door, and the authority told an address.</summary>
    protected static Task SeenAsync(Node node, string person, string? email)
    {
        var known = People.All.First(item => item.Id == person);
        return node.Get<TeamRegister>().SeenAsync(
            new PersonRow { Id = person, Name = known.Name, Issuer = "urn:test", Subject = person, Teams = string.Join(',', known.Teams), Roles = string.Join(',', known.Roles), Email = email }, default);
    }

    protected static async Task<NoticeCause> CauseAsync(Node node, string key = "clock-1/rung-1") => new(await node.RegisterAsync("relay", People.Kim), key, "rung", "Relay");

    protected static async Task AddAsync(Node node, params Notice[] notices)
    {
        var batch = new SqlBatch();
        foreach (var notice in notices) NoticeWriting.Add(batch, notice);
        await node.Database.WriteAsync(batch, default);
    }

    protected static Task<int> MailAsync(Node node) => node.Get<MailSweep>().RunAsync(default);

    protected static async Task<IReadOnlyList<Notice>> NoticesAsync(Node node, string person) =>
        (await node.Get<NoticeQuery>().ListAsync(person, unread: false, 1, 100, default)).Items;

    protected static async Task<NoticeRow> RowAsync(Node node, Guid id)
    {
        await using var context = node.Database.CreateContext();
        return await context.Notices.AsNoTracking().FirstAsync(row => row.Id == id);
    }
}
