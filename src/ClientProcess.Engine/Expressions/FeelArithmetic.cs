namespace ClientProcess.Engine.Expressions;

internal enum FeelOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// <summary>Arithmetic on numbers, texts, moments and durations (DMN 1.3, 10.3.2).</summary>
internal static class FeelArithmetic
{
    public static FeelValue Apply(int column, FeelValue left, FeelOperator how, FeelValue right) =>
        Guarded(column, () => (left, right) switch
        {
            (FeelNull { Because: { } because }, _) => new FeelNull(because),
            (_, FeelNull { Because: { } because }) => new FeelNull(because),
            (FeelNumber a, FeelNumber b) => Numbers(column, a.Value, how, b.Value),
            (FeelString a, FeelString b) when how == FeelOperator.Add => FeelValue.From(a.Value + b.Value),
            _ => Temporal(left, how, right) ?? FeelValue.NullBecause(column, $"{left.Kind} {Sign(how)} {right.Kind} has no meaning"),
        });

    /// <summary>Runs a calculation; decimals and calendars know their edges only by trying, and FEEL calls the outcome null.</summary>
    public static FeelValue Guarded(int column, Func<FeelValue> calculate)
    {
        try
        {
            return calculate();
        }
        catch (Exception problem) when (problem is OverflowException or ArgumentOutOfRangeException or DivideByZeroException)
        {
            return FeelValue.NullBecause(column, problem is DivideByZeroException
                ? "a number is divided by zero"
                : "the result is too large to hold");
        }
    }

    public static FeelValue Negate(int column, FeelValue value) => value switch
    {
        FeelNumber number => FeelValue.From(-number.Value),
        FeelDaysDuration or FeelMonthsDuration => Apply(column, value, FeelOperator.Multiply, FeelValue.From(-1)),
        FeelNull { Because: not null } => value,
        _ => FeelValue.NullBecause(column, $"{value.Kind} has no negative"),
    };

    public static string Sign(FeelOperator how) => how switch
    {
        FeelOperator.Add => "+",
        FeelOperator.Subtract => "-",
        FeelOperator.Multiply => "*",
        FeelOperator.Divide => "/",
        _ => "**",
    };

    private static FeelValue Numbers(int column, decimal left, FeelOperator how, decimal right) => how switch
    {
        FeelOperator.Add => FeelValue.From(left + right),
        FeelOperator.Subtract => FeelValue.From(left - right),
        FeelOperator.Multiply => FeelValue.From(left * right),
        FeelOperator.Divide => FeelValue.From(left / right),
        _ when right != decimal.Truncate(right) => FeelValue.NullBecause(column, "an exponent is a whole number here"),
        _ when right < 0 => FeelValue.From(1 / Power(left, checked((int)-right))),
        _ => FeelValue.From(Power(left, checked((int)right))),
    };

    /// <summary>By squaring: at most 31 rounds, exact where the decimal is.</summary>
    private static decimal Power(decimal number, int exponent)
    {
        var result = 1m;
        for (var square = number; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * square : result;
            square = exponent > 1 ? square * square : square;
        }

        return result;
    }

    private static FeelValue? Temporal(FeelValue left, FeelOperator how, FeelValue right) => how switch
    {
        FeelOperator.Add => FeelTemporalArithmetic.Add(left, right) ?? FeelTemporalArithmetic.Add(right, left),
        FeelOperator.Subtract => FeelTemporalArithmetic.Subtract(left, right),
        FeelOperator.Multiply => FeelTemporalArithmetic.Scale(left, right) ?? FeelTemporalArithmetic.Scale(right, left),
        FeelOperator.Divide => FeelTemporalArithmetic.Divide(left, right),
        _ => null,
    };
}
