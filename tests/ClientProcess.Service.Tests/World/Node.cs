using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Hosting;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ClientProcess.Service.Tests.World;

/// <summary>One node of the service over a database, with the named world in it. Several nodes over one database are several of these.</summary>
public sealed class Node : IAsyncDisposable
{
    /// <summary>Monday 23 November 2026, 09:00 in Amsterdam.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    private Node(ServiceProvider services, FakeTimeProvider time) => (_services, Time) = (services, time);

    public FakeTimeProvider Time { get; }
    public Database Database => Get<Database>();
    public CaseStore Store => Get<CaseStore>();
    public Dispatcher Dispatcher => Get<Dispatcher>();
    public DateTimeOffset Now => Time.GetUtcNow();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<Node> StartAsync(TestDatabase database, FakeTimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        time ??= new FakeTimeProvider(Monday);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(item => item.Key, item => (string?)item.Value))
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:ClientProcess"] = database.ConnectionString,
                ["Storage:DataDirectory"] = database.Folder,
            }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddClientProcess(configuration);
        var node = new Node(services.BuildServiceProvider(), time);
        await node.Database.MigrateAsync(default);
        await node.Get<TeamRegister>().ImportAsync(People.Teams, "achtervang", People.All, default);
        foreach (var (key, xml) in Drawings.All) await node.Get<DefinitionLibrary>().PublishAsync(key, key, System.Text.Encoding.UTF8.GetBytes(xml), "test", default);
        return node;
    }

    public async Task<Guid> RegisterAsync(string process, Actor by, params (string Key, object Value)[] data)
    {
        var reply = await Dispatcher.SendAsync(new RegisterCase(by, Now, process, null) { Subject = "Vraag", Data = Data(data) }, default);
        Assert.Null(reply.Rejection);
        return reply.Answer!.Id;
    }

    public Task<CaseReply> DoAsync(Guid id, CaseCommand command) => Store.ApplyAsync(new Ask(id, command), default);

    public async Task<CaseState> StateAsync(Guid id)
    {
        var loaded = await CaseReading.ReadAsync(Database, [id], default);
        return loaded[id].State;
    }

    public static ImmutableDictionary<string, JsonElement> Data(params (string Key, object Value)[] data) =>
        data.ToImmutableDictionary(item => item.Key, item => JsonSerializer.SerializeToElement(item.Value));

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}

/// <summary>The named world.</summary>
public static class People
{
    public static readonly ImmutableArray<Team> Teams =
        [new("klantcontact", "Klantcontact", "noor"), new("beoordeling", "Beoordeling", "sam"), new("uitvoering", "Uitvoering", "mees"), new("achtervang", "Achtervang", "robin")];

    public static readonly ImmutableArray<Person> All =
    [
        new("kim", "Kim", ["klantcontact"], [CaseRoles.Employee, CaseRoles.ContactEmployee]), new("anouk", "Anouk", ["klantcontact"], [CaseRoles.Employee]),
        new("noor", "Noor", ["klantcontact"], [CaseRoles.Employee, CaseRoles.Coordinator]),
        new("lee", "Lee", ["beoordeling"], [CaseRoles.Employee]), new("joris", "Joris", ["beoordeling"], [CaseRoles.Employee]),
        new("sam", "Sam", ["beoordeling"], [CaseRoles.Employee, CaseRoles.Coordinator]),
        new("femke", "Femke", ["uitvoering"], [CaseRoles.Employee]), new("robin", "Robin", ["achtervang"], [CaseRoles.Employee, CaseRoles.Supervisor]),
    ];

    public static Actor Kim => Of("kim");
    public static Actor Lee => Of("lee");
    public static Actor Joris => Of("joris");
    public static Actor Femke => Of("femke");

    public static Actor Of(string id)
    {
        var person = All.First(person => person.Id == id);
        return new Actor(ActorKind.Person, person.Id, person.Teams, person.Roles);
    }
}
