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

    /// <summary>Whether the other counts every moment alike: read from another version of the file, it is the same calendar.</summary>
    public bool CountsAs(CalendarRules other) =>
        Name == other.Name && Zone.Id == other.Zone.Id && Hours.Same(other.Hours)
        && Closed.SetEquals(other.Closed)
        && Open.Count == other.Open.Count && Open.All(day => other.Open.TryGetValue(day.Key, out var hours) && hours.SequenceEqual(day.Value))
        && DatesOff().SetEquals(other.DatesOff());

    /// <summary>Every date that a holiday set closes, as far as working time is reckoned.</summary>
    private HashSet<LocalDate> DatesOff() =>
        [.. Enumerable.Range(WorkingTime.FirstYear, WorkingTime.LastYear - WorkingTime.FirstYear + 1).SelectMany(year => Holidays.SelectMany(set => set.Of(year).Keys))];

    internal bool NeverOpens => Hours.IsEmpty && Open.Values.All(hours => hours.IsEmpty);
}
