using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>Starting, pausing, going on and stopping.</summary>
internal static class ClockActs
{
    public static CalendarAnswer<SlaClock> Start(int id, ClockTerms terms, WorkCalendar calendar, DateTimeOffset at, string? by) =>
        calendar.Due(at.ToInstant(), terms.Length).Then(due =>
            Running(new SlaClock(id, at, []), new ClockSegment(SegmentKind.Running, SegmentCause.Started, at, terms, due.At.ToMoment()) { By = by }, calendar));

    public static CalendarAnswer<SlaClock> Pause(SlaClock clock, ClockPause pause, string? by, WorkCalendar calendar, DateTimeOffset at)
    {
        var from = Moments.Later(at, clock.Current.From);
        var refusal = clock.Status == ClockStatus.Stopped ? "Expected a clock that runs to pause, but it has stopped."
            : Pauses.WhyNot(clock.Terms, pause)
            ?? (clock.Status == ClockStatus.Running && clock.Terms.Length is StatutoryLength length ? StatutoryClock.WhyNotSuspend(clock, length, pause.Reason, calendar, from) : null);
        if (refusal is not null) return CalendarAnswer.Refuse<SlaClock>(refusal);
        return clock.Status == ClockStatus.Paused ? CalendarAnswer.Of(clock) : Close(clock, calendar, from).Then(closed => CalendarAnswer.Of(Add(closed,
            new ClockSegment(SegmentKind.Paused, SegmentCause.Paused, from, clock.Terms, clock.Current.Due) { Pause = pause, By = by })));
    }

    public static CalendarAnswer<SlaClock> Resume(SlaClock clock, string? by, WorkCalendar calendar, DateTimeOffset at) =>
        clock.Status switch
        {
            ClockStatus.Running => CalendarAnswer.Of(clock),
            ClockStatus.Stopped => CalendarAnswer.Refuse<SlaClock>("Expected a paused clock to resume, but it has stopped."),
            _ => Close(clock, calendar, Moments.Later(at, clock.Current.From))
                .Then(closed => GoOn(closed, SegmentCause.Resumed, by, calendar, Moments.Later(at, clock.Current.From))),
        };

    public static CalendarAnswer<SlaClock> Stop(SlaClock clock, string? by, WorkCalendar calendar, DateTimeOffset at)
    {
        if (clock.Status == ClockStatus.Stopped) return CalendarAnswer.Of(clock);
        var moment = Moments.Later(at, clock.Current.From);
        return Close(clock, calendar, moment).Then(closed => CalendarAnswer.Of(Add(closed,
            new ClockSegment(SegmentKind.Stopped, SegmentCause.Stopped, moment, clock.Terms, clock.Current.Due) { By = by }) with { StoppedAt = moment }));
    }

    public static CalendarAnswer<SlaClock> Restart(SlaClock clock, string? by, WorkCalendar calendar, DateTimeOffset at)
    {
        if (clock.Status != ClockStatus.Stopped) return CalendarAnswer.Of(clock);
        var moment = Moments.Later(at, clock.Current.From);
        return Close(clock with { StoppedAt = null }, calendar, moment).Then(closed => GoOn(closed, SegmentCause.Restarted, by, calendar, moment));
    }

    /// <summary>A clock that runs again from this moment on; its last segment is closed.</summary>
    private static CalendarAnswer<SlaClock> GoOn(SlaClock clock, SegmentCause cause, string? by, WorkCalendar calendar, DateTimeOffset at)
    {
        var (ran, stood) = (clock.LastRun, clock.Current);
        var due = clock.Terms.Length is StatutoryLength length
            ? StatutoryClock.Due(clock, length, calendar, at)
            : Reckoning.AfterPause(calendar, clock.Terms.Length, ran.To!.Value.ToInstant(), at.ToInstant(), stood.Due.ToInstant());
        return due.Then(moment => Running(clock, new ClockSegment(SegmentKind.Running, cause, at, stood.Terms, moment.ToMoment())
        {
            By = by,
            Anchor = Anchor(ran, moment, calendar, at.ToInstant()).ToMoment(),
        }, calendar));
    }

    /// <summary>A running segment with what is left when it begins.</summary>
    internal static CalendarAnswer<SlaClock> Running(SlaClock clock, ClockSegment segment, WorkCalendar calendar) =>
        Progress.Left(segment.Terms, calendar, segment.From, segment.Due).Then(left => CalendarAnswer.Of(Add(clock,
            segment with { Left = left, Anchor = segment.Anchor == default ? segment.Due : segment.Anchor })));

    /// <summary>The clock with its last segment over; what was worked in it is counted now, by the calendar of now.</summary>
    internal static CalendarAnswer<SlaClock> Close(SlaClock clock, WorkCalendar calendar, DateTimeOffset at)
    {
        var last = clock.Current;
        return last.Kind != SegmentKind.Running
            ? CalendarAnswer.Of(Set(clock, last with { To = at }))
            : calendar.Elapsed(last.From.ToInstant(), at.ToInstant()).Then(worked => CalendarAnswer.Of(Set(clock, last with { To = at, Worked = worked.ToTimeSpan() })));
    }

    internal static SlaClock Add(SlaClock clock, ClockSegment segment) => clock with { Segments = clock.Segments.Add(segment) };

    private static SlaClock Set(SlaClock clock, ClockSegment last) => clock with { Segments = clock.Segments.SetItem(clock.Segments.Length - 1, last) };

    /// <summary>For a clock that was late when it paused: the moment from which, seen now, as much working time has passed as had then.</summary>
    private static Instant Anchor(ClockSegment ran, Instant due, WorkCalendar calendar, Instant at)
    {
        var paused = ran.To!.Value.ToInstant();
        if (due >= paused) return due;
        if (calendar.Elapsed(paused, at) is not { IsRefused: false, Value: var stood } || stood <= Duration.Zero) return ran.Anchor.ToInstant();
        var late = calendar.Elapsed(ran.Anchor.ToInstant(), paused);
        return late.Then(over => over <= Duration.Zero ? CalendarAnswer.Of(at) : calendar.EarliestFrom(at, new WorkingDuration(over))) is { IsRefused: false, Value: var anchor } ? anchor : due;
    }
}
