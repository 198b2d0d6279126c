using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>Reads durations from text.</summary>
internal static partial class CalendarDurationText
{
    private const string Forms = "'PT15H', '3 working days', '3 working days end of day' or '8 weeks statutory'";

    public static CalendarAnswer<CalendarDuration> Parse(string text)
    {
        var trimmed = text.Trim();
        if (Clock().Match(trimmed) is { Success: true } clock)
        {
            return FromClock(text, clock);
        }

        if (Counted().Match(trimmed) is { Success: true } counted)
        {
            return FromCount(text, counted);
        }

        return Refuse(
            Negative().IsMatch(trimmed) ? $"Expected a duration of zero or more, but '{text}' goes back in time."
            : WithDays().IsMatch(trimmed)
                ? $"Expected a duration with one meaning, but '{text}' has days, weeks, months or years: write hours ('PT24H'), "
                    + "'3 working days' or '8 weeks statutory'."
            : $"Expected a duration such as {Forms}, but found '{text}'.");
    }

    private static CalendarAnswer<CalendarDuration> FromClock(string text, Match match)
    {
        var seconds = (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s");
        return seconds > CalendarDuration.HoursMax * 3600L
            ? Refuse($"Expected at most {CalendarDuration.HoursMax} hours, but found '{text}'.")
            : CalendarAnswer.Of<CalendarDuration>(
                new WorkingDuration(Duration.FromNanoseconds((long)(seconds * NodaConstants.NanosecondsPerSecond))));
    }

    private static CalendarAnswer<CalendarDuration> FromCount(string text, Match match)
    {
        var working = match.Groups["working"].Success;
        var unit = Unit(match.Groups["unit"].Value);
        var statutory = match.Groups["statutory"].Success;
        var endOfDay = match.Groups["end"].Success;
        if (working == statutory || (working && unit != StatutoryUnit.Days) || (statutory && endOfDay))
        {
            return Refuse($"Expected a duration such as {Forms}, but found '{text}'.");
        }

        var max = StatutoryLength.Max(unit);
        return !int.TryParse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var count) || count < 1 || count > max
            ? Refuse($"Expected a number from 1 up to and including {max}, but found '{text}'.")
            : CalendarAnswer.Of<CalendarDuration>(working ? new WorkingDays(count, endOfDay) : new StatutoryLength(count, unit));
    }

    private static StatutoryUnit Unit(string word) => word.ToUpperInvariant()[0] switch
    {
        'D' => StatutoryUnit.Days,
        'W' => StatutoryUnit.Weeks,
        'M' => StatutoryUnit.Months,
        _ => StatutoryUnit.Years,
    };

    private static decimal Number(Match match, string group) => match.Groups[group] is { Success: true } found
        ? decimal.Parse(found.Value.Replace(',', '.'), CultureInfo.InvariantCulture)
        : 0;

    private static CalendarAnswer<CalendarDuration> Refuse(string sentence) => CalendarAnswer.Refuse<CalendarDuration>(sentence);

    // A fraction stands in the last part only (ISO 8601), to the nanosecond.
    [GeneratedRegex(
        @"^PT(?=[0-9])(?:(?<h>[0-9]{1,9}(?:[.,][0-9]{1,9}(?=H\z))?)H)?"
        + @"(?:(?<m>[0-9]{1,9}(?:[.,][0-9]{1,9}(?=M\z))?)M)?(?:(?<s>[0-9]{1,9}(?:[.,][0-9]{1,9})?)S)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"^(?<n>[0-9]{1,9}) +(?<working>working +)?(?<unit>days?|weeks?|months?|years?)(?<statutory> +statutory)?(?<end> +end of day)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();

    [GeneratedRegex("^(-[P0-9]|P.{0,64}-[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Negative();

    [GeneratedRegex("^P[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex WithDays();
}
