using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>Other terms for a clock that has started.</summary>
internal static class ClockChanges
{
    public static CalendarAnswer<ClockRetargeted> Retarget(SlaClock clock, ClockTerms terms, string? by, WorkCalendar before, WorkCalendar after, DateTimeOffset at)
    {
        if (clock.Status == ClockStatus.Stopped)
            return CalendarAnswer.Refuse<ClockRetargeted>("Expected a clock that has not stopped to get other terms: what is over is not rewritten.");
        if (terms == clock.Terms && ReferenceEquals(before, after)) return CalendarAnswer.Of(new ClockRetargeted(clock, clock));
        var moment = Moments.Later(at, clock.Current.From);
        return ClockActs.Close(clock, before, moment)
            .Then(closed => Due(clock, closed, terms, before, after, moment).Then(due => Begin(closed, terms, SegmentCause.Retargeted, by, after, moment, due)))
            .Then(changed => changed.Current.Pause is { } pause && Pauses.WhyNot(terms, pause) is not null ? ClockActs.Resume(changed, by, after, moment) : CalendarAnswer.Of(changed))
            .Then(changed => CalendarAnswer.Of(new ClockRetargeted(clock, changed)));
    }

    public static CalendarAnswer<SlaClock> Extend(SlaClock clock, StatutoryLength length, string reason, string? by, WorkCalendar calendar, DateTimeOffset at)
    {
        var moment = Moments.Later(at, clock.Current.From);
        if (clock.Status == ClockStatus.Stopped || clock.Terms.Length is not StatutoryLength whole)
            return CalendarAnswer.Refuse<SlaClock>("Expected a statutory term that has not ended to be extended (Awb 4:14), but this is none.");
        var extension = new ClockExtension(moment, length.ToString(), reason);
        if (StatutoryClock.Term(clock, whole, calendar, moment).Extend(StatutoryClock.Extension(extension, calendar)).Refusal is { } refusal)
            return CalendarAnswer.Refuse<SlaClock>(refusal);
        return ClockActs.Close(clock with { Extensions = clock.Extensions.Add(extension) }, calendar, moment)
            .Then(closed => StatutoryClock.Due(closed, whole, calendar, moment)
                .Then(due => Begin(closed, clock.Terms, SegmentCause.Extended, by, calendar, moment, due)));
    }

    private static CalendarAnswer<Instant> Due(SlaClock clock, SlaClock closed, ClockTerms terms, WorkCalendar before, WorkCalendar after, DateTimeOffset at)
    {
        if (terms.Length is StatutoryLength length) return StatutoryClock.Due(closed, length, after, at);
        if (terms.Target == clock.Terms.Target && ReferenceEquals(before, after)) return CalendarAnswer.Of(clock.Current.Due.ToInstant());
        var worked = closed.Segments.Aggregate(Duration.Zero, (sum, segment) => sum + Duration.FromTimeSpan(segment.Worked ?? TimeSpan.Zero));
        return Reckoning.AfterChange(new TargetChange(
            clock.StartedAt.ToInstant(), (clock.CountsUntil ?? at).ToInstant(), clock.Current.Due.ToInstant(), worked, clock.Terms.Length, terms.Length, before, after));
    }

    /// <summary>The same kind of segment as the last, under the new terms.</summary>
    private static CalendarAnswer<SlaClock> Begin(SlaClock closed, ClockTerms terms, SegmentCause cause, string? by, WorkCalendar calendar, DateTimeOffset at, Instant due)
    {
        var last = closed.Current;
        var segment = new ClockSegment(last.Kind, cause, at, terms, due.ToMoment()) { By = by, Pause = last.Pause };
        return last.Kind == SegmentKind.Running
            ? ClockActs.Running(closed, segment with { Anchor = segment.Due == last.Due ? last.Anchor : default }, calendar)
            : CalendarAnswer.Of(ClockActs.Add(closed, segment));
    }
}
