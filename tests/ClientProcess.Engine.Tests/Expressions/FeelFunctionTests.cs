using ClientProcess.Engine.Expressions;
using static ClientProcess.Engine.Tests.Expressions.FeelExamples;

namespace ClientProcess.Engine.Tests.Expressions;

public sealed class FeelFunctionTests
{
    [Theory]
    [InlineData("contains(team, \"contact\")", "true")]
    [InlineData("starts with(team, \"klant\")", "true")]
    [InlineData("starts  with (team, \"x\")", "false")]
    [InlineData("ends with(team, \"contact\")", "true")]
    [InlineData("string length(\"één🐎\")", "4")]
    [InlineData("substring(\"foobar\", 3)", "\"obar\"")]
    [InlineData("substring(\"foobar\", 3, 3)", "\"oba\"")]
    [InlineData("substring(\"foobar\", -2, 1)", "\"a\"")]
    [InlineData("substring(\"foobar\", 0)", "null")]
    [InlineData("substring(\"foobar\", 9)", "null")]
    [InlineData("substring(\"a🐎b\", 2, 1)", "\"🐎\"")]
    [InlineData("string length(\"\\u0041\\U01F40E\\n\\t\\\\\\\"\")", "6")]
    [InlineData("upper case(\"ij\")", "\"IJ\"")]
    [InlineData("lower case(\"IJ\")", "\"ij\"")]
    [InlineData("matches(\"1234 AB\", \"^[0-9]{4} ?[A-Z]{2}$\")", "true")]
    [InlineData("matches(\"abc\", \"B\", \"i\")", "true")]
    [InlineData("matches(\"abc\", \"B\", \"q\")", "null")]
    [InlineData("matches(\"abc\", \"(\")", "null")]
    [InlineData("matches(\"abc\", \"(a)\\\\1\")", "null")]
    [InlineData("contains(1, \"a\")", "null")]
    [InlineData("string(1.50)", "\"1.5\"")]
    [InlineData("string(@\"2026-11-23\")", "\"2026-11-23\"")]
    [InlineData("string([1, \"a\"])", "\"[1, \\\"a\\\"]\"")]
    [InlineData("string(null)", "null")]
    [InlineData("number(\"1500.25\")", "1500.25")]
    [InlineData("number(\"1.500,25\", \".\", \",\")", "1500.25")]
    [InlineData("number(\"1,500\", \",\", \",\")", "null")]
    [InlineData("number(\"veel\")", "null")]
    public void Functions_on_text(string expression, string value) => Assert.Equal(value, Text(expression));

    [Theory]
    [InlineData("abs(-3)", "3")]
    [InlineData("abs(@\"-P1D\")", "@\"P1D\"")]
    [InlineData("floor(-1.5)", "-2")]
    [InlineData("floor(1.56, 1)", "1.5")]
    [InlineData("ceiling(1.2)", "2")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round half up(-2.5, 0)", "-3")]
    [InlineData("round half down(2.5, 0)", "2")]
    [InlineData("round half down(2.51, 0)", "3")]
    [InlineData("round up(1.121, 2)", "1.13")]
    [InlineData("round down(-1.129, 2)", "-1.12")]
    [InlineData("decimal(2.5, 0)", "2")]
    [InlineData("round(1, 99)", "null")]
    [InlineData("modulo(12, 5)", "2")]
    [InlineData("modulo(-12, 5)", "3")]
    [InlineData("modulo(12, -5)", "-3")]
    [InlineData("modulo(1, 0)", "null")]
    [InlineData("even(2)", "true")]
    [InlineData("odd(-3)", "true")]
    [InlineData("odd(1.5)", "null")]
    public void Functions_on_numbers(string expression, string value) => Assert.Equal(value, Text(expression));

    [Theory]
    [InlineData("count(list)", "4")]
    [InlineData("count([])", "0")]
    [InlineData("count(unknown)", "null")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(list)", "4")]
    [InlineData("max([@\"2026-11-23\", @\"2026-12-01\"])", "@\"2026-12-01\"")]
    [InlineData("min([])", "null")]
    [InlineData("max(mixed)", "null")]
    [InlineData("max(true)", "null")]
    [InlineData("sum(list)", "10")]
    [InlineData("sum(1, 2)", "3")]
    [InlineData("sum(\"a\", \"b\")", "null")]
    [InlineData("mean(list)", "2.5")]
    [InlineData("list contains(list, 3)", "true")]
    [InlineData("list contains(mixed, null)", "true")]
    [InlineData("list contains([1], \"a\")", "null")]
    [InlineData("distinct values([1, 2, 1.0, \"a\"])", "[1, 2, \"a\"]")]
    [InlineData("all(true, false)", "false")]
    [InlineData("all([])", "true")]
    [InlineData("all(true, null)", "null")]
    [InlineData("any([false, true, null])", "true")]
    [InlineData("any([])", "false")]
    public void Functions_on_lists(string expression, string value) => Assert.Equal(value, Text(expression));

    [Theory]
    [InlineData("date(\"2026-11-23\")", "@\"2026-11-23\"")]
    [InlineData("date(2026, 11, 23)", "@\"2026-11-23\"")]
    [InlineData("date(2026, 2, 30)", "null")]
    [InlineData("date(2026, 2)", "null")]
    [InlineData("date(\"23-11-2026\")", "null")]
    [InlineData("date(@\"2026-11-23T09:00:00\")", "@\"2026-11-23\"")]
    [InlineData("time(9, 30, 0)", "@\"09:30:00\"")]
    [InlineData("time(@\"2026-11-23T09:00:00Z\")", "@\"09:00:00Z\"")]
    [InlineData("date and time(\"2026-11-23T09:00:00\")", "@\"2026-11-23T09:00:00\"")]
    [InlineData("date and time(\"2026-11-23\")", "@\"2026-11-23T00:00:00\"")]
    [InlineData("date and time(@\"2026-11-23\", @\"09:00:00\")", "@\"2026-11-23T09:00:00\"")]
    [InlineData("duration(\"P3D\")", "@\"P3D\"")]
    [InlineData("duration(\"3 days\")", "null")]
    [InlineData("years and months duration(@\"2025-08-15\", @\"2026-11-14\")", "@\"P1Y2M\"")]
    [InlineData("day of week(@\"2026-11-23\")", "\"Monday\"")]
    [InlineData("day of week(1)", "null")]
    public void Functions_on_moments(string expression, string value) => Assert.Equal(value, Text(expression));

    [Theory]
    [InlineData("not(urgent)", "false")]
    [InlineData("not(null)", "null")]
    [InlineData("not(1)", "null")]
    [InlineData("is defined(bedrag)", "true")]
    [InlineData("is defined(nothing)", "false")]
    [InlineData("is defined(client.phone)", "false")]
    public void Negation_and_presence(string expression, string value) => Assert.Equal(value, Text(expression));

    [Theory]
    [InlineData("now() > @\"2026-11-23T09:00:00Z\"")]
    [InlineData("today() = @\"2026-11-23\"")]
    public void The_clock_is_not_read(string expression)
    {
        var parsed = Parsed(expression);
        Assert.Contains("now", parsed.Names);
        var error = parsed.Evaluate(Data).Error;
        Assert.Equal(1, error?.Column);
        Assert.Contains("does not read the clock", error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_caller_may_tell_the_moment()
    {
        var names = new Dictionary<string, FeelValue> { ["now"] = Value("@\"2026-11-23T09:00:00+01:00\"") };
        Assert.True(Parsed("today() = @\"2026-11-23\" and now() < @\"2026-11-23T08:30:00Z\"").EvaluateCondition(names).Holds);
    }
}
