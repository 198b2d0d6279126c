using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

public sealed record Holiday(LocalDate Date, string Name);

/// <summary>A named set of holidays: known for every year by rule, or by date.</summary>
public sealed class HolidaySet(string name, Func<int, IEnumerable<Holiday>> ofYear)
{
    private readonly ConcurrentDictionary<int, FrozenDictionary<LocalDate, string>> years = new();

    public string Name { get; } = name;

    /// <summary>The holidays of a year, by date; the first name wins where two fall together.</summary>
    public FrozenDictionary<LocalDate, string> Of(int year) => years.GetOrAdd(year, WorkOut);

    private FrozenDictionary<LocalDate, string> WorkOut(int year) =>
        ofYear(year).Where(holiday => holiday.Date.Year == year)
            .DistinctBy(holiday => holiday.Date)
            .ToFrozenDictionary(holiday => holiday.Date, holiday => holiday.Name);
}
