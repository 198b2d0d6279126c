using ClientProcess.Engine.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ClientProcess.Service.Tests.Promises;

/// <summary>What the tests of promises share: a node with an agreement about the first task of a relay, four working hours for it.</summary>
public abstract class PromiseScene : IAsyncLifetime
{
    protected const string Calendars = "calendars: { kantoor: { timezone: Europe/Amsterdam, hours: { mon-fri: [\"09:00-17:00\"] } } }";

    private TestDatabase _database = null!;

    protected FakeTimeProvider Time { get; } = new(Node.Monday);
    protected Node Node { get; private set; } = null!;

    protected virtual (string Key, string Value)[] Settings => [];

    protected abstract TestDatabase CreateDatabase();

    public async ValueTask InitializeAsync()
    {
        _database = CreateDatabase();
        Node = await Node.StartAsync(_database, Time, Settings);
        await Node.Get<PromiseRegister>().ImportAsync(Agreed("PT4H"), Calendars, [], default);
    }

    public async ValueTask DisposeAsync()
    {
        if (Node is not null) await Node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    protected virtual void CleanUp()
    {
    }

    protected static string Agreed(string target) =>
        $"agreements: {{ werk-klantcontact: {{ kind: ola, calendar: kantoor, for: {{ lane: klantcontact }}, clocks: {{ completion: {target} }} }} }}";

    /// <summary>A case whose first task has a clock that runs from Monday 09:00 until 13:00.</summary>
    protected Task<Guid> CaseAsync() => Node.RegisterAsync("relay", People.Kim, ("adres", "Lindestraat 3"));

    protected async Task<ClockRow> ClockAsync(Guid id)
    {
        await using var context = Node.Database.CreateContext();
        return await context.Clocks.AsNoTracking().OrderBy(row => row.No).FirstAsync(row => row.CaseId == id);
    }

    protected async Task FinishAsync(Guid id)
    {
        var task = (await Node.StateAsync(id)).Tasks[0].Id;
        foreach (TaskCommand command in (TaskCommand[])[new ClaimTask(task) { By = People.Kim, Now = Node.Now }, new CompleteTask(task) { By = People.Kim, Now = Node.Now }])
            Assert.Null((await Node.DoAsync(id, command)).Rejection);
    }
}
