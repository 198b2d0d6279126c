using System.Globalization;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>What may be added to a moment. Read from text by <see cref="Parse"/>.</summary>
public abstract record CalendarDuration
{
    /// <summary>A century around the clock: longer promises are typing errors.</summary>
    public const int HoursMax = 876_600;
    public const int DaysMax = 36_525;
    public const int WeeksMax = 5_200;
    public const int MonthsMax = 1_200;
    public const int YearsMax = 100;

    private protected CalendarDuration()
    {
    }

    /// <summary>Reads <c>PT15H</c>, <c>3 working days</c>, <c>3 working days end of day</c> or <c>8 weeks statutory</c>.</summary>
    public static CalendarAnswer<CalendarDuration> Parse(string text) => CalendarDurationText.Parse(text);
}

/// <summary>Time that counts only while the calendar is open.</summary>
public sealed record WorkingDuration : CalendarDuration
{
    public WorkingDuration(Duration work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(work, Duration.FromHours(HoursMax));
        Work = work;
    }

    public Duration Work { get; }

    /// <summary>ISO 8601, in hours, minutes and seconds.</summary>
    public override string ToString()
    {
        var seconds = Work.Seconds + (Work.SubsecondNanoseconds / 1_000_000_000m);
        return Work == Duration.Zero ? "PT0S" : $"PT{Part((long)Work.TotalHours, 'H')}{Part(Work.Minutes, 'M')}{Part(seconds, 'S')}";
    }

    private static string Part(decimal amount, char unit) =>
        amount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{amount:0.#########}{unit}");
}

/// <summary>
/// So many working days after the day of receipt, which itself never counts: at the same time of day, held within that day's
/// hours, or at its closing time. What comes in on a day without hours has the whole of the last day.
/// </summary>
public sealed record WorkingDays : CalendarDuration
{
    public WorkingDays(int count, bool endOfDay = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, DaysMax);
        Count = count;
        EndOfDay = endOfDay;
    }

    public int Count { get; }

    public bool EndOfDay { get; }

    public override string ToString() => $"{Count} working {(Count == 1 ? "day" : "days")}{(EndOfDay ? " end of day" : "")}";
}

public enum StatutoryUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>A term set by law: calendar time, which ends with its last day (see <see cref="StatutoryTerm"/>).</summary>
public sealed record StatutoryLength : CalendarDuration
{
    public StatutoryLength(int count, StatutoryUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Max(unit));
        Count = count;
        Unit = unit;
    }

    public int Count { get; }

    public StatutoryUnit Unit { get; }

    internal Period Period => Unit switch
    {
        StatutoryUnit.Days => Period.FromDays(Count),
        StatutoryUnit.Weeks => Period.FromWeeks(Count),
        StatutoryUnit.Months => Period.FromMonths(Count),
        _ => Period.FromYears(Count),
    };

    /// <summary>Algemene termijnenwet art. 4: it does not govern terms of more than 90 days, twelve weeks or three months, nor of years.</summary>
    internal bool UnderGeneralTermsAct => Unit switch
    {
        StatutoryUnit.Days => Count <= 90,
        StatutoryUnit.Weeks => Count <= 12,
        StatutoryUnit.Months => Count <= 3,
        _ => false,
    };

    public override string ToString()
    {
        var unit = Unit switch
        {
            StatutoryUnit.Days => "day",
            StatutoryUnit.Weeks => "week",
            StatutoryUnit.Months => "month",
            _ => "year",
        };
        return $"{Count} {unit}{(Count == 1 ? "" : "s")} statutory";
    }

    internal static int Max(StatutoryUnit unit) => unit switch
    {
        StatutoryUnit.Days => DaysMax,
        StatutoryUnit.Weeks => WeeksMax,
        StatutoryUnit.Months => MonthsMax,
        _ => YearsMax,
    };
}
