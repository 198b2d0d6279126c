using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Engine.Definitions;

/// <summary>
/// When a timer fires (BPMN 2.0 table 10.101): at a date, after a duration, or in a cycle. Durations are ISO 8601. Days, weeks, months
/// and years are counted on the calendar of the organisation's time zone; hours, minutes and seconds are physical time.
/// </summary>
public sealed record TimerDetail
{
    /// <summary>Dates and calendar periods are those of this zone.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    private TimerDetail(string text, Instant? date, Period? period, int? repeats) =>
        (Text, Date, Period, Repeats) = (text, date, period, repeats);

    /// <summary>As the drawing says it.</summary>
    public string Text { get; }

    /// <summary>How often a cycle repeats; null without a cycle or without a bound.</summary>
    public int? Repeats { get; }

    public bool IsCycle { get; private init; }

    private Instant? Date { get; }

    private Period? Period { get; }

    public static TimerDetail? ParseDate(string text) =>
        OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value.Year: > YearMin and < YearMax } offset ? new(text, offset.Value.ToInstant(), null, null)
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value.Year: > YearMin and < YearMax } local ? new(text, local.Value.InZoneLeniently(Zone).ToInstant(), null, null)
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: > YearMin and < YearMax } day ? new(text, day.Value.AtStartOfDayInZone(Zone).ToInstant(), null, null)
        : null;

    /// <summary>An ISO 8601 duration that lies in the future; null when it is not one.</summary>
    public static TimerDetail? ParseDuration(string text) =>
        PeriodPattern.Roundtrip.Parse(text) is { Success: true } parsed && IsForward(parsed.Value) ? new(text, null, parsed.Value, null) : null;

    /// <summary>An ISO 8601 repeating interval such as <c>R3/PT10M</c> or <c>R/P1D</c>.</summary>
    public static TimerDetail? ParseCycle(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || !parts[0].StartsWith('R')) return null;
        int? repeats = null;
        if (parts[0].Length > 1)
        {
            if (!int.TryParse(parts[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1) return null;
            repeats = count;
        }
        return ParseDuration(parts[1]) is { } every ? new(text, null, every.Period, repeats) { IsCycle = true } : null;
    }

    /// <summary>The instant at which the timer fires when it is armed at <paramref name="from"/>; never before it.</summary>
    public DateTimeOffset FiresAt(DateTimeOffset from)
    {
        var start = Instant.FromDateTimeOffset(from);
        var due = Date ?? Add(start, Period!);
        return Instant.Max(start, due).ToDateTimeOffset();
    }

    private static Instant Add(Instant start, Period period)
    {
        var dates = period;
        var date = start.InZone(Zone).LocalDateTime.PlusYears(dates.Years).PlusMonths(dates.Months).PlusWeeks(dates.Weeks).PlusDays(dates.Days);
        var hasDates = dates.Years + dates.Months + dates.Weeks + dates.Days > 0;
        var moved = hasDates ? date.InZoneLeniently(Zone).ToInstant() : start;
        return moved + Duration.FromHours(dates.Hours) + Duration.FromMinutes(dates.Minutes) + Duration.FromSeconds(dates.Seconds);
    }

    private static bool IsForward(Period period) =>
        period is { Years: >= 0, Months: >= 0, Weeks: >= 0, Days: >= 0, Hours: >= 0, Minutes: >= 0, Seconds: >= 0 }
        && period is not { Years: 0, Months: 0, Weeks: 0, Days: 0, Hours: 0, Minutes: 0, Seconds: 0 }
        && period is { Years: <= YearsMax, Months: <= YearsMax * 12, Weeks: <= YearsMax * 53, Days: <= YearsMax * 366 }
        && period is { Hours: <= YearsMax * 366L * 24, Minutes: <= YearsMax * 366L * 24 * 60, Seconds: <= YearsMax * 366L * 24 * 3600 };

    /// <summary>A timer further away than this is a typing error, and would overflow the calendar.</summary>
    private const int YearsMax = 100;

    /// <summary>Dates at the edge of what a clock can hold overflow as soon as a zone is added.</summary>
    private const int YearMin = 1, YearMax = 9999;
}
