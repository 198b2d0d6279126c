using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>The Algemene termijnenwet: on which day a statutory term ends.</summary>
public static class GeneralTermsAct
{
    /// <summary>Art. 2: a term of at least three days holds at least two ordinary days.</summary>
    private const int ShortestWithOrdinaryDays = 3;
    private const int OrdinaryDaysMin = 2;

    /// <summary>Why the date is not an ordinary day (Saturday, Sunday or holiday of art. 3); null when it is one.</summary>
    public static string? WhyNotOrdinary(LocalDate date) =>
        HolidaySets.NlStatutory.Of(date.Year).GetValueOrDefault(date)
        ?? (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? date.DayOfWeek.ToString() : null);

    /// <summary>Art. 1: a term that ends on no ordinary day goes on to the end of the next one.</summary>
    public static LocalDate Roll(LocalDate lastDay)
    {
        while (WhyNotOrdinary(lastDay) is not null)
        {
            lastDay = lastDay.PlusDays(1);
        }

        return lastDay;
    }

    /// <summary>The last day under art. 1 and 2 of a term that runs from the day after receipt.</summary>
    internal static LocalDate LastDay(LocalDate receivedOn, LocalDate unrolled)
    {
        var last = Roll(unrolled);
        if (Period.DaysBetween(receivedOn, unrolled) < ShortestWithOrdinaryDays)
        {
            return last;
        }

        for (var missing = OrdinaryDaysMin - OrdinaryDays(receivedOn, last); missing > 0; missing--)
        {
            last = Roll(last.PlusDays(1));
        }

        return last;
    }

    private static int OrdinaryDays(LocalDate receivedOn, LocalDate last)
    {
        var found = 0;
        for (var day = last; day > receivedOn && found < OrdinaryDaysMin; day = day.PlusDays(-1))
        {
            found += WhyNotOrdinary(day) is null ? 1 : 0;
        }

        return found;
    }
}
