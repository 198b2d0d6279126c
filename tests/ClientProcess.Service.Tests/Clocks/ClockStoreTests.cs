using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Service.Outbox;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Clocks;

public sealed class ClocksOnSqliteTests : ClockStoreTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class ClocksOnPostgresTests : ClockStoreTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

/// <summary>Promises as they are stored, swept and told, on either database.</summary>
public abstract class ClockStoreTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Node _node = null!;

    protected abstract TestDatabase CreateDatabase();

    public async ValueTask InitializeAsync()
    {
        _database = CreateDatabase();
        _node = await Node.StartAsync(_database);
        await _node.PromiseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_rows_of_clocks_are_what_the_journal_says_whatever_happens_to_them()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        await PauseAsync(id, PauseGround.WaitingForClient);
        _node.Time.Advance(TimeSpan.FromHours(1));
        await DoAsync(id, new ResumeCase("antwoord") { By = People.Kim, Now = _node.Now });
        await DoAsync(id, new ChangePriority(Priority.High, "haast") { By = People.Of("noor"), Now = _node.Now });
        _node.Time.Advance(TimeSpan.FromHours(4));
        await _node.Get<WakeSweep>().RunAsync(default);
        await _node.ClocksFollowTheJournalAsync();
        await DoAsync(id, new ClaimTask((await _node.StateAsync(id)).Tasks[0].Id) { By = People.Kim, Now = _node.Now });
        await DoAsync(id, new CompleteTask((await _node.StateAsync(id)).Tasks[0].Id) { By = People.Kim, Now = _node.Now, Data = Node.Data(("adres", "Dam 1")) });
        await _node.ClocksFollowTheJournalAsync();
        await DoAsync(id, new WithdrawCase("hoeft niet meer") { By = People.Kim, Now = _node.Now });
        await _node.ClocksFollowTheJournalAsync();
        await DoAsync(id, new ReopenCase("toch wel", null) { By = People.Kim, Now = _node.Now });
        await _node.ClocksFollowTheJournalAsync();
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_promise_kept_by_the_last_act_of_a_case_is_a_kept_promise()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        await DoAsync(id, new CloseCase(Outcomes.Duplicate, "dubbel") { By = People.Of("noor"), Now = _node.Now });
        await using var context = _node.Database.CreateContext();
        Assert.Empty(await context.Clocks.Where(row => row.Verdict == null).ToListAsync());
        await _node.ClocksFollowTheJournalAsync();
    }

    [Fact]
    public async Task The_worklist_is_due_when_the_clock_is_and_says_nothing_while_that_stands_still()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        Assert.Equal(Node.Monday.AddHours(4), await DueAsync(id));
        await PauseAsync(id, PauseGround.WaitingForClient);
        Assert.Null(await DueAsync(id));
        _node.Time.Advance(TimeSpan.FromHours(2));
        await DoAsync(id, new ResumeCase("antwoord") { By = People.Kim, Now = _node.Now });
        Assert.Equal(Node.Monday.AddHours(6), await DueAsync(id));
    }

    [Fact]
    public async Task Whom_a_rung_tells_gets_one_notice_however_often_it_is_carried()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        _node.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await _node.Get<WakeSweep>().RunAsync(default));
        await using var context = _node.Database.CreateContext();
        var row = Assert.Single(await context.Outbox.AsNoTracking().ToListAsync());
        for (var carried = 0; carried < 2; carried++) Assert.Null(await _node.Get<Carrier>().CarryAsync(row, CaseJson.ReadEvents(row.Event)[0], default));
        await _node.Get<OutboxSweep>().RunAsync(default);
        var notice = Assert.Single(await context.Notices.AsNoTracking().ToListAsync());
        Assert.Equal(("noor", id), (notice.Recipient, notice.CaseId));
    }

    [Fact]
    public async Task After_an_import_every_open_clock_goes_by_what_holds_now_once()
    {
        var ids = await _node.OpenManyAsync(60);
        _node.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await _node.Get<ReviewSweep>().RunAsync(default));
        await _node.PromiseAsync(PromisedCases.Agreements.Replace("PT4H }, ladder", "PT8H }, ladder", StringComparison.Ordinal));
        Assert.Equal(ids.Count, await _node.Get<ReviewSweep>().RunAsync(default));
        Assert.Equal(Node.Monday.AddHours(8), await DueAsync(ids[0]));
        var revision = (await _node.StateAsync(ids[0])).Revision;
        Assert.Equal(0, await _node.Get<ReviewSweep>().RunAsync(default));
        await DoAsync(ids[0], new ReviewClocks { By = Actor.Engine, Now = _node.Now });
        Assert.Equal(revision, (await _node.StateAsync(ids[0])).Revision);
        await _node.ClocksFollowTheJournalAsync();
    }

    [Fact]
    public async Task The_same_hours_written_otherwise_change_no_clock()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        await _node.PromiseAsync(calendars: PromisedCases.Calendars + "\n  # nothing new\n");
        await _node.Get<ReviewSweep>().RunAsync(default);
        Assert.Equal(1, (await _node.StateAsync(id)).Revision);
    }

    [Fact]
    public async Task A_calendar_that_no_file_names_any_more_still_counts_for_the_clocks_that_have_it()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        foreach (var name in (string[])["b", "c"])
        {
            await _node.PromiseAsync("agreements: {}", $"calendars: {{ {name}: {{ timezone: Europe/Amsterdam, hours: {{ mon-fri: ['09:00-17:00'] }} }} }}");
            await _node.Get<ReviewSweep>().RunAsync(default);
        }
        _node.Time.Advance(TimeSpan.FromDays(7));
        await DoAsync(id, new CloseCase(Outcomes.Duplicate, "dubbel") { By = People.Of("noor"), Now = _node.Now });
        await using var context = _node.Database.CreateContext();
        Assert.All(await context.Clocks.ToListAsync(), row => Assert.Equal("breached", row.Verdict));
    }

    [Fact]
    public async Task Two_nodes_that_find_the_same_rungs_due_fire_each_once()
    {
        await using var other = await Node.StartAsync(_database, _node.Time);
        var ids = await _node.OpenManyAsync(300);
        _node.Time.Advance(TimeSpan.FromHours(2));
        var woken = await Task.WhenAll(_node.Get<WakeSweep>().RunAsync(default), other.Get<WakeSweep>().RunAsync(default));
        Assert.Equal(ids.Count, woken.Sum());
        Assert.All(await _node.FiredAsync(), fired => Assert.Equal(1, fired.Value));
        await _node.ClocksFollowTheJournalAsync();
    }

    [Fact]
    public async Task Two_nodes_that_wake_the_same_case_at_once_fire_its_rung_once()
    {
        await using var other = await Node.StartAsync(_database, _node.Time);
        var id = await _node.RegisterAsync("relay", People.Kim);
        _node.Time.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _node : other).DoAsync(id, new WakeCase { By = Actor.Engine, Now = _node.Now })));
        Assert.Equal(1, (await _node.FiredAsync())[id]);
    }

    private async Task DoAsync(Guid id, CaseCommand command)
    {
        var reply = await _node.DoAsync(id, command);
        Assert.Null(reply.Rejection);
    }

    private Task PauseAsync(Guid id, PauseGround ground) => DoAsync(id, new PauseCase("wacht", null) { By = People.Kim, Now = _node.Now, Ground = ground });

    private async Task<DateTimeOffset?> DueAsync(Guid id)
    {
        await using var context = _node.Database.CreateContext();
        return (await context.Tasks.AsNoTracking().SingleAsync(row => row.CaseId == id && row.Status == "open")).DueAt is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null;
    }
}
