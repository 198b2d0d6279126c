using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>Tells, segment by segment, why a clock is due when it is.</summary>
internal static class ClockExplanation
{
    public static ImmutableArray<DueSegment> Of(SlaClock clock, Func<string, WorkCalendar?> calendarOf)
    {
        var statutory = clock.Terms.Length is StatutoryLength length && calendarOf(clock.Terms.Calendar) is { } calendar ? Term(clock, length, calendar) : null;
        var lines = statutory ?? clock.Segments.SelectMany(segment => Lines(segment, calendarOf(segment.Terms.Calendar)));
        return [.. lines, Last(clock, calendarOf(clock.Terms.Calendar))];
    }

    private static IEnumerable<DueSegment>? Term(SlaClock clock, StatutoryLength length, WorkCalendar calendar)
    {
        var due = calendar.Due(StatutoryClock.Term(clock, length, calendar, clock.Current.From));
        return due.IsRefused ? null : due.Value.Explanation;
    }

    private static IEnumerable<DueSegment> Lines(ClockSegment segment, WorkCalendar? calendar)
    {
        if (segment.Kind != SegmentKind.Running) return segment.Pause is null && segment.To is null ? [] : [Stood(segment, calendar)];
        var lines = Counted(segment, calendar);
        return segment.Cause == SegmentCause.Retargeted ? lines.Prepend(Nothing(segment.From, $"from {Iso(segment.From, calendar)} the target is {segment.Terms.Target}")) : lines;
    }

    private static IEnumerable<DueSegment> Counted(ClockSegment segment, WorkCalendar? calendar)
    {
        var until = Moments.Later(segment.From, segment.To ?? segment.Due);
        if (calendar is null || segment.Terms.IsStatutory)
        {
            var gone = calendar is null ? $" in calendar '{segment.Terms.Calendar}', which is gone" : "";
            var counted = segment.Worked is { } worked ? $" counts {new WorkingDuration(Duration.FromTimeSpan(worked))}" : " counts";
            return [new DueSegment(segment.From.ToInstant(), until.ToInstant(), Duration.FromTimeSpan(segment.Worked ?? TimeSpan.Zero), $"{Iso(segment.From, calendar)} - {Iso(until, calendar)}{counted}{gone}")];
        }
        var explanation = new DueExplanation(calendar.Time, calendar.Zone);
        return segment.Terms.Length is WorkingDays { EndOfDay: true }
            ? explanation.OfWorkingDays(segment.From.ToInstant(), until.ToInstant()).Select((line, index) => index > 0 || segment.Cause == SegmentCause.Started
                ? line
                : line with { Text = line.Text.Replace("the day of receipt", "the day it went on", StringComparison.Ordinal) })
            : explanation.OfWorkingTime(segment.From.ToInstant(), until.ToInstant());
    }

    private static DueSegment Stood(ClockSegment segment, WorkCalendar? calendar)
    {
        var until = segment.To is { } to ? $" until {Iso(to, calendar)}" : "";
        var why = segment.Pause is { } pause ? $": {Kebab.Of(pause.Ground)}, {pause.Reason}" : "";
        return new DueSegment(segment.From.ToInstant(), (segment.To ?? segment.From).ToInstant(), Duration.Zero,
            $"{(segment.Kind == SegmentKind.Paused ? "paused" : "stopped")} from {Iso(segment.From, calendar)}{until}{why}");
    }

    private static DueSegment Last(SlaClock clock, WorkCalendar? calendar) => clock.Status switch
    {
        ClockStatus.Stopped => Nothing(clock.StoppedAt!.Value, $"stopped at {Iso(clock.StoppedAt.Value, calendar)}, {Kebab.Of(clock.Verdict!.Value)}: it was due at {Iso(clock.Current.Due, calendar)}"),
        ClockStatus.Paused => Nothing(clock.Current.From, "not due while it is paused"),
        _ => Nothing(clock.Current.Due, $"due at {Iso(clock.Current.Due, calendar)}"),
    };

    private static DueSegment Nothing(DateTimeOffset at, string text) => new(at.ToInstant(), at.ToInstant(), Duration.Zero, text);

    private static string Iso(DateTimeOffset moment, WorkCalendar? calendar) => LocalMoments.Iso(calendar?.Zone ?? DateTimeZone.Utc, moment.ToInstant());
}
