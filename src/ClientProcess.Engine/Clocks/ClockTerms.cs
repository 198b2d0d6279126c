using System.Text.Json.Serialization;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;

namespace ClientProcess.Engine.Clocks;

/// <summary>
/// What a clock counts against, as plain text, so that an event can freeze it: what the files say later changes nothing about what was
/// promised then.
/// </summary>
/// <param name="Target">As written: <c>PT4H</c>, <c>2 working days end of day</c>, <c>8 weeks statutory</c>.</param>
/// <param name="Calendar">The name of the calendar it is reckoned in.</param>
/// <param name="Ladder">The name of the ladder it climbs; null for none.</param>
public sealed record ClockTerms(
    string Agreement, AgreementKind AgreementKind, ClockKind Clock, string Target, Priority Priority, string Calendar, string? Ladder = null)
{
    /// <summary>The target, read. What cannot be read never became terms, so that throws.</summary>
    [JsonIgnore]
    public CalendarDuration Length => CalendarDuration.Parse(Target).Value;

    [JsonIgnore]
    public bool IsStatutory => Length is StatutoryLength;

    /// <summary>The terms an agreement sets; null when it promises nothing for this clock or priority.</summary>
    public static ClockTerms? Of(Agreement agreement, ClockKind clock, Priority priority) =>
        agreement.Clocks.GetValueOrDefault(clock)?.For(priority) is { } length
            ? new ClockTerms(agreement.Name, agreement.Kind, clock, length.ToString()!, priority, agreement.Calendar, agreement.Ladder)
            : null;
}
