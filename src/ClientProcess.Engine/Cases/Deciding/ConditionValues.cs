using System.Text.Json;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Lets a FEEL condition look at the values of a case.</summary>
internal static class ConditionValues
{
    public static (bool Holds, string? Trouble) Evaluate(FeelExpression feel, IEnumerable<KeyValuePair<string, JsonElement>> values) =>
        throw new NotSupportedException(feel.ToString() + values);
}
