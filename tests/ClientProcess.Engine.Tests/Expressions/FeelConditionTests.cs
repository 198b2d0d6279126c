using ClientProcess.Engine.Expressions;
using CsCheck;
using static ClientProcess.Engine.Tests.Expressions.FeelExamples;

namespace ClientProcess.Engine.Tests.Expressions;

public sealed class FeelConditionTests
{
    private static readonly bool?[] Truths = [true, false, null];

    [Theory]
    [InlineData("bedrag > 1000 and approved = \"no\"", true)]
    [InlineData("unknown > 5 and closed", false)]
    [InlineData("unknown > 5 or urgent", true)]
    public void A_condition_holds_or_not(string text, bool holds) => Assert.Equal(holds, Parsed(text).EvaluateCondition(Data).Holds);

    [Theory]
    [InlineData("urgent and unknown > 5", 12, "the condition is null because there is no name 'unknown', column 12")]
    [InlineData("nothing > 5", 1, "the condition is null because 'nothing' has no value, column 1")]
    [InlineData("bedrag > \"5\"", 8, "the condition is null because a number cannot be compared with a string, column 8")]
    [InlineData("not(client.phone)", 11, "the condition is null because there is no 'phone' in the context, column 11")]
    [InlineData("bedrag / 0 > 1", 8, "the condition is null because a number is divided by zero, column 8")]
    [InlineData("urgent and team", 12, "the condition is null because true or false was expected, not a string, column 12")]
    [InlineData("null", 1, "the condition is null because it says so")]
    [InlineData("bedrag", 1, "the condition is a number, not true or false")]
    public void A_condition_that_cannot_be_said_tells_why(string text, int column, string message)
    {
        var verdict = Parsed(text).EvaluateCondition(Data);
        Assert.False(verdict.Ok);
        Assert.Null(verdict.Holds);
        Assert.Equal(new FeelError(column, message), verdict.Error);
    }

    [Fact]
    public void A_number_that_json_could_not_hold_says_so() =>
        Assert.Equal(
            "the condition is null because 'n' has no value: the number is too large to count with, column 1",
            Parsed("n > 1").EvaluateCondition(Names("{\"n\": 1e99}")).Error?.Message);

    [Fact]
    public void And_or_and_not_follow_the_truth_tables_of_three_values() =>
        Gen.Select(Gen.OneOf(Truths), Gen.OneOf(Truths)).Sample((a, b) =>
        {
            Assert.Equal(a & b, Truth($"{Literal(a)} and {Literal(b)}"));
            Assert.Equal(a | b, Truth($"{Literal(a)} or {Literal(b)}"));
            Assert.Equal(!a, Truth($"not({Literal(a)})"));
            Assert.Equal(a & b, Truth($"every x in [{Literal(a)}, {Literal(b)}] satisfies x"));
            Assert.Equal(a | b, Truth($"any([{Literal(a)}, {Literal(b)}])"));
            Assert.Equal(Truth($"not({Literal(a)} and {Literal(b)})"), Truth($"not({Literal(a)}) or not({Literal(b)})"));
        });

    private static bool? Truth(string text) => (Value(text) as FeelBoolean)?.Value;

    private static string Literal(bool? truth) => truth is { } known ? FeelValue.From(known).ToString() : "null";
}
