using NodaTime;

namespace ClientProcess.Engine.Expressions;

/// <summary>Counting with moments and durations (DMN 1.3, 10.3.2). Null: the two do not go together. Throws at the calendar's edges.</summary>
internal static class FeelTemporalArithmetic
{
    public static FeelValue? Add(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration a, FeelDaysDuration b) => new FeelDaysDuration(a.Value + b.Value),
        (FeelMonthsDuration a, FeelMonthsDuration b) => Months(a.Months + b.Months),
        (FeelDate a, FeelDaysDuration b) => FeelValue.From(Shift(a.Value.AtMidnight(), b.Value).Date),
        (FeelDate a, FeelMonthsDuration b) => FeelValue.From(a.Value.PlusMonths((int)b.Months)),
        (FeelDateTime a, FeelDaysDuration b) => a with { Value = Shift(a.Value, b.Value) },
        (FeelDateTime a, FeelMonthsDuration b) => a with { Value = a.Value.PlusMonths((int)b.Months) },
        (FeelTime a, FeelDaysDuration b) => a with { Value = a.Value.PlusNanoseconds(b.Value.NanosecondOfDay) },
        _ => null,
    };

    public static FeelValue? Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDate a, FeelDate b) => Days(Seconds(a.Value.AtMidnight(), null) - Seconds(b.Value.AtMidnight(), null)),
        (FeelDateTime a, FeelDateTime b) when a.Offset.HasValue == b.Offset.HasValue => Days(Seconds(a) - Seconds(b)),
        (FeelTime a, FeelTime b) when a.Offset.HasValue == b.Offset.HasValue => Days(Seconds(a) - Seconds(b)),
        (_, FeelDaysDuration days) => Add(left, new FeelDaysDuration(-days.Value)),
        (_, FeelMonthsDuration months) => Add(left, new FeelMonthsDuration(-months.Months)),
        _ => null,
    };

    public static FeelValue? Scale(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration a, FeelNumber b) => Days(Seconds(a) * b.Value),
        (FeelMonthsDuration a, FeelNumber b) => Months(decimal.Truncate(a.Months * b.Value)),
        _ => null,
    };

    public static FeelValue? Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDaysDuration a, FeelNumber b) => Days(Seconds(a) / b.Value),
        (FeelMonthsDuration a, FeelNumber b) => Months(decimal.Truncate(a.Months / b.Value)),
        (FeelDaysDuration a, FeelDaysDuration b) => FeelValue.From(Seconds(a) / Seconds(b)),
        (FeelMonthsDuration a, FeelMonthsDuration b) => FeelValue.From((decimal)a.Months / b.Months),
        _ => null,
    };

    /// <summary>Seconds from a fixed moment; with an offset on the line of instants, without one as the clock stands.</summary>
    public static decimal Seconds(FeelDateTime moment) => Seconds(moment.Value, moment.Offset);

    /// <summary>Seconds from midnight, at offset zero when there is an offset.</summary>
    public static decimal Seconds(FeelTime time) => Seconds(time.Value.NanosecondOfDay) - (time.Offset?.Seconds ?? 0);

    private static decimal Seconds(LocalDateTime moment, Offset? offset) =>
        (Period.DaysBetween(new LocalDate(1970, 1, 1), moment.Date) * (decimal)NodaConstants.SecondsPerDay)
        + Seconds(moment.NanosecondOfDay) - (offset?.Seconds ?? 0);

    private static decimal Seconds(FeelDaysDuration days) =>
        (days.Value.Days * (decimal)NodaConstants.SecondsPerDay) + Seconds(days.Value.NanosecondOfDay);

    private static decimal Seconds(long nanoseconds) => nanoseconds / (decimal)NodaConstants.NanosecondsPerSecond;

    private static LocalDateTime Shift(LocalDateTime moment, Duration by) => moment.PlusDays(by.Days).PlusNanoseconds(by.NanosecondOfDay);

    private static FeelDaysDuration Days(decimal seconds)
    {
        var days = decimal.Truncate(seconds / NodaConstants.SecondsPerDay);
        var rest = (seconds - (days * NodaConstants.SecondsPerDay)) * NodaConstants.NanosecondsPerSecond;
        return new FeelDaysDuration(Duration.FromDays((int)days) + Duration.FromNanoseconds((long)rest));
    }

    private static FeelMonthsDuration Months(decimal months) =>
        Math.Abs(months) <= FeelTemporal.MonthsMax ? new FeelMonthsDuration((long)months) : throw new OverflowException("Longer than any calendar.");
}
