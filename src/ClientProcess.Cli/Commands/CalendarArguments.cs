using ClientProcess.Engine.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Cli.Commands;

/// <summary>What <c>due</c> and <c>elapsed</c> share: which calendar, and moments as people write them.</summary>
internal static class CalendarArguments
{
    /// <summary>The calendar that <c>FILE#NAME</c> names; or what is wrong with it.</summary>
    public static (WorkCalendar? Calendar, string? Trouble) Calendar(string text)
    {
        var hash = text.LastIndexOf('#');
        if (hash <= 0) return (null, $"Expected FILE#NAME, but got '{text}'.");
        var (path, name) = (text[..hash], text[(hash + 1)..]);
        if (!File.Exists(path)) return (null, $"Expected '{path}' to exist, but it does not.");
        var file = CalendarFile.Read(File.ReadAllText(path), path);
        if (!file.IsValid) return (null, string.Join(Environment.NewLine, file.Diagnostics));
        var found = file.Find(name);
        return found.IsRefused ? (null, found.Refusal) : (found.Value, null);
    }

    /// <summary>With an offset as it says; without one in the calendar's own zone.</summary>
    public static Instant? Moment(string text, DateTimeZone zone) =>
        OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset ? offset.Value.ToInstant()
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local ? local.Value.InZoneLeniently(zone).ToInstant()
        : OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>").Parse(text) is { Success: true } noSeconds ? noSeconds.Value.ToInstant()
        : LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text) is { Success: true } localMinutes ? localMinutes.Value.InZoneLeniently(zone).ToInstant()
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value.AtStartOfDayInZone(zone).ToInstant()
        : null;
}
