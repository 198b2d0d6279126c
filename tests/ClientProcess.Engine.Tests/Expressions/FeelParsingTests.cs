using ClientProcess.Engine.Expressions;
using CsCheck;
using static ClientProcess.Engine.Tests.Expressions.FeelExamples;

namespace ClientProcess.Engine.Tests.Expressions;

public sealed class FeelParsingTests
{
    private static readonly string[] Fragments =
    [
        "a", "b.c", "1", "2.5", "\"t\"", "@\"P1D\"", "@\"2026-11-23\"", "true", "null", "(", ")", "[", "]", "{", "}", ",", ":", "..", ".", "+", "-", "*", "/", "**",
        "=", "!=", "<", "<=", ">", ">=", " and ", " or ", " in ", " between ", "if ", " then ", " else ", "for x in ", " return ", "some x in ", "every x in ",
        " satisfies ", "not(", "count(", "starts with(", "date and time(", "now(", "matches(", "a[item > 1]", "'", "&", "//", "/*", "\"", "@", "=="
    ];

    [Theory]
    [InlineData("", 1)]
    [InlineData("a =", 4)]
    [InlineData("a = 'no'", 5)]
    [InlineData("a == 1", 4)]
    [InlineData("a && b", 3)]
    [InlineData("(a", 3)]
    [InlineData("a 1", 3)]
    [InlineData("1 < 2 < 3", 7)]
    [InlineData("if a then b", 12)]
    [InlineData("f(a,)", 5)]
    [InlineData("\"a", 1)]
    [InlineData("\"a\\d\"", 1)]
    [InlineData("a = foo(1)", 5)]
    [InlineData("count(1, 2)", 1)]
    [InlineData("count()", 1)]
    [InlineData("a > 99999999999999999999999999999999", 5)]
    [InlineData("a in (< 1..5]", 6)]
    [InlineData("a\n= 'no'", 5)]
    public void What_is_no_expression_is_an_error_at_its_place(string text, int column)
    {
        var parsed = FeelExpression.Parse(text);
        Assert.False(parsed.Ok);
        Assert.Equal(column, parsed.Errors[0].Column);
        Assert.NotEmpty(parsed.Errors[0].Message);
    }

    [Fact]
    public void All_calls_that_cannot_work_are_reported_at_once() =>
        Assert.Equal([1, 10], FeelExpression.Parse("foo(1) = bar(2)").Errors.Select(error => error.Column));

    [Theory]
    [InlineData("a + b.c > d", "a,b,d")]
    [InlineData("some x in list satisfies x > y", "list,y")]
    [InlineData("for x in xs, y in x return y + z", "xs,z")]
    [InlineData("orders[amount > 3].total", "orders")]
    [InlineData("count(a) = 1 // and b", "a")]
    [InlineData("years and months", "months,years")]
    [InlineData("te  hoog bedrag > 3 and klaar", "klaar,te hoog bedrag")]
    public void Free_names_are_those_that_the_caller_gives(string text, string names) => Assert.Equal(names, string.Join(',', Parsed(text).Names));

    [Fact]
    public void Names_in_filters_stand_apart() => Assert.Equal(["amount", "limit"], Parsed("orders[amount > limit]").NamesInFilters);

