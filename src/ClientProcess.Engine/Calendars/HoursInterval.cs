using System.Globalization;
using System.Text.RegularExpressions;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// One interval of opening hours, in minutes since the local midnight of the day it starts on.
/// The end of an overnight shift lies beyond 1440; such a shift belongs to the day it starts on.
/// </summary>
public sealed partial record HoursInterval
{
    public const int MinutesPerDay = 1440;

    /// <summary>A longer interval across midnight is far more often an inverted one: 17:00-09:00 for 09:00-17:00.</summary>
    public const int OvernightMinutesMax = 720;

    private HoursInterval(int startMinute, int endMinute)
    {
        StartMinute = startMinute;
        EndMinute = endMinute;
    }

    public int StartMinute { get; }

    public int EndMinute { get; }

    public static HoursInterval WholeDay { get; } = new(0, MinutesPerDay);

    /// <summary>Reads <c>09:00-12:30</c>, <c>18:00-24:00</c> or the overnight <c>19:00-05:00</c>.</summary>
    public static CalendarAnswer<HoursInterval> Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return Refuse($"Expected hours such as '09:00-17:00', but found '{text}'.");
        }

        var start = Minutes(match.Groups[1].Value);
        var end = Minutes(match.Groups[2].Value);
        return (start, end) switch
        {
            ( >= MinutesPerDay, _) => Refuse($"Expected hours that start before 24:00, but '{text}' starts at the end of the day."),
            _ when start == end => Refuse($"Expected hours with some length, but '{text}' has none; the whole day is '00:00-24:00'."),
            _ when start < end => CalendarAnswer.Of(new HoursInterval(start, end)),
            _ => Overnight(text, start, end + MinutesPerDay),
        };
    }

    public override string ToString() => $"{Clock(StartMinute)}-{Clock(EndMinute == MinutesPerDay ? EndMinute : EndMinute % MinutesPerDay)}";

    internal HoursInterval OnNextDay() => new(StartMinute + MinutesPerDay, EndMinute + MinutesPerDay);

    internal bool Overlaps(HoursInterval other) => StartMinute < other.EndMinute && other.StartMinute < EndMinute;

    private static CalendarAnswer<HoursInterval> Overnight(string text, int start, int end) =>
        end - start <= OvernightMinutesMax
            ? CalendarAnswer.Of(new HoursInterval(start, end))
            : Refuse($"Expected hours that end after they start, but '{text}' is inverted: as a shift across midnight it would last "
                + $"{Clock(end - start)}, and a shift may last 12:00. "
                + $"If it is meant, write '{Clock(start)}-24:00' on its day and '00:00-{Clock(end - MinutesPerDay)}' on the next.");

    private static CalendarAnswer<HoursInterval> Refuse(string sentence) => CalendarAnswer.Refuse<HoursInterval>(sentence);

    private static int Minutes(string clock) =>
        (int.Parse(clock.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(clock.AsSpan(3, 2), CultureInfo.InvariantCulture);

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    [GeneratedRegex("^((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)-((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
