using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// What a calendar is told: its zone, its ordinary week, and what differs on which date.
/// On a date in <see cref="Open"/> those hours hold instead of all others; a date in <see cref="Closed"/> or in a holiday set has none.
/// </summary>
public sealed record CalendarRules(string Name, DateTimeZone Zone, WeekHours Hours)
{
    public ImmutableArray<HolidaySet> Holidays { get; init; } = [];

    public ImmutableHashSet<LocalDate> Closed { get; init; } = [];

    public ImmutableSortedDictionary<LocalDate, ImmutableArray<HoursInterval>> Open { get; init; } =
        ImmutableSortedDictionary<LocalDate, ImmutableArray<HoursInterval>>.Empty;

    internal bool NeverOpens => Hours.IsEmpty && Open.Values.All(hours => hours.IsEmpty);
}
