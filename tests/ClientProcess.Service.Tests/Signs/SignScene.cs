using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ClientProcess.Service.Tests.Signs;

/// <summary>What the tests of stuck signs share: a node whose office is open on working days from nine to five, and a clock that is told.</summary>
public abstract class SignScene : IAsyncLifetime
{
    private const string Calendars = """
        calendars:
          kantoor:
            timezone: Europe/Amsterdam
            hours: { mon-fri: ["09:00-17:00"] }
          nacht:
            timezone: Europe/Amsterdam
            hours: { sat: ["22:00-24:00"] }
        """;

    private const string Agreements = """
        agreements:
          bank:
            kind: uc
            calendar: kantoor
            for: { partner: bank }
            clocks: { completion: 2 working days }
        """;

    private TestDatabase _database = null!;

    protected FakeTimeProvider Time { get; } = new(Node.Monday);
    protected Node Node { get; private set; } = null!;
    protected static Actor Noor => People.Of("noor");
    protected static Actor Robin => People.Of("robin");

    protected abstract TestDatabase CreateDatabase();

    /// <summary>Whether a chain partner has promised anything.</summary>
    protected virtual bool HasAgreements => false;

    public async ValueTask InitializeAsync()
    {
        _database = CreateDatabase();
        Node = await Node.StartAsync(_database, Time);
        await Node.Get<PromiseRegister>().ImportAsync(HasAgreements ? Agreements : "agreements: {}", Calendars, [], default);
    }

    public async ValueTask DisposeAsync()
    {
        if (Node is not null) await Node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Node> SecondNodeAsync() => await Node.StartAsync(_database, Time);

    protected Task<Paged> StuckAsync(string? sign = null, Actor? who = null, string? team = null) => StuckAsync(new StuckFilter { Sign = sign, Team = team }, who);

    protected async Task<Paged> StuckAsync(StuckFilter filter, Actor? who = null)
    {
        var found = await Node.Get<StuckQuery>().ListAsync(who ?? Robin, filter, default);
        return new Paged([.. found.Items], found.Total);
    }

    public sealed record Paged(ImmutableArray<StuckLine> Lines, int Total)
    {
        public IEnumerable<string> Signs => Lines.Select(line => line.Stuck.Sign).Order();
    }

    /// <summary>So many working days later, at the same time of day.</summary>
    protected void WorkingDaysPass(int days)
    {
        for (var day = 0; day < days; day++)
        {
            do Time.Advance(TimeSpan.FromDays(1));
            while (Time.GetUtcNow().DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }
    }

    /// <summary>As a node does it: every half minute, all that ticks; here once for each quarter of an hour that passes.</summary>
    protected async Task SweepAsync()
    {
        await Node.Get<WakeSweep>().RunAsync(default);
        await Node.Get<OutboxSweep>().RunAsync(default);
        await Node.Get<SignSweep>().RunAsync(default);
    }

    protected async Task<int> TaskAsync(Guid id, int index = 0) => (await Node.StateAsync(id)).Tasks[index].Id;

    protected async Task<Guid> RelayAsync() => await Node.RegisterAsync("relay", People.Kim, ("adres", "Dorpsstraat 1"));

    protected async Task ClaimAsync(Guid id, string person)
    {
        Assert.Null((await Node.DoAsync(id, new ClaimTask(await TaskAsync(id)) { By = People.Of(person), Now = Node.Now })).Rejection);
    }

    protected async Task DoAsync(Guid id, CaseCommand command) => Assert.Null((await Node.DoAsync(id, command)).Rejection);

    protected async Task<List<string>> ToldAsync(string kind = "stuck")
    {
        await using var context = Node.Database.CreateContext();
        return await context.Notices.AsNoTracking().Where(row => row.Kind == kind).OrderBy(row => row.At).ThenBy(row => row.Recipient).Select(row => row.Recipient).ToListAsync();
    }

    protected async Task<IReadOnlyList<CaseEvent>> JournalAsync(Guid id)
    {
        await using var context = Node.Database.CreateContext();
        var rows = await context.Journal.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Seq).ToListAsync();
        return [.. rows.SelectMany(row => CaseJson.ReadEvents(row.Events))];
    }
}
