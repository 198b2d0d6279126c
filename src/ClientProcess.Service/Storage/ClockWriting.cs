using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Service.Storage;

/// <summary>Keeps <c>clocks</c> equal to what the journal says of each clock: the last event about it brings it as it is.</summary>
internal static class ClockWriting
{
    private const string Insert =
        """
        INSERT INTO clocks (case_id, no, task_no, handoff_no, agreement, kind, clock, process, team, partner, priority, target, started_at, due_at, risk_at, paused,
        stopped_at, verdict, waited_client, waited_partner, waited_other, promises, detail, paused_at)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, @23)
        """;

    private const string Update =
        """
        UPDATE clocks SET priority = @0, target = @1, due_at = @2, risk_at = @3, paused = @4, stopped_at = @5, verdict = @6, waited_client = @7, waited_partner = @8,
        waited_other = @9, agreement = @10, detail = @11, paused_at = @12 WHERE case_id = @13 AND no = @14
        """;

    public static void Add(SqlBatch batch, CaseChange change)
    {
        foreach (var about in change.Accepted.Events.OfType<ClockEvent>().GroupBy(happened => happened.Clock.Id))
        {
            if (about.Any(happened => happened is ClockStarted)) AddInsert(batch, change, about.Last());
            else AddUpdate(batch, change, about.Last());
        }
        foreach (var said in change.Accepted.Events.OfType<BreachExplained>())
        {
            batch.Add("UPDATE clocks SET breach_reason = @0, breach_reason_by = @1, breach_reason_at = @2, breach_note = @3 WHERE case_id = @4 AND no = @5",
                said.Reason, said.By, change.At, said.Note, change.After.Id, said.Clock);
        }
    }

    private static void AddInsert(SqlBatch batch, CaseChange change, ClockEvent last)
    {
        var (clock, terms) = (last.Clock, last.Clock.Clock.Terms);
        var waited = Waited(clock.Clock);
        batch.Add(Insert,
            change.After.Id, clock.Id, clock.Task, clock.Handoff, terms.Agreement, Kebab.Of(terms.AgreementKind), Kebab.Of(terms.Clock), change.After.Definition.Process,
            clock.Team, clock.Partner, Kebab.Of(terms.Priority), terms.Target, Instants.ToColumn(clock.Clock.StartedAt), Instants.ToColumn(clock.Clock.Current.Due),
            RiskAt(change, clock), PausedFor(clock.Clock), StoppedAt(change, last), VerdictOf(last), waited.Client, waited.Partner, waited.Other,
            change.Facts.Promises.Version, new Json(CaseJson.Write(clock)), PausedAt(last));
    }

    private static void AddUpdate(SqlBatch batch, CaseChange change, ClockEvent last)
    {
        var (clock, terms) = (last.Clock, last.Clock.Clock.Terms);
        var waited = Waited(clock.Clock);
        batch.Add(Update,
            Kebab.Of(terms.Priority), terms.Target, Instants.ToColumn(clock.Clock.Current.Due), RiskAt(change, clock), PausedFor(clock.Clock), StoppedAt(change, last),
            VerdictOf(last), waited.Client, waited.Partner, waited.Other, terms.Agreement, new Json(CaseJson.Write(clock)), PausedAt(last), change.After.Id, clock.Id);
    }

    private static DateTime? StoppedAt(CaseChange change, ClockEvent last) =>
        last is ClockDropped ? change.At : last.Clock.Clock.StoppedAt is { } at ? Instants.ToColumn(at) : null;

    private static string? VerdictOf(ClockEvent last) => last switch
    {
        ClockDropped => "dropped",
        _ when last.Clock.Clock.Verdict is { } verdict => Kebab.Of(verdict),
        _ => null,
    };

    private static DateTime? PausedAt(ClockEvent last) =>
        last is not ClockDropped && last.Clock.Clock is { Status: ClockStatus.Paused } clock ? Instants.ToColumn(PausedSince(clock)) : null;

    /// <summary>Where the terms changed meanwhile, several segments are one pause.</summary>
    private static DateTimeOffset PausedSince(SlaClock clock) => clock.Segments.Reverse().TakeWhile(segment => segment.Kind == SegmentKind.Paused).Last().From;

    private static string? PausedFor(SlaClock clock) => clock.Status == ClockStatus.Paused ? Kebab.Of(clock.Current.Pause!.Ground) : null;

    /// <summary>Three quarters of the time that is left in this segment: a fact of the clock, whatever its ladder says.</summary>
    private static DateTime RiskAt(CaseChange change, CaseClock clock)
    {
        var running = clock.Clock.Current;
        var calendar = change.Facts.Promises.Calendar(running.Terms.Calendar);
        const int NearlyLatePercent = 75;
        var moment = calendar is null ? null : clock.Clock.MomentOf(NearlyLatePercent, calendar);
        return Instants.ToColumn(moment ?? running.Due);
    }

    /// <summary>How long it stood still, for whom, in seconds of the wall clock.</summary>
    private static (long Client, long Partner, long Other) Waited(SlaClock clock)
    {
        // Between the end and a reopening nobody waited for anybody either.
        long Seconds(Func<PauseGround?, bool> ground) => (long)clock.Segments.Where(segment => segment is { Kind: not SegmentKind.Running, To: not null } && ground(segment.Pause?.Ground))
            .Sum(segment => (segment.To!.Value - segment.From).TotalSeconds);
        return (Seconds(ground => ground is PauseGround.WaitingForClient), Seconds(ground => ground is PauseGround.WaitingForPartner),
            Seconds(ground => ground is not (PauseGround.WaitingForClient or PauseGround.WaitingForPartner)));
    }
}
