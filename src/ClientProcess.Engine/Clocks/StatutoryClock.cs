using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>
/// The statutory term of a clock, rebuilt from its history. A suspension counts from the day after it began until the day on which it
/// ended (Awb 4:15 lid 1); for the grounds of lid 2, which name no day, the same, so that no doubt lengthens the term.
/// </summary>
internal static class StatutoryClock
{
    /// <summary>When the term ends; a suspension that lasts counts as if it ended at <paramref name="openUntil"/>.</summary>
    public static CalendarAnswer<Instant> Due(SlaClock clock, StatutoryLength length, WorkCalendar calendar, DateTimeOffset openUntil) =>
        calendar.Time.YearOf(clock.StartedAt.ToInstant()).Then(_ => calendar.Due(Term(clock, length, calendar, openUntil))).Then(due => CalendarAnswer.Of(due.At));

    public static StatutoryTerm Term(SlaClock clock, StatutoryLength length, WorkCalendar calendar, DateTimeOffset openUntil)
    {
        var changes = Suspensions(clock, calendar, openUntil)
            .Select(suspension => (On: suspension.FirstDay, Apply: (Func<StatutoryTerm, CalendarAnswer<StatutoryTerm>>)(term => term.Suspend(suspension))))
            .Concat(clock.Extensions.Select(extension => Extension(extension, calendar))
                .Select(extension => (On: extension.AnnouncedOn, Apply: (Func<StatutoryTerm, CalendarAnswer<StatutoryTerm>>)(term => term.Extend(extension)))));
        // What lies beyond the end of a term that became shorter has no effect on it.
        return changes.OrderBy(change => change.On).Aggregate(
            new StatutoryTerm(DateOf(clock.StartedAt, calendar), length),
            (term, change) => change.Apply(term) is { IsRefused: false, Value: var changed } ? changed : term);
    }

    /// <summary>Why the term cannot be suspended at this moment; null when it can.</summary>
    public static string? WhyNotSuspend(SlaClock clock, StatutoryLength length, string reason, WorkCalendar calendar, DateTimeOffset at) =>
        Term(clock, length, calendar, at).Suspend(StatutorySuspension.ForMissingInformation(DateOf(at, calendar), null, reason)).Refusal;

    public static StatutoryExtension Extension(ClockExtension extension, WorkCalendar calendar) =>
        new(DateOf(extension.At, calendar), (StatutoryLength)CalendarDuration.Parse(extension.By).Value, extension.Reason);

    /// <summary>Segments of one pause, cut where the terms changed, are one suspension.</summary>
    private static IEnumerable<StatutorySuspension> Suspensions(SlaClock clock, WorkCalendar calendar, DateTimeOffset openUntil)
    {
        ClockSegment? first = null;
        foreach (var (index, segment) in clock.Segments.Index().Where(pair => pair.Item.Pause is { Ground: PauseGround.Statutory }))
        {
            first ??= segment;
            if (index + 1 < clock.Segments.Length && clock.Segments[index + 1].Pause is { Ground: PauseGround.Statutory }) continue;
            var reason = $"{first.Pause!.Suspension}, {first.Pause.Reason}";
            yield return StatutorySuspension.ForMissingInformation(DateOf(first.From, calendar), DateOf(segment.To ?? openUntil, calendar), reason);
            first = null;
        }
    }

    private static LocalDate DateOf(DateTimeOffset moment, WorkCalendar calendar) => LocalMoments.DateOf(calendar.Zone, moment.ToInstant());
}