    [Theory]
    [InlineData("a  and(b or c)", "a and (b or c)")]
    [InlineData("(a)+1*2", "a + (1 * 2)")]
    [InlineData("x in 1", "x in (1)")]
    [InlineData("-(-1)", "-(-1)")]
    [InlineData("starts   with (a,\"b\")", "starts with(a, \"b\")")]
    public void The_canonical_form_shows_how_an_expression_was_read(string text, string form) => Assert.Equal(form, Parsed(text).ToString());

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("1 + 2 * 3 ** not(", ")")]
    [InlineData("1 in (", ")")]
    [InlineData("list[", "]")]
    [InlineData("if urgent then 1 else ", "")]
    [InlineData("for x in ", " return 1")]
    [InlineData("for x in list[1] return ", "")]
    [InlineData("every x in list[1] satisfies ", "")]
    public void Nesting_to_the_bound_needs_no_large_stack(string open, string close)
    {
        FeelResult? result = null;
        var times = open.StartsWith("1 in", StringComparison.Ordinal) ? FeelBounds.NestingMax : FeelBounds.NestingMax - 1;
        var small = new Thread(() => result = Parsed(Nested(open, times, close)).Evaluate(Data), 1024 * 1024);
        small.Start();
        small.Join();
        Assert.True(result?.Ok, result?.Error?.Message);
    }

    [Fact]
    public void Nesting_on_a_stack_that_is_too_small_is_refused()
    {
        FeelParsed? parsed = null;
        var tiny = new Thread(() => parsed = FeelExpression.Parse(Nested("(", FeelBounds.NestingMax, ")")), 128 * 1024);
        tiny.Start();
        tiny.Join();
        Assert.Contains("less nesting", parsed?.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("not(", ")")]
    [InlineData("a[", "]")]
    [InlineData("if a then b else ", "")]
    [InlineData("for x in ", " return 1")]
    [InlineData("some x in a satisfies ", "")]
    public void Nesting_beyond_the_bound_is_refused(string open, string close)
    {
        var error = Assert.Single(FeelExpression.Parse(Nested(open, FeelBounds.NestingMax + 1, close)).Errors);
        Assert.Contains("nest deeper", error.Message, StringComparison.Ordinal);
        Assert.False(FeelExpression.Parse(Nested(open, 600, "")).Ok);
    }

    [Fact]
    public void A_long_chain_is_not_deep()
    {
        Assert.Equal("2000", Text(string.Join("+", Enumerable.Repeat("1", 2_000))));
        Assert.Equal("null", Text("client" + string.Concat(Enumerable.Repeat(".a", 2_000))));
        Assert.Equal("1250.5", Text("bedrag" + string.Concat(Enumerable.Repeat("[1]", 2_000))));
        Assert.Equal("true", Text(string.Join(" and ", Enumerable.Repeat("true", 1_000))));
    }

    [Fact]
    public void A_text_beyond_the_bound_is_refused() => Assert.False(FeelExpression.Parse(new string(' ', FeelBounds.ExpressionCharsMax) + "1").Ok);

    [Fact]
    public void Any_text_parses_or_gives_an_error() => Gen.String.Sample(text => ParsesOrFails(text));

    [Fact]
    public void Any_row_of_fragments_parses_or_gives_an_error_and_evaluates_the_same_twice() =>
        Gen.OneOf(Fragments).Array[1, 12].Select(string.Concat).Sample(
            text =>
            {
                if (ParsesOrFails(text) is { } expression)
                {
                    Assert.Equal(expression.Evaluate(Data), expression.Evaluate(Data));
                    Assert.Equal(expression.ToString(), Parsed(expression.ToString()).ToString());
                }
            },
            iter: 1_000);

    [Fact]
    public void An_expression_and_its_canonical_form_are_the_same() => FeelGen.Expression.Sample(
        text =>
        {
            var (first, second) = (Parsed(text), Parsed(Parsed(text).ToString()));
            Assert.Equal(first.ToString(), second.ToString());
            Assert.Equal(first.Names, second.Names);
            Assert.Equal(first.Evaluate(Data).Value, second.Evaluate(Data).Value);
        },
        iter: 1_000);

    private static FeelExpression? ParsesOrFails(string text)
    {
        var parsed = FeelExpression.Parse(text);
        Assert.NotEqual(parsed.Ok, parsed.Errors.Length > 0);
        Assert.All(parsed.Errors, error => Assert.InRange(error.Column, 1, text.Length + 1));
        return parsed.Expression;
    }

    private static string Nested(string open, int times, string close) =>
        string.Concat(Enumerable.Repeat(open, times)) + "1" + string.Concat(Enumerable.Repeat(close, times));
}
