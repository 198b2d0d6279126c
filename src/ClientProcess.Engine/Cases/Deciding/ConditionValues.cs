using System.Text.Json;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Lets a FEEL condition look at the values of a case.</summary>
internal static class ConditionValues
{
    /// <summary>Whether it holds; or what is in the way, with a value it needs that the case does not have named first.</summary>
    public static (bool Holds, string? Trouble) Evaluate(FeelExpression feel, IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var names = Names(values);
        if (Absent(feel, names) is { } absent) return (false, absent);
        var verdict = feel.EvaluateCondition(names);
        return verdict.Ok ? (verdict.Holds ?? false, null) : (false, verdict.Error!.Message);
    }

    /// <summary>Whether it asks for something that the case does not have.</summary>
    public static bool IsUnknown(FeelExpression feel, IEnumerable<KeyValuePair<string, JsonElement>> values) => Absent(feel, Names(values)) is not null;

    /// <summary>The whole number it comes to; or what is in the way.</summary>
    public static (int? Number, string? Trouble) Number(FeelExpression feel, IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var names = Names(values);
        if (Absent(feel, names) is { } absent) return (null, absent);
        return feel.Evaluate(names) switch
        {
            { Error: { } error } => (null, error.Message),
            { Value: FeelNumber { Value: >= 0 and <= int.MaxValue } number } when decimal.IsInteger(number.Value) => ((int)number.Value, null),
            { Value: var other } => (null, $"it is {other.Kind} that is none."),
        };
    }

    /// <summary>What is nearer hides what is farther off by the same name.</summary>
    private static Dictionary<string, FeelValue> Names(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var names = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var (key, value) in values.Where(value => !NoteKeys.IsReserved(value.Key))) names[key] = FeelValue.From(value);
        return names;
    }

    private static string? Absent(FeelExpression feel, Dictionary<string, FeelValue> names) =>
        feel.Names.FirstOrDefault(name => !names.ContainsKey(name) && !feel.NamesInFilters.Contains(name)) is { } absent ? $"the case has no value '{absent}'." : null;
}
