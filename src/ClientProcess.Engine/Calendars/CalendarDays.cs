using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>Applies the rules of a calendar to dates.</summary>
internal sealed class CalendarDays(CalendarRules rules)
{
    /// <summary>The working days of a year, and the shift that came in from the year before.</summary>
    public WorkYear Year(int year)
    {
        var first = new LocalDate(year, 1, 1);
        var holidays = HolidaysOf(year);
        var eve = Spans(HoursOn(first.PlusDays(-1), HolidaysOf(year - 1)), first.PlusDays(-1), Instant.MinValue);
        var carriedOver = eve.IsEmpty ? default : eve[^1];
        var days = ImmutableArray.CreateBuilder<WorkDay>();
        var closedSince = carriedOver.End;
        for (var date = first; date.Year == year; date = date.PlusDays(1))
        {
            var spans = Spans(HoursOn(date, holidays), date, closedSince);
            if (!spans.IsEmpty)
            {
                days.Add(new WorkDay(date, spans));
                closedSince = spans[^1].End;
            }
        }

        return new WorkYear(
            LocalMoments.At(rules.Zone, first, 0), LocalMoments.At(rules.Zone, first.PlusYears(1), 0), days.ToImmutable(), carriedOver);
    }

    /// <summary>Why a date that its weekday would open is closed; null when it is not.</summary>
    public string? WhyClosed(LocalDate date)
    {
        if (rules.Hours[date.DayOfWeek].IsEmpty || rules.Open.ContainsKey(date))
        {
            return null;
        }

        return rules.Closed.Contains(date)
            ? "closed by the calendar"
            : rules.Holidays.Select(set => (set.Name, Day: set.Of(date.Year).GetValueOrDefault(date)))
                .Where(found => found.Day is not null).Select(found => $"{found.Day} ({found.Name})").FirstOrDefault();
    }

    private ImmutableArray<FrozenDictionary<LocalDate, string>> HolidaysOf(int year) => [.. rules.Holidays.Select(set => set.Of(year))];

    private ImmutableArray<HoursInterval> HoursOn(LocalDate date, ImmutableArray<FrozenDictionary<LocalDate, string>> holidays) =>
        rules.Open.TryGetValue(date, out var open) ? open
        : rules.Closed.Contains(date) || holidays.Any(set => set.ContainsKey(date)) ? []
        : rules.Hours[date.DayOfWeek];

    /// <summary>Hours as physical time; what an earlier shift already covers is not counted twice.</summary>
    private ImmutableArray<OpenSpan> Spans(ImmutableArray<HoursInterval> hours, LocalDate date, Instant notBefore)
    {
        if (hours.IsEmpty)
        {
            return [];
        }

        var spans = ImmutableArray.CreateBuilder<OpenSpan>(hours.Length);
        foreach (var interval in hours)
        {
            var start = Instant.Max(notBefore, LocalMoments.At(rules.Zone, date, interval.StartMinute));
            var end = LocalMoments.At(rules.Zone, date, interval.EndMinute);
            if (start < end)
            {
                spans.Add(new OpenSpan(start, end));
                notBefore = end;
            }
        }

        return spans.ToImmutable();
    }
}
