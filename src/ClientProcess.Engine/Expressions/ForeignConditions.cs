using System.Globalization;
using Superpower;
using Superpower.Parsers;
using Parser = Superpower.TokenListParser<ClientProcess.Engine.Expressions.ForeignToken, ClientProcess.Engine.Expressions.FeelNode>;

namespace ClientProcess.Engine.Expressions;

/// <summary>
/// Conditions that drawings bring along in another language, such as <c>${approved == 'no'}</c>: what they would be in FEEL.
/// Only plain comparisons, negation, and and or; a proposal is for a person to confirm, never to be evaluated unseen,
/// because other languages treat null and mixed types differently.
/// </summary>
public static class ForeignConditions
{
    private static readonly Parser Condition = Parse.Ref(() => Disjunction!);

    private static readonly Parser Number =
        from minus in Token.EqualTo(ForeignToken.Minus).Value(true).OptionalOrDefault()
        from number in Token.EqualTo(ForeignToken.Number)
            .Where(token => decimal.TryParse(token.ToStringValue(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            .Select(token => Literal(FeelValue.From(decimal.Parse(token.ToStringValue(), CultureInfo.InvariantCulture))))
        select minus ? new NegateNode(0, number) : (FeelNode)number;

    private static readonly Parser Name =
        from first in Token.EqualTo(ForeignToken.Name)
        from steps in Token.EqualTo(ForeignToken.Dot).IgnoreThen(Token.EqualTo(ForeignToken.Name)).Many()
        let start = new NameNode(0, first.ToStringValue())
        select steps.Length == 0 ? start : (FeelNode)new PathNode(0, start, [.. steps.Select(step => new PathStep(0, step.ToStringValue(), null))]);

    private static readonly Parser Operand = Parse.OneOf(
        Number,
        Name,
        Token.EqualTo(ForeignToken.Text).Select(token => (FeelNode)Literal(FeelValue.From(token.ToStringValue()[1..^1]))),
        Token.EqualTo(ForeignToken.True).Value((FeelNode)Literal(FeelValue.From(true))),
        Token.EqualTo(ForeignToken.False).Value((FeelNode)Literal(FeelValue.From(false))),
        Token.EqualTo(ForeignToken.Null).Value((FeelNode)Literal(FeelValue.Null)),
        Condition.Between(Token.EqualTo(ForeignToken.OpenRound), Token.EqualTo(ForeignToken.CloseRound)));

    private static readonly Parser Negation =
        (from not in Token.EqualTo(ForeignToken.Not)
         from negated in Parse.Ref(() => Negation!)
         select (FeelNode)new CallNode(0, "not", [negated]))
        .Or(Operand);

    private static readonly TokenListParser<ForeignToken, FeelComparator> Comparator = Parse.OneOf(
        Token.EqualTo(ForeignToken.Equal).Value(FeelComparator.Equal),
        Token.EqualTo(ForeignToken.Unequal).Value(FeelComparator.Unequal),
        Token.EqualTo(ForeignToken.Less).Value(FeelComparator.Less),
        Token.EqualTo(ForeignToken.LessOrEqual).Value(FeelComparator.LessOrEqual),
        Token.EqualTo(ForeignToken.Greater).Value(FeelComparator.Greater),
        Token.EqualTo(ForeignToken.GreaterOrEqual).Value(FeelComparator.GreaterOrEqual));

    private static readonly Parser Comparison =
        from left in Negation
        from right in (from how in Comparator from right in Negation select (How: how, Right: (FeelNode?)right)).OptionalOrDefault()
        select right.Right is { } node ? new CompareNode(0, left, right.How, node) : left;

    private static readonly Parser Conjunction = Logic(Comparison, ForeignToken.And);

    private static readonly Parser Disjunction = Logic(Conjunction, ForeignToken.Or);

    private static readonly Parser Whole =
        Condition.Between(Token.EqualTo(ForeignToken.Begin), Token.EqualTo(ForeignToken.End)).Or(Condition).AtEnd();

    /// <summary>The condition in FEEL, or null when it says more than this can translate.</summary>
    public static string? Propose(string text)
    {
        if (text.Length > FeelBounds.ExpressionCharsMax)
        {
            return null;
        }

        var proposal = AfterEqualsSign(text) ?? Translate(text);
        return proposal is not null && FeelExpression.Parse(proposal).Ok ? proposal : null;
    }

    /// <summary>Some tools mark FEEL with an equals sign before it.</summary>
    private static string? AfterEqualsSign(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith('=') && !trimmed.StartsWith("==", StringComparison.Ordinal) ? trimmed[1..].Trim() : null;
    }

    private static string? Translate(string text)
    {
        var tokens = ForeignTokenizer.Tokenize(text);
        if (!tokens.HasValue || FeelNesting.TooDeep(tokens.Value.Select(token => Nests(token.Kind))) is not null)
        {
            return null;
        }

        var parsed = Whole(tokens.Value);
        return parsed.HasValue ? parsed.Value.ToString() : null;
    }

    private static int Nests(ForeignToken token) => token switch
    {
        ForeignToken.OpenRound => 1,
        ForeignToken.CloseRound => -1,
        ForeignToken.Not => 2,
        _ => 0,
    };

    private static LiteralNode Literal(FeelValue value) => new LiteralNode(0, value);

    private static Parser Logic(Parser operand, ForeignToken word) =>
        Parse.Chain(Token.EqualTo(word), operand, (_, left, right) => LogicNode.Join(left, word == ForeignToken.And, right));
}
