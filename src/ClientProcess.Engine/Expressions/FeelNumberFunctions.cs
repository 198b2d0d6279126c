namespace ClientProcess.Engine.Expressions;

/// <summary>Functions on numbers (DMN 1.3, 10.3.4.5; the roundings to a scale are of DMN 1.4).</summary>
internal static class FeelNumberFunctions
{
    /// <summary>Places that a decimal can have.</summary>
    private const int ScaleMax = 28;

    public static IEnumerable<FeelFunction> All =>
    [
        new("abs", 1, call => call.Args[0] is FeelNumber number ? FeelValue.From(Math.Abs(number.Value)) : AbsoluteDuration(call)),
        Rounding("floor", (number, scale) => decimal.Round(number, scale, MidpointRounding.ToNegativeInfinity)),
        Rounding("ceiling", (number, scale) => decimal.Round(number, scale, MidpointRounding.ToPositiveInfinity)),
        Rounding("round", (number, scale) => decimal.Round(number, scale, MidpointRounding.AwayFromZero)),
        Rounding("round half up", (number, scale) => decimal.Round(number, scale, MidpointRounding.AwayFromZero)),
        Rounding("round half down", RoundHalfDown),
        Rounding("round up", RoundUp),
        Rounding("round down", (number, scale) => decimal.Round(number, scale, MidpointRounding.ToZero)),
        Rounding("decimal", (number, scale) => decimal.Round(number, scale, MidpointRounding.ToEven)),
        new("modulo", 2, call => call.With<FeelNumber>(0, number => call.With<FeelNumber>(1, by => Modulo(call, number.Value, by.Value)))),
        new("even", 1, call => Parity(call, 0)),
        new("odd", 1, call => Parity(call, 1)),
    ];

    private static FeelFunction Rounding(string name, Func<decimal, int, decimal> round) => new(name, 1, 2, call =>
        call.With<FeelNumber>(0, number => call.Args.Length == 1
            ? FeelValue.From(round(number.Value, 0))
            : call.With<FeelNumber>(1, scale => scale.Value is >= 0 and <= ScaleMax && scale.Value == decimal.Truncate(scale.Value)
                ? FeelArithmetic.Guarded(call.Column, () => FeelValue.From(round(number.Value, (int)scale.Value)))
                : call.Null($"a scale is a whole number from 0 to {ScaleMax}"))));

    private static FeelValue AbsoluteDuration(FeelCall call) => call.Args[0] switch
    {
        FeelDaysDuration days when days.Value < NodaTime.Duration.Zero => FeelArithmetic.Negate(call.Column, days),
        FeelMonthsDuration { Months: < 0 } months => FeelArithmetic.Negate(call.Column, months),
        FeelDaysDuration or FeelMonthsDuration => call.Args[0],
        _ => call.With<FeelNumber>(0, number => number),
    };

    /// <summary>Away from zero, whatever is dropped.</summary>
    private static decimal RoundUp(decimal number, int scale)
    {
        var towardsZero = decimal.Round(number, scale, MidpointRounding.ToZero);
        return towardsZero == number ? number : towardsZero + (Math.Sign(number) * Unit(scale));
    }

    /// <summary>To the nearest; the half towards zero.</summary>
    private static decimal RoundHalfDown(decimal number, int scale)
    {
        var towardsZero = decimal.Round(number, scale, MidpointRounding.ToZero);
        return Math.Abs(number - towardsZero) * 2 == Unit(scale) ? towardsZero : decimal.Round(number, scale, MidpointRounding.AwayFromZero);
    }

    private static decimal Unit(int scale) => new(1, 0, 0, false, (byte)scale);

    /// <summary>The rest has the divisor's sign: <c>modulo(-12, 5) = 3</c>.</summary>
    private static FeelValue Modulo(FeelCall call, decimal number, decimal by) => FeelArithmetic.Guarded(call.Column, () =>
    {
        var rest = number % by;
        return FeelValue.From(rest != 0 && rest < 0 != by < 0 ? rest + by : rest);
    });

    private static FeelValue Parity(FeelCall call, int rest) => call.With<FeelNumber>(0, number => number.Value == decimal.Truncate(number.Value)
        ? FeelValue.From(Math.Abs(number.Value % 2) == rest)
        : call.Null("only whole numbers are even or odd"));
}
