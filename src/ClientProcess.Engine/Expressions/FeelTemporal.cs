using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Engine.Expressions;

/// <summary>Dates, times and durations from and to their ISO 8601 text (DMN 1.3, 10.3.2).</summary>
internal static class FeelTemporal
{
    /// <summary>As many months as a calendar has room for, so that counting with them cannot overflow.</summary>
    public const long MonthsMax = 20_000 * MonthsPerYear;

    private const long MonthsPerYear = 12;

    /// <summary>Hours and minutes, always both; Z for none.</summary>
    private static readonly OffsetPattern Offsets = OffsetPattern.CreateWithInvariantCulture("Z+HH:mm");

    /// <summary>What <c>@"..."</c> means, or null when the text is no date, time or duration.</summary>
    public static FeelValue? Literal(string text) => Duration(text) ?? Date(text) ?? DateTime(text) ?? Time(text);

    public static FeelValue? Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? new FeelDate(parsed.Value) : null;

    public static FeelValue? Time(string text)
    {
        var (local, offset) = SplitOffset(text);
        var parsed = LocalTimePattern.ExtendedIso.Parse(local);
        if (!parsed.Success)
        {
            return null;
        }

        return offset.Length == 0 ? new FeelTime(parsed.Value, null)
            : OffsetOf(offset) is { } known ? new FeelTime(parsed.Value, known)
            : null;
    }

    public static FeelValue? DateTime(string text)
    {
        var zoneAt = text.IndexOf('@', StringComparison.Ordinal);
        var (local, offset) = zoneAt < 0 ? SplitOffset(text) : (text[..zoneAt], "");
        var parsed = LocalDateTimePattern.ExtendedIso.Parse(local);
        if (!parsed.Success)
        {
            return null;
        }

        return zoneAt >= 0 ? InZone(parsed.Value, text[(zoneAt + 1)..])
            : offset.Length == 0 ? new FeelDateTime(parsed.Value, null)
            : OffsetOf(offset) is { } known ? new FeelDateTime(parsed.Value, known)
            : null;
    }

    public static FeelValue? Duration(string text)
    {
        var negative = text.StartsWith('-');
        var period = PeriodPattern.NormalizingIso.Parse(negative ? text[1..] : text);
        if (!period.Success || text.AsSpan(negative ? 1 : 0).Contains('-'))
        {
            return null;
        }

        var (sign, value) = (negative ? -1 : 1, period.Value);
        return (HasMonths(value), value.HasTimeComponent || value.Days != 0) switch
        {
            (true, true) => null,
            (true, false) => Months(sign * ((value.Years * MonthsPerYear) + value.Months)),
            (false, _) when text.Contains('Y', StringComparison.Ordinal) || IsMonths(text) => new FeelMonthsDuration(0),
            _ => Days(value, sign),
        };
    }

    public static string Format(FeelValue value) => value switch
    {
        FeelDate date => LocalDatePattern.Iso.Format(date.Value),
        FeelTime time => LocalTimePattern.ExtendedIso.Format(time.Value) + FormatOffset(time.Offset),
        FeelDateTime moment => LocalDateTimePattern.ExtendedIso.Format(moment.Value) + FormatOffset(moment.Offset),
        FeelDaysDuration days => FormatDays(days.Value),
        FeelMonthsDuration months => FormatMonths(months.Months),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Only temporal values have an ISO text."),
    };

    private static bool HasMonths(Period period) => period.Years != 0 || period.Months != 0;

    private static FeelMonthsDuration? Months(long months) => Math.Abs(months) <= MonthsMax ? new FeelMonthsDuration(months) : null;

    private static FeelDaysDuration? Days(Period period, int sign)
    {
        try
        {
            return new FeelDaysDuration(period.ToDuration() * sign);
        }
        catch (OverflowException)
        {
            // A text such as P99999999999D is well-formed; only adding its parts up finds that no duration is that long.
            return null;
        }
    }

    /// <summary>P0M is of months, PT0M of days and time.</summary>
    private static bool IsMonths(string text) =>
        text.Contains('M', StringComparison.Ordinal) && !text.Contains('T', StringComparison.Ordinal);

    private static (string Local, string Offset) SplitOffset(string text)
    {
        var timeAt = text.IndexOf('T', StringComparison.Ordinal) + 1;
        var at = text.AsSpan(timeAt).IndexOfAny('Z', '+', '-');
        return at < 0 ? (text, "") : (text[..(timeAt + at)], text[(timeAt + at)..]);
    }

    private static Offset? OffsetOf(string text) =>
        Offsets.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    /// <summary>With the offset of that zone then; a time that the clock skips moves on by what it skips. Zones end with year 9998.</summary>
    private static FeelDateTime? InZone(LocalDateTime local, string zone) =>
        local.Year is > 0 and < 9999 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)?.AtLeniently(local) is { } moment
            ? new FeelDateTime(moment.LocalDateTime, moment.Offset)
            : null;

    private static string FormatOffset(Offset? offset) => offset is { } known ? Offsets.Format(known) : "";

    private static string FormatDays(Duration value)
    {
        var (days, hours, minutes) = (Math.Abs(value.Days), Math.Abs(value.Hours), Math.Abs(value.Minutes));
        var (seconds, nanoseconds) = (Math.Abs(value.Seconds), Math.Abs(value.SubsecondNanoseconds));
        var fraction = nanoseconds == 0 ? "" : $".{nanoseconds:000000000}".TrimEnd('0');
        var time = Part(hours, $"{hours}H") + Part(minutes, $"{minutes}M") + Part(seconds + nanoseconds, $"{seconds}{fraction}S");
        var text = Part(days, $"{days}D") + (time.Length == 0 ? "" : "T" + time);
        return (value < NodaTime.Duration.Zero ? "-P" : "P") + (text.Length == 0 ? "T0S" : text);
    }

    private static string Part(long count, string text) => count == 0 ? "" : text;

    private static string FormatMonths(long value)
    {
        var (years, months) = Math.DivRem(Math.Abs(value), MonthsPerYear);
        var text = (years == 0 ? "" : $"{years}Y") + (months == 0 && years != 0 ? "" : $"{months}M");
        return string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-P" : "P")}{text}");
    }
}
