using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Engine.Tests.Calendars;

/// <summary>Short words for the tests of this folder.</summary>
internal static class Calendar
{
    public static WorkCalendar Office { get; } = Of("hours: { mon-fri: ['09:00-17:00'] }, holidays: [nl-office]");

    /// <summary>One calendar in Amsterdam, unless the body names another zone.</summary>
    public static WorkCalendar Of(string body, string zone = "Europe/Amsterdam")
    {
        var file = Read($"calendars: {{ it: {{ timezone: {zone}, {body} }} }}");
        Assert.Empty(file.Diagnostics);
        return file.Find("it").Value;
    }

    public static CalendarFile Read(string yaml) => CalendarFile.Read(yaml, "calendars.yaml");

    public static Instant At(string iso) => OffsetDateTimePattern.Rfc3339.Parse(iso).Value.ToInstant();

    public static CalendarDuration Length(string text) => CalendarDuration.Parse(text).Value;

    public static string Due(this WorkCalendar calendar, string from, string add) => calendar.Due(At(from), Length(add)).Value.ToString();

    public static string WhyNotDue(this WorkCalendar calendar, string from, string add) => calendar.Due(At(from), Length(add)).Refusal!;

    public static double Seconds(this WorkCalendar calendar, string from, string to) => calendar.Elapsed(At(from), At(to)).Value.TotalSeconds;

    public static string Earliest(this WorkCalendar calendar, string due, string add) =>
        calendar.Iso(calendar.EarliestFrom(At(due), Length(add)).Value);

    public static ImmutableArray<string> Explained(this WorkCalendar calendar, string from, string add) =>
        [.. calendar.Due(At(from), Length(add)).Value.Explanation.Select(segment => segment.Text)];
}
