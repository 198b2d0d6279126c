using NodaTime;

namespace ClientProcess.Engine.Expressions;

/// <summary>Making and taking apart moments and durations (DMN 1.3, 10.3.4.1).</summary>
internal static class FeelTemporalFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        new("date", 1, 3, call => call.Args.Length == 1
            ? Date(call)
            : Numbers(call, (year, month, day) => FeelValue.From(new LocalDate(year, month, day)))),
        new("time", 1, 3, call => call.Args.Length == 1
            ? Time(call)
            : Numbers(call, (hour, minute, second) => new FeelTime(new LocalTime(hour, minute, second), null))),
        new("date and time", 1, 2, call => call.Args.Length == 1 ? DateTime(call) : Combine(call)),
        new("duration", 1, call => Read(call, FeelTemporal.Duration, "a duration such as P3D, PT4H or P1Y6M")),
        new("years and months duration", 2, Between),
        new("day of week", 1, call => DateOf(call.Args[0]) is { } date
            ? FeelValue.From(date.DayOfWeek.ToString())
            : call.With<FeelDate>(0, other => other)),
    ];

    private static FeelValue Date(FeelCall call) => DateOf(call.Args[0]) is { } date
        ? FeelValue.From(date)
        : Read(call, FeelTemporal.Date, "a date such as 2026-11-23");

    private static FeelValue Time(FeelCall call) => call.Args[0] switch
    {
        FeelTime time => time,
        FeelDateTime moment => new FeelTime(moment.Value.TimeOfDay, moment.Offset),
        _ => Read(call, FeelTemporal.Time, "a time such as 09:00:00"),
    };

    private static FeelValue DateTime(FeelCall call) => call.Args[0] switch
    {
        FeelDateTime moment => moment,
        FeelDate date => new FeelDateTime(date.Value.AtMidnight(), null),
        _ => Read(call, text => FeelTemporal.DateTime(text) ?? Midnight(text), "a date and time such as 2026-11-23T09:00:00"),
    };

    private static FeelDateTime? Midnight(string text) =>
        FeelTemporal.Date(text) is FeelDate date ? new FeelDateTime(date.Value.AtMidnight(), null) : null;

    private static FeelValue Combine(FeelCall call) => DateOf(call.Args[0]) is { } date
        ? call.With<FeelTime>(1, time => new FeelDateTime(date.At(time.Value), time.Offset))
        : call.With<FeelDate>(0, other => other);

    private static FeelValue Read(FeelCall call, Func<string, FeelValue?> read, string wanted) =>
        call.With<FeelString>(0, text => read(text.Value) ?? call.Null($"the text is not {wanted}"));

    private static FeelValue Numbers(FeelCall call, Func<int, int, int, FeelValue> make) => call.Args is [FeelNumber a, FeelNumber b, FeelNumber c]
        && call.Args.All(arg => arg is FeelNumber number && number.Value == decimal.Truncate(number.Value) && Math.Abs(number.Value) <= int.MaxValue)
            ? FeelArithmetic.Guarded(call.Column, () => make((int)a.Value, (int)b.Value, (int)c.Value))
            : call.Null($"'{call.Name}' takes a text, or three whole numbers");

    private static FeelValue Between(FeelCall call) => (DateOf(call.Args[0]), DateOf(call.Args[1])) is ({ } from, { } to)
        ? new FeelMonthsDuration(Period.Between(from, to, PeriodUnits.Months).Months)
        : call.With<FeelDate>(0, _ => call.With<FeelDate>(1, other => other));

    private static LocalDate? DateOf(FeelValue value) => value switch
    {
        FeelDate date => date.Value,
        FeelDateTime moment => moment.Value.Date,
        _ => null,
    };
}
