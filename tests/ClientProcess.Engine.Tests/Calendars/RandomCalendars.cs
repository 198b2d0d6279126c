using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using CsCheck;
using NodaTime;

namespace ClientProcess.Engine.Tests.Calendars;

/// <summary>Random calendars in zones with every kind of clock change, and moments near those changes.</summary>
internal static class RandomCalendars
{
    /// <summary>Open for four hours a week, even the longest duration below ends within the years that calendars reckon.</summary>
    private const int OpenMinutesMin = 240;

    // Half-hour and two-hour changes, changes at midnight, skipped days, no changes at all.
    private static readonly string[] Zones =
    [
        "Europe/Amsterdam", "America/New_York", "America/Havana", "America/Sao_Paulo", "Asia/Beirut", "Australia/Lord_Howe",
        "Antarctica/Troll", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "America/St_Johns", "UTC",
    ];

    private static readonly Gen<HoursInterval[]> DayHours = Gen.Select(Gen.Int[0, 95].HashSet[0, 6], Gen.Int[0, 4], Gen.Int[1, 32])
        .Select((quarters, kind, length) =>
    {
        var pairs = quarters.Order().Chunk(2).Where(pair => pair.Length == 2).Select(pair => Hours(pair[0] * 15, pair[1] * 15));
        return kind switch
        {
            0 => [],
            1 => [.. pairs.Where(hours => hours.EndMinute <= 80 * 15), Hours(88 * 15, Math.Min((88 + length) * 15, 1440 + 360))],
            2 => [HoursInterval.WholeDay],
            _ => pairs.ToArray(),
        };
    });

    public static readonly Gen<(WorkCalendar Calendar, Instant Moment)> WithMoment =
        from zone in Gen.Int[0, Zones.Length - 1].Select(index => DateTimeZoneProviders.Tzdb[Zones[index]])
        from days in DayHours.Array[7]
        from year in Gen.Int[1995, 2035]
        from transition in Gen.Int[0, 3]
        from seconds in Gen.Int[-4 * 86_400, 4 * 86_400]
        from closed in Gen.Int[-10, 20].Array[0, 4]
        from open in Gen.Select(Gen.Int[-10, 20], DayHours).Array[0, 3]
        let near = Near(zone, year, transition)
        let today = near.InZone(zone).Date
        where days.Sum(day => day.Sum(hours => hours.EndMinute - hours.StartMinute)) >= OpenMinutesMin
        select (new WorkCalendar(new CalendarRules("random", zone, Week(days))
        {
            Holidays = [HolidaySets.Find("nl-office").Value],
            Closed = [.. closed.Select(day => today.PlusDays(day))],
            Open = open.DistinctBy(day => day.Item1).ToImmutableSortedDictionary(
                day => today.PlusDays(day.Item1), day => day.Item2.ToImmutableArray()),
        }), near + Duration.FromSeconds(seconds));

    public static readonly Gen<Duration> Work = Gen.Frequency(
        (4, Gen.Int[0, 40 * 3600].Select(seconds => Duration.FromSeconds(seconds))),
        (2, Gen.Int[0, 400].Select(quarters => Duration.FromMinutes(15 * quarters))),
        (1, Gen.Int[0, 3_000].Select(hours => Duration.FromHours(hours))));

    public static readonly Gen<CalendarDuration> Any = Gen.OneOf(
        Work.Select(work => (CalendarDuration)new WorkingDuration(work)),
        Gen.Select(Gen.Int[1, 12], Gen.Bool).Select((count, endOfDay) => (CalendarDuration)new WorkingDays(count, endOfDay)),
        Gen.Select(Gen.Int[1, 20], Gen.Enum<StatutoryUnit>()).Select((count, unit) => (CalendarDuration)new StatutoryLength(count, unit)));

    private static HoursInterval Hours(int start, int end) =>
        HoursInterval.Parse($"{start / 60:00}:{start % 60:00}-{(end == 1440 ? 24 : end / 60 % 24):00}:{end % 60:00}").Value;

    private static WeekHours Week(HoursInterval[][] days) =>
        days.Index().Aggregate(WeekHours.Closed, (week, day) => week.With([(IsoDayOfWeek)(day.Index + 1)], day.Item));

    private static Instant Near(DateTimeZone zone, int year, int transition)
    {
        var start = Instant.FromUtc(year, 1, 1, 0, 0);
        var changes = zone.GetZoneIntervals(start, start + Duration.FromDays(366)).Where(change => change.HasEnd).Select(change => change.End).ToArray();
        return changes.Length == 0 ? start : changes[transition % changes.Length];
    }
}
