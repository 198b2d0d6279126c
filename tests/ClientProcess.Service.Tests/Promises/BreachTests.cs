using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Service.Board;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;

namespace ClientProcess.Service.Tests.Promises;

public sealed class BreachesOnSqlite : BreachTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class BreachesOnPostgres : BreachTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

/// <summary>Clocks on the board, and why they were breached.</summary>
public abstract class BreachTests : PromiseScene
{
    [Fact]
    public async Task A_clock_is_nearly_late_from_three_quarters_and_late_after_its_due_moment()
    {
        var id = await CaseAsync();
        var board = Node.Get<BoardQuery>();
        Assert.Equal((0, 0), await CountsAsync(board));

        Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal((0, 1), await CountsAsync(board));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 1), await CountsAsync(board));
        Time.Advance(TimeSpan.FromHours(20));

        Assert.Equal((1, 0), await CountsAsync(board));
        var line = Assert.Single((await board.LateAsync(People.Of("robin"), new BoardFilter { Team = "klantcontact", Process = "relay" }, Node.Now, default)).Items);
        // From 13:00 until closing time at 17:00; the night does not count.
        Assert.Equal((CaseNumber.Of(id), "klantcontact", TimeSpan.FromHours(4)), (line.Number, line.Team, line.Working));
        Assert.Contains(TaskAct.Reassign, line.TaskActs);
        Assert.Contains(ClockAct.BreachReason, line.ClockActs);
        Assert.Empty((await board.LateAsync(People.Of("robin"), new BoardFilter { Team = "uitvoering" }, Node.Now, default)).Items);
        Assert.Empty((await board.LateAsync(People.Of("sam"), new BoardFilter(), Node.Now, default)).Items);
        Assert.DoesNotContain(ClockAct.BreachReason, Assert.Single((await board.LateAsync(People.Of("noor"), new BoardFilter(), Node.Now, default)).Items).ClockActs);
    }

    [Fact]
    public async Task What_stands_still_before_it_is_late_does_not_become_late_by_it()
    {
        var id = await CaseAsync();
        Time.Advance(TimeSpan.FromHours(2));
        await Node.DoAsync(id, new PauseCase("Klant zoekt het op", null) { By = People.Kim, Now = Node.Now, Ground = PauseGround.WaitingForClient });

        Time.Advance(TimeSpan.FromDays(10));

        Assert.Equal((0, 0), await CountsAsync(Node.Get<BoardQuery>()));
        var clock = await ClockAsync(id);
        Assert.Equal(("waiting-for-client", Node.Monday.AddHours(2).UtcDateTime), (clock.Paused, clock.PausedAt));
        Assert.Equal(RejectionCode.NotBreached, (await ExplainAsync(id, "robin", "capacity")).Rejection!.Code);
        await Node.DoAsync(id, new ResumeCase("Gevonden") { By = People.Kim, Now = Node.Now });
        Assert.Null((await ClockAsync(id)).PausedAt);
    }

    [Fact]
    public async Task Only_a_supervisor_says_why_a_clock_was_breached_and_only_of_one_that_was()
    {
        var id = await CaseAsync();
        Assert.Equal(RejectionCode.NotBreached, (await ExplainAsync(id, "robin", "capacity")).Rejection!.Code);
        Time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(RejectionCode.SupervisorsOnly, (await ExplainAsync(id, "noor", "capacity")).Rejection!.Code);
        Assert.Equal(RejectionCode.ClockUnknown, (await ExplainAsync(id, "joris", "capacity")).Rejection!.Code);
        Assert.Equal(RejectionCode.ReasonUnknown, (await ExplainAsync(id, "robin", "geen zin")).Rejection!.Code);
        Assert.Equal(RejectionCode.ReasonMissing, (await ExplainAsync(id, "robin", BreachReasons.Other)).Rejection!.Code);
        Assert.Null((await ExplainAsync(id, "robin", BreachReasons.Other, "De lift was stuk")).Rejection);

        var clock = await ClockAsync(id);
        Assert.Equal(("other", "robin", Node.Now.UtcDateTime), (clock.BreachReason, clock.BreachReasonBy, clock.BreachReasonAt));
        var view = (await Node.Get<CaseQueries>().FindAsync(People.Of("robin"), id, default))!;
        Assert.Equal("De lift was stuk", view.Text(clock.BreachNote));
        Assert.DoesNotContain("lift", view.Row.State, StringComparison.Ordinal);
        await Invariants.HoldAsync(Node);
    }

    [Fact]
    public async Task A_clock_that_has_stopped_late_is_explained_too_and_the_same_reason_twice_changes_nothing()
    {
        var id = await CaseAsync();
        Time.Advance(TimeSpan.FromHours(5));
        await FinishAsync(id);
        Assert.Equal("breached", (await ClockAsync(id)).Verdict);

        await ExplainAsync(id, "robin", "capacity");
        var revision = (await Node.StateAsync(id)).Revision;
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Null((await ExplainAsync(id, "robin", "capacity")).Rejection);

        Assert.Equal(revision, (await Node.StateAsync(id)).Revision);
        await ExplainAsync(id, "robin", "error");
        var clock = await ClockAsync(id);
        Assert.Equal(("error", Node.Now.UtcDateTime, (string?)null), (clock.BreachReason, clock.BreachReasonAt, clock.BreachNote));
        await Invariants.HoldAsync(Node);
    }

    [Fact]
    public async Task A_clock_tells_how_much_is_used_and_why_it_is_due_then()
    {
        var id = await CaseAsync();
        Time.Advance(TimeSpan.FromHours(1));

        var clock = Assert.Single(await Node.Get<ClockQuery>().OfCaseAsync(id, Node.Now, default));

        Assert.Equal((25m, TimeSpan.FromHours(3), false), (clock.Percentage, clock.Remaining, clock.IsLate));
        Assert.Equal(["mon 2026-11-23 09:00:00-13:00:00 counts PT4H", "due at 2026-11-23T13:00:00+01:00"], clock.Explanation.Select(segment => segment.Text));
    }

    private Task<CaseReply> ExplainAsync(Guid id, string by, string reason, string? note = null) =>
        ExplainAsync(id, People.Of(by), reason, note);

    private async Task<CaseReply> ExplainAsync(Guid id, Actor by, string reason, string? note) =>
        await Node.Dispatcher.SendAsync(new ExplainCaseBreach(by, Node.Now, id, (await ClockAsync(id)).No, reason, note), default);

    private async Task<(int Late, int AtRisk)> CountsAsync(BoardQuery board) =>
        ((await board.LateAsync(People.Of("robin"), new BoardFilter(), Node.Now, default)).Total, (await board.AtRiskAsync(People.Of("robin"), new BoardFilter(), Node.Now, default)).Total);
}
