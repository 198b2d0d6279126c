using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>The days that the Dutch sets are made of.</summary>
public static class DutchHolidays
{
    public const string Statutory = "nl-statutory";
    public const string Office = "nl-office";

    /// <summary>From 2014 the King's birthday is celebrated; before (and from 1980 by this Sunday rule) Queen's Day on 30 April.</summary>
    private const int FirstKingsDay = 2014;

    /// <summary>
    /// Days equated with a holiday by royal decree (Algemene termijnenwet art. 3 lid 3). Decreed some years ahead:
    /// add a line when a decree appears in the Staatscourant.
    /// </summary>
    private static readonly ImmutableArray<LocalDate> Decreed =
    [
        new(2026, 1, 2), new(2026, 5, 15), new(2027, 5, 7), new(2028, 4, 28), new(2028, 5, 26),
    ];

    /// <summary>Algemene termijnenwet art. 3: what a statutory term does not end on.</summary>
    public static IEnumerable<Holiday> StatutoryOf(int year) =>
    [
        .. Shared(year), GoodFriday(year), LiberationDay(year),
        .. Decreed.Where(date => date.Year == year).Select(date => new Holiday(date, "day equated by decree")),
    ];

    /// <summary>What offices close for: 5 May in lustrum years, Good Friday is worked, unless the options say otherwise.</summary>
    public static IEnumerable<Holiday> OfficeOf(int year, OfficeHolidayOptions options) =>
    [
        .. Shared(year),
        new(Easter(year), "Easter Sunday"), new(Easter(year).PlusDays(49), "Whit Sunday"),
        .. options.GoodFriday ? [GoodFriday(year)] : Array.Empty<Holiday>(),
        .. options.LiberationDay ?? year % 5 == 0 ? [LiberationDay(year)] : Array.Empty<Holiday>(),
    ];

    /// <summary>Easter Sunday in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).</summary>
    public static LocalDate Easter(int year)
    {
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * shift) + 114, 31);
        return new LocalDate(year, month, day + 1);
    }

    private static IEnumerable<Holiday> Shared(int year)
    {
        var easter = Easter(year);
        return
        [
            new(new LocalDate(year, 1, 1), "New Year's Day"),
            new(easter.PlusDays(1), "Easter Monday"),
            KingsDay(year),
            new(easter.PlusDays(39), "Ascension Day"),
            new(easter.PlusDays(50), "Whit Monday"),
            new(new LocalDate(year, 12, 25), "Christmas Day"),
            new(new LocalDate(year, 12, 26), "Second Day of Christmas"),
        ];
    }

    private static Holiday GoodFriday(int year) => new(Easter(year).PlusDays(-2), "Good Friday");

    private static Holiday LiberationDay(int year) => new(new LocalDate(year, 5, 5), "Liberation Day");

    private static Holiday KingsDay(int year)
    {
        var (date, name) = year >= FirstKingsDay
            ? (new LocalDate(year, 4, 27), "King's Day")
            : (new LocalDate(year, 4, 30), "Queen's Day");
        return new(date.DayOfWeek == IsoDayOfWeek.Sunday ? date.PlusDays(-1) : date, name);
    }
}

/// <summary>What an office chooses: whether Good Friday is free, and 5 May (null: lustrum years only).</summary>
public sealed record OfficeHolidayOptions(bool GoodFriday = false, bool? LiberationDay = null);
