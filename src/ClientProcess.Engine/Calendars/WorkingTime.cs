using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// The open time of a calendar over the years. Years are added up when first asked for and kept;
/// two threads that build the same year build the same value, so whichever is kept is right.
/// </summary>
internal sealed class WorkingTime
{
    /// <summary>Calendars reckon from 1900 up to and including 2199: every question ends, and every case of this century fits.</summary>
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    private readonly WorkYear?[] years = new WorkYear?[LastYear - FirstYear + 1];
    private readonly CalendarRules rules;
    private readonly CalendarDays days;
    private readonly (int First, int Last) openYears;

    public WorkingTime(CalendarRules rules)
    {
        this.rules = rules;
        days = new CalendarDays(rules);
        var dates = rules.Open.Where(day => !day.Value.IsEmpty).Select(day => day.Key.Year).ToArray();
        // A shift on 31 December lasts into the next year.
        openYears = !rules.Hours.IsEmpty ? (FirstYear, LastYear)
            : dates.Length == 0 ? (LastYear, FirstYear)
            : (Math.Max(FirstYear, dates[0]), Math.Min(LastYear, dates[^1] + 1));
    }

    public CalendarDays Days => days;

    public WorkYear Year(int year)
    {
        ref var slot = ref years[year - FirstYear];
        var known = Volatile.Read(ref slot);
        if (known is null)
        {
            known = days.Year(year);
            Volatile.Write(ref slot, known);
        }

        return known;
    }

    /// <summary>The local year of a moment, or a refusal outside the years that are reckoned.</summary>
    public CalendarAnswer<int> YearOf(Instant moment)
    {
        var guess = moment.InUtc().Year;
        if (guess is > FirstYear and < LastYear)
        {
            var year = Year(guess);
            return CalendarAnswer.Of(moment < year.Start ? guess - 1 : moment >= year.End ? guess + 1 : guess);
        }

        return CalendarAnswer.Refuse<int>($"Expected a moment from {FirstYear + 1} up to and including {LastYear - 1}, but found {Iso(moment)}.");
    }

    public CalendarAnswer<Duration> Between(Instant from, Instant to)
    {
        if (to < from)
        {
            return Between(to, from).Then(worked => CalendarAnswer.Of(-worked));
        }

        return YearOf(from).Then(first => YearOf(to).Then(last =>
        {
            var worked = Year(last).WorkedBefore(to) - Year(first).WorkedBefore(from);
            for (var year = first; year < last; year++)
            {
                worked += Year(year).Total;
            }

            return CalendarAnswer.Of(worked);
        }));
    }

    /// <summary>The first moment by which so much was worked since <paramref name="from"/>: a closing time counts as that day's.</summary>
    public CalendarAnswer<Instant> After(Instant from, Duration work) => YearOf(from).Then(first =>
    {
        if (work == Duration.Zero)
        {
            return CalendarAnswer.Of(from);
        }

        var target = Year(first).WorkedBefore(from) + work;
        for (var year = first; year == first || year <= openYears.Last; year++)
        {
            var total = Year(year).Total;
            if (target <= total)
            {
                return CalendarAnswer.Of(Year(year).Reach(target));
            }

            target -= total;
        }

        return NotAgain<Instant>(from);
    });

    /// <summary>The earliest moment from which no more than so much work is left until <paramref name="to"/>.</summary>
    public CalendarAnswer<Instant> Before(Instant to, Duration work) => YearOf(to).Then(year =>
    {
        var target = Year(year).WorkedBefore(to) - work;
        while (target <= Duration.Zero)
        {
            year--;
            if (year < openYears.First)
            {
                return CalendarAnswer.Refuse<Instant>(
                    $"Expected calendar '{rules.Name}' to have been open for longer before {Iso(to)}, but it was not: no moment is the earliest.");
            }

            target += Year(year).Total;
        }

        return CalendarAnswer.Of(Year(year).Reach(target));
    });

    public CalendarAnswer<Instant> NextOpening(Instant from) => YearOf(from).Then(first =>
    {
        for (var year = first; year == first || year <= openYears.Last; year++)
        {
            if (Year(year).NextOpening(from) is { } opening)
            {
                return CalendarAnswer.Of(opening);
            }
        }

        return NotAgain<Instant>(from);
    });

    public WorkDay? DayOn(LocalDate date)
    {
        var year = Year(date.Year);
        var index = year.IndexFrom(date);
        return index < year.Days.Length && year.Days[index].Date == date ? year.Days[index] : null;
    }

    /// <summary>The nth working day after the date.</summary>
    public CalendarAnswer<WorkDay> DayAfter(LocalDate date, int count)
    {
        var index = Year(date.Year).IndexFrom(date.PlusDays(1)) + count - 1;
        for (var year = date.Year; year == date.Year || year <= openYears.Last; year++)
        {
            var inYear = Year(year).Days;
            if (index < inYear.Length)
            {
                return CalendarAnswer.Of(inYear[index]);
            }

            index -= inYear.Length;
        }

        return NotAgain<WorkDay>(LocalMoments.At(rules.Zone, date, 0));
    }

    private CalendarAnswer<T> NotAgain<T>(Instant from)
        where T : notnull => CalendarAnswer.Refuse<T>(
            rules.NeverOpens ? $"Expected calendar '{rules.Name}' to open, but it never does: it has no hours and no open dates."
            : rules.Hours.IsEmpty ? $"Expected calendar '{rules.Name}' to open for long enough after {Iso(from)}, but it never opens again."
            : $"Expected an answer within the years that calendars reckon, but from {Iso(from)} it lies after {LastYear}.");

    private string Iso(Instant moment) => LocalMoments.Iso(rules.Zone, moment);
}
