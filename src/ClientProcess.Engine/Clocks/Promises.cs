using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;

namespace ClientProcess.Engine.Clocks;

/// <summary>What was promised and in whose working time: the agreements with the calendars they are reckoned in, as they are now.</summary>
public sealed record Promises(AgreementDirectory Agreements, ImmutableDictionary<string, WorkCalendar> Calendars)
{
    /// <summary>Nothing was promised.</summary>
    public static Promises None { get; } = new(AgreementDirectory.Empty, ImmutableDictionary<string, WorkCalendar>.Empty);

    /// <summary>The calendars before the last change, for clocks that ran on them.</summary>
    public ImmutableDictionary<string, WorkCalendar> CalendarsBefore { get; init; } = ImmutableDictionary<string, WorkCalendar>.Empty;

    /// <summary>Which state of what was promised this is; each import that changes anything makes a later one.</summary>
    public int Version { get; init; }

    public bool IsEmpty => Agreements.IsEmpty;

    public WorkCalendar? Calendar(string name) => Calendars.GetValueOrDefault(name) ?? CalendarsBefore.GetValueOrDefault(name);

    /// <summary>The calendar a clock has run on until now.</summary>
    public WorkCalendar? CalendarUntilNow(string name) => CalendarsBefore.GetValueOrDefault(name) ?? Calendars.GetValueOrDefault(name);
}
