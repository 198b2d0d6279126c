using ClientProcess.Engine.Calendars;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Service.Signs;

/// <summary>The configuration section <c>Signs</c>: from when something counts as stuck, in working time.</summary>
/// <param name="Calendar">The calendar where a team names none; null: the first by name.</param>
public sealed record SignSettings(string? Calendar, CalendarDuration NobodyHolds, CalendarDuration Untouched, CalendarDuration HandoffUnanswered, CalendarDuration PartnerSilent,
    CalendarDuration PausedWithoutWakeUp, CalendarDuration WaitsWithoutEnd)
{
    public const string SectionName = "Signs";

    /// <exception cref="InvalidOperationException">A setting that could not work, with a sentence about which and why.</exception>
    public static SignSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(SectionName);
        CalendarDuration Length(string name, string otherwise) => LengthOf(name, section[name] is { Length: > 0 } set ? set : otherwise);
        return new SignSettings(
            section["Calendar"] is { Length: > 0 } calendar ? calendar : null,
            Length("NobodyHolds", "PT8H"),
            Length("Untouched", "2 working days"),
            Length("HandoffUnanswered", "1 working day"),
            Length("PartnerSilent", "5 working days"),
            Length("PausedWithoutWakeUp", "5 working days"),
            Length("WaitsWithoutEnd", "5 working days"));
    }

    private static CalendarDuration LengthOf(string name, string text) => CalendarDuration.Parse(text) switch
    {
        { Refusal: { } refusal } => throw new InvalidOperationException($"Expected {SectionName}:{name} to be working time such as 'PT8H' or '2 working days'. {refusal}"),
        { Value: StatutoryLength } => throw new InvalidOperationException($"Expected {SectionName}:{name} to be working time such as 'PT8H' or '2 working days', but '{text}' is a statutory term."),
        { Value: WorkingDays { EndOfDay: true } } => throw new InvalidOperationException($"Expected {SectionName}:{name} to be whole working days, but found '{text}'."),
        var answer => answer.Value,
    };
}
