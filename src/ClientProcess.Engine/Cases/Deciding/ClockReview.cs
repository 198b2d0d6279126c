using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Other terms for clocks that run, where what was agreed says so; the time used stays used.</summary>
internal static class ClockReview
{
    public static void Retarget(CaseRun run, CaseClock clock)
    {
        var promises = run.Facts.Promises;
        var now = clock.Clock.Terms;
        // What is no longer promised stays promised to whom it was.
        var terms = (promises.Agreements.Find(now.Agreement) is { } agreement ? ClockTerms.Of(agreement, now.Clock, run.State.Priority) : null) ?? now;
        var isBehind = clock.Promises < promises.Version;
        if ((isBehind ? promises.CalendarUntilNow(now.Calendar) : promises.Calendar(now.Calendar)) is not { } before || promises.Calendar(terms.Calendar) is not { } after) return;
        if (terms == now && ReferenceEquals(before, after))
        {
            Climb(run, clock);
            return;
        }
        if (clock.Clock.Retarget(terms, run.By.Id, before, after, run.Now) is not { IsRefused: false } changed) return;
        var next = ClockKeeping.WithNext(run, clock with { Clock = changed.Value.After, Promises = promises.Version });
        run.Emit(new ClockTermsChanged(next, now, clock.Clock.DueAt, next.Clock.DueAt));
        ClockKeeping.StandStillWithTheCase(run, clock.Id);
    }

    /// <summary>It goes on by the ladder that holds now, when that has other rungs for it.</summary>
    public static void Climb(CaseRun run, CaseClock clock)
    {
        var next = ClockKeeping.WithNext(run, clock);
        if (next.Next != clock.Next) run.Emit(new ClockTermsChanged(next, clock.Clock.Terms, clock.Clock.DueAt, clock.Clock.DueAt));
    }
}
