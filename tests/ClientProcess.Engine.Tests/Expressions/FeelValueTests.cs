using System.Text.Json;
using ClientProcess.Engine.Expressions;
using CsCheck;
using static ClientProcess.Engine.Tests.Expressions.FeelExamples;

namespace ClientProcess.Engine.Tests.Expressions;

public sealed class FeelValueTests
{
    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("\"a \\\" b\"", "\"a \\\" b\"")]
    [InlineData("\"2026-11-23\"", "\"2026-11-23\"")]
    [InlineData("[1, [true, null]]", "[1, [true, null]]")]
    [InlineData("{\"b\": 1, \"a\": {}}", "{\"a\": {}, \"b\": 1}")]
    [InlineData("1e400", "null")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("\"\\ud800\"", "null")]
    public void Json_becomes_values(string json, string literal) =>
        Assert.Equal(literal, FeelValue.From(JsonDocument.Parse(json).RootElement).ToString());

    [Theory]
    [InlineData("[1, \"a\", true, null]", "[1,\"a\",true,null]")]
    [InlineData("{a: 1, b: [2]}", "{\"a\":1,\"b\":[2]}")]
    [InlineData("@\"2026-11-23\"", "\"2026-11-23\"")]
    [InlineData("@\"2026-11-23T09:00:00+01:00\"", "\"2026-11-23T09:00:00+01:00\"")]
    [InlineData("@\"P1Y2M\"", "\"P1Y2M\"")]
    [InlineData("[1..3)", "\"[1..3)\"")]
    public void Values_become_json(string expression, string json) =>
        Assert.Equal(json, Value(expression).ToJson().GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal));

    [Theory]
    [InlineData("P3D", "P3D")]
    [InlineData("PT36H", "P1DT12H")]
    [InlineData("-PT90M", "-PT1H30M")]
    [InlineData("PT0.5S", "PT0.5S")]
    [InlineData("PT0S", "PT0S")]
    [InlineData("P14M", "P1Y2M")]
    [InlineData("-P1Y", "-P1Y")]
    [InlineData("P0M", "P0M")]
    [InlineData("P0Y", "P0M")]
    [InlineData("09:00:00", "09:00:00")]
    [InlineData("09:00:00Z", "09:00:00Z")]
    [InlineData("2026-11-23T09:00:00", "2026-11-23T09:00:00")]
    [InlineData("2026-11-23T09:00:00@Europe/Amsterdam", "2026-11-23T09:00:00+01:00")]
    [InlineData("2026-03-29T02:30:00@Europe/Amsterdam", "2026-03-29T03:30:00+02:00")]
    public void Temporal_literals_have_one_form(string literal, string form) =>
        Assert.Equal($"@\"{form}\"", Text($"@\"{literal}\""));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("25:00:00")]
    [InlineData("P1Y3D")]
    [InlineData("P-3D")]
    [InlineData("P99999999999D")]
    [InlineData("P99999999999Y")]
    [InlineData("2026-11-23T09:00:00@Europe/Atlantis")]
    [InlineData("soon")]
    public void What_is_no_moment_or_duration_is_an_error(string literal)
    {
        var error = Assert.Single(FeelExpression.Parse($"1 = @\"{literal}\"").Errors);
        Assert.Equal(5, error.Column);
    }

    [Fact]
    public void Literals_of_numbers_and_texts_parse_to_the_same_value() =>
        Gen.OneOf<FeelValue>(Gen.Decimal.Select(number => FeelValue.From(number)), Gen.String.Select(text => FeelValue.From(text)))
            .Where(value => value.ToString().Length < FeelBounds.ExpressionCharsMax)
            .Sample(value => Assert.Equal(value, Parsed(value.ToString()).Evaluate(Data).Value));

    [Fact]
    public void All_nulls_are_equal_whatever_their_cause() => Assert.Equal(FeelValue.Null, Value("unknown"));
}
