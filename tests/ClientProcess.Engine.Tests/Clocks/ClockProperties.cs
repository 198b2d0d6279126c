using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Tests.Calendars;
using CsCheck;
using NodaTime;

namespace ClientProcess.Engine.Tests.Clocks;

/// <summary>What holds for every clock: random calendars in zones with every kind of clock change, targets of every kind, random lives.</summary>
public sealed class ClockProperties
{
    private static readonly Gen<TimeSpan> Later = Gen.Frequency(
        (3, Gen.Int[0, 3 * 86_400].Select(seconds => TimeSpan.FromSeconds(seconds))),
        (1, Gen.Int[0, 60].Select(days => TimeSpan.FromDays(days))));

    private static readonly Gen<CalendarDuration> WorkingTargets = Gen.OneOf(
        Gen.Int[1, 60 * 3600].Select(seconds => (CalendarDuration)new WorkingDuration(Duration.FromSeconds(seconds))),
        Gen.Select(Gen.Int[1, 12], Gen.Bool).Select((count, endOfDay) => (CalendarDuration)new WorkingDays(count, endOfDay)));

    private static readonly Gen<CalendarDuration> Targets = Gen.Frequency(
        (4, WorkingTargets), (1, Gen.Select(Gen.Int[1, 12], Gen.Enum<StatutoryUnit>()).Select((count, unit) => (CalendarDuration)new StatutoryLength(count, unit))));

    /// <summary>A clock with some pauses behind it, that runs, and its calendar.</summary>
    private static readonly Gen<(SlaClock Clock, WorkCalendar Calendar, DateTimeOffset Now)> Lives =
        from it in RandomCalendars.WithMoment
        from target in Targets
        from pauses in Gen.Select(Later, Later).Array[0, 3]
        select Live(it.Calendar, it.Moment, target, pauses);

    [Fact]
    public void Pausing_and_resuming_at_the_same_instant_changes_nothing() => Gen.Select(Lives, Later).Sample((life, later) =>
    {
        var at = life.Now + later;
        var paused = life.Clock.Pause(Pause(life.Clock), null, life.Calendar, at);
        if (paused.IsRefused) return life.Clock.Terms.IsStatutory;
        var resumed = paused.Value.Resume(null, life.Calendar, at).Value;
        var soon = at + TimeSpan.FromHours(30);
        return resumed.DueAt == life.Clock.DueAt && resumed.IsOverdue(soon) == life.Clock.IsOverdue(soon)
            && Math.Abs(Percent(resumed, life.Calendar, soon) - Percent(life.Clock, life.Calendar, soon)) < 0.000001m;
    });

    [Fact]
    public void A_pause_in_which_nobody_works_changes_nothing() => Gen.Select(Lives, Later, Later).Where(them => !them.Item1.Clock.Terms.IsStatutory).Sample((life, later, pause) =>
    {
        var at = life.Now + later;
        var opens = life.Calendar.NextOpening(at).Value;
        var until = opens - at < pause ? opens : at + pause;
        return life.Clock.Pause(Pause(life.Clock), null, life.Calendar, at).Value.Resume(null, life.Calendar, until).Value.DueAt == life.Clock.DueAt;
    });

    [Fact]
    public void A_longer_pause_is_never_due_earlier_and_none_is_due_before_it_would_have_been() => Gen.Select(Lives, Later, Later, Later).Sample((life, later, pause, more) =>
    {
        var paused = life.Clock.Pause(Pause(life.Clock), null, life.Calendar, life.Now + later);
        if (paused.IsRefused) return life.Clock.Terms.IsStatutory;
        var (one, other) = (paused.Value.Resume(null, life.Calendar, life.Now + later + pause).Value, paused.Value.Resume(null, life.Calendar, life.Now + later + pause + more).Value);
        return life.Clock.DueAt <= one.DueAt && one.DueAt <= other.DueAt;
    });

    [Fact]
    public void The_percentage_never_falls_and_is_a_hundred_when_due() => Gen.Select(Lives, Later, Later).Sample((life, later, more) =>
    {
        var (one, other) = (Percent(life.Clock, life.Calendar, life.Now + later), Percent(life.Clock, life.Calendar, life.Now + later + more));
        var paused = life.Clock.Pause(Pause(life.Clock), null, life.Calendar, life.Now + later);
        var after = paused.IsRefused ? other : Percent(paused.Value.Resume(null, life.Calendar, life.Now + later + more).Value, life.Calendar, life.Now + later + more);
        var due = life.Clock.IsOverdue(life.Now) ? 100 : Percent(life.Clock, life.Calendar, life.Clock.DueAt!.Value);
        return one >= 0 && one <= other && one <= after && Math.Abs(due - 100) < 0.000001m;
    });

