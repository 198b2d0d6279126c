using ClientProcess.Engine.Expressions;
using CsCheck;

namespace ClientProcess.Engine.Tests.Expressions;

public sealed class ForeignConditionsTests
{
    [Theory]
    [InlineData("${approved == 'no'}", "approved = \"no\"")]
    [InlineData("#{solved1stLevel}", "solved1stLevel")]
    [InlineData("#{!x}", "not(x)")]
    [InlineData("${a > 5 && b != \"y\"}", "(a > 5) and (b != \"y\")")]
    [InlineData("${not approved or amount ge 10.5}", "not(approved) or (amount >= 10.5)")]
    [InlineData("${!(a == 1 || b === 2)}", "not((a = 1) or (b = 2))")]
    [InlineData("client.age < -1", "client.age < (-1)")]
    [InlineData("${x != null}", "x != null")]
    [InlineData("${ok == true}", "ok = true")]
    [InlineData("=approved = \"no\"", "approved = \"no\"")]
    public void A_plain_condition_is_proposed_in_feel(string foreign, string feel)
    {
        Assert.Equal(feel, ForeignConditions.Propose(foreign));
        Assert.True(FeelExpression.Parse(feel).Ok);
    }

    [Theory]
    [InlineData("")]
    [InlineData("${}")]
    [InlineData("${a == 1")]
    [InlineData("${execution.getVariable('x') == 1}")]
    [InlineData("${a ? b : c}")]
    [InlineData("${a + 1 > 2}")]
    [InlineData("${x == 'it\\'s'}")]
    [InlineData("${between == 1}")]
    [InlineData("${empty x}")]
    [InlineData("De aanvraag is compleet")]
    [InlineData("${n > 99999999999999999999999999999999}")]
    public void What_says_more_gets_no_proposal(string foreign) => Assert.Null(ForeignConditions.Propose(foreign));

    [Fact]
    public void Any_text_gets_a_proposal_that_parses_or_none() => Gen.OneOf(
        Gen.String,
        Gen.OneOf("${", "}", "!", "a", "b.c", " == ", " && ", "||", "(", ")", "'x'", "1", "-", "not ", "null", "=").Array[1, 10].Select(string.Concat))
        .Sample(text => Assert.True(ForeignConditions.Propose(text) is not { } feel || FeelExpression.Parse(feel).Ok));

    [Fact]
    public void Deep_nesting_gets_no_proposal()
    {
        Assert.Null(ForeignConditions.Propose(new string('(', 5_000) + "a"));
        Assert.Null(ForeignConditions.Propose(new string('!', 5_000) + "a"));
    }
}
