using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>
/// How much of a target is used, derived from the exact moments of the segments: each running segment spreads what was left of the target
/// over the time it had until its due moment, and beyond that goes on at the same pace. So a pause never gives back what was used.
/// </summary>
internal readonly record struct Progress(decimal Share, decimal Rest, long RestTicks)
{
    /// <summary>Digits of a share that are told; the rest is noise of the division.</summary>
    private const int Digits = 12;

    public static CalendarAnswer<decimal> Percentage(SlaClock clock, WorkCalendar calendar, DateTimeOffset at) =>
        clock.Status != ClockStatus.Running
            ? CalendarAnswer.Of(Told(At(clock)))
            : Measure(clock.Terms, calendar, clock.Current.From, Moments.Later(at, clock.Current.From))
                .Then(counted => CalendarAnswer.Of(Told(Begin(clock).Plus(counted))));

    /// <summary>What is left until the due moment, in the measure of the terms.</summary>
    public static CalendarAnswer<TimeSpan> Left(ClockTerms terms, WorkCalendar calendar, DateTimeOffset from, DateTimeOffset due) => Measure(terms, calendar, from, due);

    /// <summary>The moment at which so much is used, in the segment that runs; its beginning when that was before.</summary>
    public static CalendarAnswer<Instant> MomentOf(SlaClock clock, int percent, WorkCalendar calendar)
    {
        var begin = Begin(clock);
        var missing = (percent / 100m) - begin.Share;
        var from = clock.Current.From.ToInstant();
        if (missing <= 0) return CalendarAnswer.Of(from);
        // Working days that hold no working time (from one shift's end to the next one's start) have no pace: all of it is used when due.
        if (begin.Rest == 0) return CalendarAnswer.Of(Instant.Max(from, clock.Current.Due.ToInstant()));
        var ticks = Math.Round(missing * begin.RestTicks / begin.Rest / TimeSpan.TicksPerMicrosecond) * TimeSpan.TicksPerMicrosecond;
        var time = Duration.FromTicks((long)Math.Min(ticks, TimeSpan.TicksPerHour * (decimal)CalendarDuration.HoursMax));
        return clock.Terms.IsStatutory ? CalendarAnswer.Of(from + time) : Reckoning.After(calendar, from, time);
    }

    /// <summary>At the beginning of the last running segment.</summary>
    private static Progress Begin(SlaClock clock)
    {
        var progress = default(Progress);
        ClockSegment? previous = null;
        foreach (var segment in clock.Segments.Where(segment => segment.Kind == SegmentKind.Running))
        {
            if (previous is not null) progress = progress.Plus(previous.Counted);
            progress = previous is not null && previous.Terms.Target != segment.Terms.Target ? progress.Under(clock, segment) : progress.Over(segment.Left);
            previous = segment;
        }
        return progress;
    }

    private static Progress At(SlaClock clock) => Begin(clock).Plus(clock.LastRun.Counted);

    private Progress Plus(TimeSpan counted) => RestTicks == 0 ? this : this with { Share = Share + (Rest * counted.Ticks / RestTicks) };

    /// <summary>What is not used yet, spread over this; late already, it goes on as it went.</summary>
    private Progress Over(TimeSpan left) =>
        left <= TimeSpan.Zero ? this with { Share = Math.Max(1, Share) } : Share >= 1 ? this : this with { Rest = 1 - Share, RestTicks = left.Ticks };

    /// <summary>Another target: the share starts from the time used and the time left under it.</summary>
    private Progress Under(SlaClock clock, ClockSegment segment)
    {
        var used = clock.Segments.TakeWhile(other => other != segment).Where(other => other.Kind == SegmentKind.Running)
            .Aggregate(TimeSpan.Zero, (sum, other) => sum + (segment.Terms.IsStatutory ? other.To!.Value - other.From : other.Worked!.Value));
        if (segment.Left <= TimeSpan.Zero) return new Progress(Math.Max(1, Share), 1, Math.Max(1, used.Ticks));
        var whole = used + segment.Left;
        return new Progress((decimal)used.Ticks / whole.Ticks, (decimal)segment.Left.Ticks / whole.Ticks, segment.Left.Ticks);
    }

    private static CalendarAnswer<TimeSpan> Measure(ClockTerms terms, WorkCalendar calendar, DateTimeOffset from, DateTimeOffset to) => terms.IsStatutory
        ? CalendarAnswer.Of(to - from)
        : calendar.Elapsed(from.ToInstant(), to.ToInstant()).Then(worked => CalendarAnswer.Of(worked.ToTimeSpan()));

    private static decimal Told(Progress progress) => Math.Round(progress.Share * 100, Digits - 2);
}