    [Fact]
    public void The_working_time_of_segments_without_pauses_adds_up() => Gen.Select(RandomCalendars.WithMoment, WorkingTargets, Later.Array[1, 5]).Sample((it, target, cuts) =>
    {
        var (at, clock) = (it.Moment.ToDateTimeOffset(), Start(it.Calendar, it.Moment, target));
        var due = clock.DueAt;
        foreach (var cut in cuts)
        {
            at += cut;
            clock = clock.Pause(Promise.Client, null, it.Calendar, at).Value.Resume(null, it.Calendar, at).Value;
        }
        clock = clock.Stop(null, it.Calendar, at).Value;
        var worked = clock.Segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.Worked ?? TimeSpan.Zero));
        return clock.DueAt == due && worked == it.Calendar.Elapsed(it.Moment.ToDateTimeOffset(), at).Value;
    });

    [Fact]
    public void Working_time_that_is_paused_is_due_when_all_of_it_was_worked() => Gen.Select(RandomCalendars.WithMoment, Gen.Int[1, 60 * 3600], Gen.Select(Later, Later).Array[0, 3]).Sample((it, seconds, pauses) =>
    {
        var life = Live(it.Calendar, it.Moment, new WorkingDuration(Duration.FromSeconds(seconds)), pauses);
        if (life.Clock.IsOverdue(life.Now)) return true;
        var stopped = life.Clock.Stop(null, it.Calendar, life.Clock.DueAt!.Value).Value;
        return stopped.Segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + (segment.Worked ?? TimeSpan.Zero)) == TimeSpan.FromSeconds(seconds);
    });

    [Fact]
    public void The_verdict_depends_on_moments_only() => Gen.Select(Lives, Later, Later).Sample((life, later, pause) =>
    {
        var at = life.Now + later;
        var stopped = life.Clock.Stop(null, life.Calendar, at).Value;
        var paused = life.Clock.Pause(Pause(life.Clock), null, life.Calendar, at);
        return stopped.Verdict == (at <= life.Clock.DueAt ? ClockVerdict.Hit : ClockVerdict.Breached)
            && stopped.Stop(null, life.Calendar, at + pause).Value.Verdict == stopped.Verdict
            && (paused.IsRefused || paused.Value.Stop(null, life.Calendar, at + pause).Value.Verdict == stopped.Verdict);
    });

    /// <summary>Under a calendar with the same rules that is another object, so that all is reckoned anew.</summary>
    [Fact]
    public void The_same_terms_again_are_due_when_they_were() => Gen.Select(RandomCalendars.WithMoment, Targets, Gen.Select(Later, Later).Array[0, 2], Later).Sample((it, target, pauses, later) =>
    {
        // Days that differ in length make working days and working time drift apart over a pause; each measure by itself does not.
        var life = Live(it.Calendar, it.Moment, target, target is WorkingDays { EndOfDay: false } ? [] : pauses);
        var again = new WorkCalendar(it.Calendar.Rules);
        var changed = life.Clock.Retarget(life.Clock.Terms, null, life.Calendar, again, life.Now + later).Value.After;
        return changed.DueAt == life.Clock.DueAt;
    });

    [Fact]
    public void A_longer_target_is_never_due_earlier() => Gen.Select(RandomCalendars.WithMoment, Gen.Int[1, 60 * 3600], Gen.Int[1, 60 * 3600], Gen.Int[0, 60 * 3600], Later).Sample((it, old, target, more, later) =>
    {
        var clock = Start(it.Calendar, it.Moment, new WorkingDuration(Duration.FromSeconds(old)));
        DateTimeOffset? To(int seconds) => clock.Retarget(Promise.Terms($"PT{seconds}S"), null, it.Calendar, it.Calendar, it.Moment.ToDateTimeOffset() + later).Value.After.DueAt;
        return To(target) <= To(target + more);
    });

    private static (SlaClock Clock, WorkCalendar Calendar, DateTimeOffset Now) Live(WorkCalendar calendar, Instant from, CalendarDuration target, (TimeSpan Run, TimeSpan Pause)[] pauses)
    {
        var (clock, at) = (Start(calendar, from, target), from.ToDateTimeOffset());
        foreach (var (run, pause) in pauses)
        {
            var paused = clock.Pause(Pause(clock), null, calendar, at + run);
            if (paused.IsRefused) continue;
            at += run + pause;
            clock = paused.Value.Resume(null, calendar, at).Value;
        }
        return (clock, calendar, at);
    }

    private static SlaClock Start(WorkCalendar calendar, Instant at, CalendarDuration target) =>
        SlaClock.Start(1, Promise.Terms(target.ToString()!), calendar, at.ToDateTimeOffset()).Value;

    private static ClockPause Pause(SlaClock clock) => clock.Terms.IsStatutory ? Promise.Incomplete : Promise.Client;

    private static decimal Percent(SlaClock clock, WorkCalendar calendar, DateTimeOffset at) => clock.Percentage(calendar, at).Value;
}
