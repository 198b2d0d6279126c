using ClientProcess.Engine.Expressions;
using static ClientProcess.Engine.Tests.Expressions.FeelExamples;

namespace ClientProcess.Engine.Tests.Expressions;

public sealed class FeelBoundsTests
{
    [Theory]
    [InlineData("some x in 1..2000000000 satisfies x < 0", "steps")]
    [InlineData("for a in 1..9999, b in 1..9999 return a", "items")]
    [InlineData("for a in 1..400, b in 1..400 return for c in 1..9 return c", "steps")]
    [InlineData("for x in 1..11000 return x", "items")]
    public void Endless_work_is_stopped(string text, string bound) => Stops(text, bound);

    [Fact]
    public void Values_that_double_are_stopped()
    {
        var doubling = string.Concat(Enumerable.Range(0, 25).Select(level => $"for x{level + 1} in [[x{level}, x{level}]] return "));
        Stops($"for x0 in [\"ab\"] return {doubling} x25", "larger than");
        var growing = string.Concat(Enumerable.Range(0, 25).Select(level => $"for x{level + 1} in [x{level} + x{level}] return "));
        Stops($"for x0 in [\"ab\"] return {growing} x25", "longer than");
    }

    [Fact]
    public void The_callers_bounds_hold()
    {
        Assert.Contains("more than 5 steps", Parsed("1 + 1 + 1 + 1 + 1").Evaluate(Data, new FeelBounds { StepsMax = 5 }).Error?.Message, StringComparison.Ordinal);
        Assert.False(Parsed("[1, 2, 3]").Evaluate(Data, new FeelBounds { ListItemsMax = 2 }).Ok);
        Assert.False(Parsed("\"aa\" + \"bb\"").EvaluateCondition(Data, new FeelBounds { TextCharsMax = 3 }).Ok);
    }

    [Fact]
    public void A_long_pattern_or_text_is_stopped()
    {
        Stops($"matches(\"a\", \"{new string('a', FeelBounds.PatternCharsMax + 1)}\")", "pattern");
        var names = new Dictionary<string, FeelValue> { ["long"] = FeelValue.From(new string('a', FeelBounds.PatternInputCharsMax + 1)) };
        Assert.False(Parsed("matches(long, \"a\")").Evaluate(names).Ok);
    }

    [Fact]
    public void A_pattern_that_would_backtrack_forever_does_not()
    {
        var names = new Dictionary<string, FeelValue> { ["long"] = FeelValue.From(new string('a', FeelBounds.PatternInputCharsMax)) };
        Assert.Equal(FeelValue.From(false), Parsed("matches(long, \"^(a+)+b$\")").Evaluate(names).Value);
        Assert.True(Parsed("matches(long, \"(a|b)*a(a|b){400}c\")").Evaluate(names).Ok);
    }

    private static void Stops(string text, string bound)
    {
        var result = Parsed(text).Evaluate(Data);
        Assert.Contains(bound, result.Error?.Message, StringComparison.Ordinal);
        Assert.False(Parsed(text).EvaluateCondition(Data).Ok);
    }
}
