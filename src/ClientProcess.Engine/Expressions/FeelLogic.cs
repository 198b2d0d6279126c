namespace ClientProcess.Engine.Expressions;

/// <summary>Three-valued logic (DMN 1.3, 10.3.2): what is neither true nor false counts as null.</summary>
internal static class FeelLogic
{
    /// <summary>False as soon as one is false, else null if one is null, else true.</summary>
    public static FeelValue All(IEnumerable<FeelValue> values) => Decide(values, decisive: false);

    /// <summary>True as soon as one is true, else null if one is null, else false.</summary>
    public static FeelValue Any(IEnumerable<FeelValue> values) => Decide(values, decisive: true);

    public static FeelValue Not(int column, FeelValue value) => value switch
    {
        FeelBoolean boolean => FeelValue.From(!boolean.Value),
        _ => Truth(column, value),
    };

    /// <summary>The value when it is a boolean, else a null that says what it was instead.</summary>
    public static FeelValue Truth(int column, FeelValue value) => value switch
    {
        FeelBoolean or FeelNull { Because: not null } => value,
        _ => FeelValue.NullBecause(column, $"true or false was expected, not {value.Kind}"),
    };

    private static FeelValue Decide(IEnumerable<FeelValue> values, bool decisive)
    {
        FeelValue? unknown = null;
        foreach (var value in values)
        {
            if (value is FeelBoolean boolean && boolean.Value == decisive)
            {
                return value;
            }

            unknown ??= value is FeelBoolean ? null : value;
        }

        return unknown ?? FeelValue.From(!decisive);
    }
}
