using System.Collections.Immutable;

namespace ClientProcess.Engine.Calendars;

/// <summary>The calendars of one YAML file, and what is wrong with it. A calendar with an error is left out.</summary>
public sealed record CalendarFile(
    string FileName, ImmutableSortedDictionary<string, WorkCalendar> Calendars, ImmutableArray<CalendarDiagnostic> Diagnostics)
{
    /// <summary>Far beyond any real file; keeps a wrong file from costing memory.</summary>
    public const int CharactersMax = 1_000_000;

    public bool IsValid => Diagnostics.IsEmpty;

    public static CalendarFile Read(string text, string fileName) => new CalendarFileReader(fileName).Read(text);

    /// <summary>The calendar of that name, or a sentence with what is wrong.</summary>
    public CalendarAnswer<WorkCalendar> Find(string name)
    {
        if (Calendars.TryGetValue(name, out var calendar))
        {
            return CalendarAnswer.Of(calendar);
        }

        var why = Diagnostics.IsEmpty
            ? $"the file has {(Calendars.IsEmpty ? "none" : string.Join(", ", Calendars.Keys))}"
            : $"the file has errors: {Diagnostics[0]}";
        return CalendarAnswer.Refuse<WorkCalendar>($"Expected a calendar '{name}' in {FileName}, but {why}.");
    }
}
