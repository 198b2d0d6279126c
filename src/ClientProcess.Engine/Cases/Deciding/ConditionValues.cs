using System.Text.Json;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Lets a FEEL condition look at the values of a case.</summary>
internal static class ConditionValues
{
    /// <summary>Whether it holds; or what is in the way, with a value it needs that the case does not have named first.</summary>
    public static (bool Holds, string? Trouble) Evaluate(FeelExpression feel, IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var names = values.Where(value => !NoteKeys.IsReserved(value.Key)).ToDictionary(value => value.Key, value => FeelValue.From(value.Value), StringComparer.Ordinal);
        if (feel.Names.FirstOrDefault(name => !names.ContainsKey(name) && !feel.NamesInFilters.Contains(name)) is { } absent)
            return (false, $"the case has no value '{absent}'.");
        var verdict = feel.EvaluateCondition(names);
        return verdict.Ok ? (verdict.Holds ?? false, null) : (false, verdict.Error!.Message);
    }
}
