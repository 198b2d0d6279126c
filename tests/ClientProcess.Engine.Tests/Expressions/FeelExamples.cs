using System.Text.Json;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Tests.Expressions;

/// <summary>Short hands for the tests of expressions, and the case data that they share.</summary>
internal static class FeelExamples
{
    public static IReadOnlyDictionary<string, FeelValue> Data { get; } = Names(
        """
        {
          "bedrag": 1250.50, "approved": "no", "urgent": true, "closed": false, "nothing": null, "team": "klantcontact",
          "answer_by": "2026-11-30", "naïef": "ja", "list": [1, 2, 3, 4], "mixed": [1, "a", null],
          "client": {"name": "Jansen", "address": {"city": "Utrecht"}, "age": 17},
          "questions": [{"subject": "parkeren", "amount": 10}, {"subject": "afval", "amount": 40}, {"subject": "afval", "amount": 5}]
        }
        """);

    public static IReadOnlyDictionary<string, FeelValue> Names(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => FeelValue.From(entry.Value));

    public static FeelExpression Parsed(string text)
    {
        var parsed = FeelExpression.Parse(text);
        Assert.True(parsed.Ok, $"{text}: {string.Join("; ", parsed.Errors)}");
        return parsed.Expression;
    }

    public static FeelValue Value(string text)
    {
        var result = Parsed(text).Evaluate(Data);
        Assert.True(result.Ok, $"{text}: {result.Error}");
        return result.Value;
    }

    /// <summary>The value as a FEEL literal.</summary>
    public static string Text(string text) => Value(text).ToString();
}
