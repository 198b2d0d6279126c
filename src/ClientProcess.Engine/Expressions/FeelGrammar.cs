using System.Collections.Immutable;
using Superpower;
using Superpower.Parsers;
using static ClientProcess.Engine.Expressions.FeelLiterals;
using Change = System.Func<ClientProcess.Engine.Expressions.FeelNode, ClientProcess.Engine.Expressions.FeelNode>;
using Parser = Superpower.TokenListParser<ClientProcess.Engine.Expressions.FeelToken, ClientProcess.Engine.Expressions.FeelNode>;

namespace ClientProcess.Engine.Expressions;

/// <summary>
/// FEEL's operators, from the tightest binding to the loosest (DMN 1.3, 10.3.1.2). The next token always decides, so that
/// nothing is parsed twice and time grows with the text only.
/// </summary>
internal static class FeelGrammar
{
    private static readonly TokenListParser<FeelToken, PathStep> Step =
        (from dot in Token.EqualTo(FeelToken.Dot) from name in Name select new PathStep(Column(dot), name, null))
        .Or(from open in Token.EqualTo(FeelToken.OpenSquare)
            from filter in Parse.Ref(() => Expression!)
            from close in Token.EqualTo(FeelToken.CloseSquare)
            select new PathStep(Column(open), null, filter));

    private static readonly Parser Path =
        from start in FeelPrimaryGrammar.Primary
        from steps in Step.Many()
        select steps.Length == 0 ? start : new PathNode(start.Column, start, [.. steps]);

    private static readonly Parser Negation =
        (from minus in Token.EqualTo(FeelToken.Minus) from number in Path select (FeelNode)new NegateNode(Column(minus), number)).Or(Path);

    private static readonly Parser Exponential = Chain(Negation, (FeelToken.Power, FeelOperator.Power));

    private static readonly Parser Multiplicative =
        Chain(Exponential, (FeelToken.Times, FeelOperator.Multiply), (FeelToken.Divide, FeelOperator.Divide));

    private static readonly Parser Additive = Chain(Multiplicative, (FeelToken.Plus, FeelOperator.Add), (FeelToken.Minus, FeelOperator.Subtract));

    private static readonly TokenListParser<FeelToken, (int Column, FeelComparator How)> Comparator = Parse.OneOf(
    [
        .. new[]
        {
            (FeelToken.Equal, FeelComparator.Equal), (FeelToken.Unequal, FeelComparator.Unequal),
            (FeelToken.Less, FeelComparator.Less), (FeelToken.LessOrEqual, FeelComparator.LessOrEqual),
            (FeelToken.Greater, FeelComparator.Greater), (FeelToken.GreaterOrEqual, FeelComparator.GreaterOrEqual),
        }.Select(pair => Token.EqualTo(pair.Item1).Select(token => (Column(token), pair.Item2))),
    ]);

    private static readonly TokenListParser<FeelToken, Change> Comparing =
        from comparator in Comparator
        from right in Additive
        select (Change)(left => new CompareNode(comparator.Column, left, comparator.How, right));

    private static readonly TokenListParser<FeelToken, Change> Between =
        from word in Token.EqualTo(FeelToken.Between)
        from low in Additive
        from high in Token.EqualTo(FeelToken.And).IgnoreThen(Additive)
        select (Change)(value => new BetweenNode(Column(word), value, low, high));

    private static readonly TokenListParser<FeelToken, UnaryTest> ComparatorTest =
        from comparator in Comparator from value in Additive select new UnaryTest(comparator.How, value);

    private static readonly TokenListParser<FeelToken, UnaryTest> Test =
        ComparatorTest.Or(Parse.Ref(() => Expression!).Select(value => new UnaryTest(null, value)));

    private static readonly TokenListParser<FeelToken, ImmutableArray<UnaryTest>> OtherTests =
        from others in Token.EqualTo(FeelToken.Comma).IgnoreThen(Test).Many()
        from close in Token.EqualTo(FeelToken.CloseRound)
        select others.ToImmutableArray();

    /// <summary>After <c>in</c>, round brackets hold a range, or tests with commas between them.</summary>
    private static readonly TokenListParser<FeelToken, ImmutableArray<UnaryTest>> Tests =
        from open in Token.EqualTo(FeelToken.OpenRound)
        from first in Test
        from tests in FeelPrimaryGrammar.RangeEnd.Select(end => ImmutableArray.Create(Range(Column(open), first, end)))
            .Or(OtherTests.Select(others => ImmutableArray.Create([first, .. others])))
        select tests;

    private static readonly TokenListParser<FeelToken, Change> In =
        from word in Token.EqualTo(FeelToken.In)
        from tests in Tests.Or(ComparatorTest.Or(Additive.Select(value => new UnaryTest(null, value))).Select(test => ImmutableArray.Create(test)))
        select (Change)(value => new InNode(Column(word), value, tests));

    private static readonly Parser Comparison =
        from left in Additive
        from change in Parse.OneOf(Comparing, Between, In).OptionalOrDefault(node => node)
        select change(left);

    private static readonly Parser Conjunction = Logic(Comparison, FeelToken.And);

    public static readonly Parser Expression = Logic(Conjunction, FeelToken.Or);

    public static readonly Parser Whole = Expression.AtEnd();

    private static Parser Chain(Parser operand, params (FeelToken Token, FeelOperator How)[] operators)
    {
        var sign = Parse.OneOf([.. operators.Select(pair => Token.EqualTo(pair.Token).Select(token => (Column(token), pair.How)))]);
        return Parse.Chain(sign, operand, ((int Column, FeelOperator How) how, FeelNode left, FeelNode right) =>
            ArithmeticNode.Join(left, new ArithmeticStep(how.Column, how.How, right)));
    }

    private static Parser Logic(Parser operand, FeelToken word) => Parse.Chain(
        Token.EqualTo(word), operand, (_, left, right) => LogicNode.Join(left, word == FeelToken.And, right));

    private static UnaryTest Range(int column, UnaryTest first, (FeelNode End, bool Included) end) => new(null, first.Comparator is null
        ? new RangeNode(column, first.Value, false, end.End, end.Included)
        : new InvalidNode(column, "a range has no comparison before it"));
}
