using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using static ClientProcess.Engine.Expressions.FeelLiterals;
using Parser = Superpower.TokenListParser<ClientProcess.Engine.Expressions.FeelToken, ClientProcess.Engine.Expressions.FeelNode>;

namespace ClientProcess.Engine.Expressions;

/// <summary>What can stand as an operand: literals, names, calls, brackets, and what begins with a keyword (DMN 1.3, 10.3.1.2).</summary>
internal static class FeelPrimaryGrammar
{
    private static readonly Parser Expression = Parse.Ref(() => FeelGrammar.Expression);

    /// <summary>The rest of a range, after its start.</summary>
    public static readonly TokenListParser<FeelToken, (FeelNode End, bool Included)> RangeEnd =
        from dots in Token.EqualTo(FeelToken.Range)
        from end in Expression
        from included in Token.EqualTo(FeelToken.CloseSquare).Value(true).Or(Token.EqualTo(FeelToken.CloseRound).Value(false))
        select (end, included);

    private static readonly TokenListParser<FeelToken, FeelNode[]> Args =
        Token.EqualTo(FeelToken.OpenRound).IgnoreThen(
            Expression.ManyDelimitedBy(Token.EqualTo(FeelToken.Comma), Token.EqualTo(FeelToken.CloseRound)));

    /// <summary>A name may be several words (DMN 1.3, 10.3.1.3); how many spaces stand between them does not matter.</summary>
    private static readonly Parser NameOrCall =
        from words in Token.EqualTo(FeelToken.Name).AtLeastOnce()
        let name = string.Join(' ', words.Select(NameOf))
        from args in Args.Select(args => (FeelNode[]?)args).OptionalOrDefault()
        select args is null ? new NameNode(Column(words[0]), name) : (FeelNode)new CallNode(Column(words[0]), name, [.. args]);

    private static readonly Parser Round =
        from open in Token.EqualTo(FeelToken.OpenRound)
        from first in Expression
        from whole in RangeEnd.Select(end => (FeelNode)new RangeNode(Column(open), first, false, end.End, end.Included))
            .Or(Token.EqualTo(FeelToken.CloseRound).Value(first))
        select whole;

    private static readonly TokenListParser<FeelToken, ImmutableArray<FeelNode>> OtherItems =
        from others in Token.EqualTo(FeelToken.Comma).IgnoreThen(Expression).Many()
        from close in Token.EqualTo(FeelToken.CloseSquare)
        select others.ToImmutableArray();

    private static readonly Parser Square =
        from open in Token.EqualTo(FeelToken.OpenSquare)
        from whole in Token.EqualTo(FeelToken.CloseSquare).Select(_ => (FeelNode)new ListNode(Column(open), []))
            .Or(from first in Expression
                from rest in RangeEnd.Select(end => (FeelNode)new RangeNode(Column(open), first, true, end.End, end.Included))
                    .Or(OtherItems.Select(others => (FeelNode)new ListNode(Column(open), [first, .. others])))
                select rest)
        select whole;

    private static readonly TokenListParser<FeelToken, (string Name, FeelNode Value)> Entry =
        from name in Name.Or(Text)
        from colon in Token.EqualTo(FeelToken.Colon)
        from value in Expression
        select (name, value);

    private static readonly Parser Curly =
        from open in Token.EqualTo(FeelToken.OpenCurly)
        from entries in Entry.ManyDelimitedBy(Token.EqualTo(FeelToken.Comma), Token.EqualTo(FeelToken.CloseCurly))
        select (FeelNode)new ContextNode(Column(open), [.. entries]);

    private static readonly Parser If =
        from word in Token.EqualTo(FeelToken.If)
        from condition in Expression
        from then in Token.EqualTo(FeelToken.Then).IgnoreThen(Expression)
        from otherwise in Token.EqualTo(FeelToken.Else).IgnoreThen(Expression)
        select (FeelNode)new IfNode(Column(word), condition, then, otherwise);

    private static readonly TokenListParser<FeelToken, Iterator> Iteration =
        from name in Name
        from domain in Token.EqualTo(FeelToken.In).IgnoreThen(Expression)
        from end in Token.EqualTo(FeelToken.Range).IgnoreThen(Expression).Select(end => (FeelNode?)end).OptionalOrDefault()
        select new Iterator(name, end is null ? domain : new RangeNode(domain.Column, domain, true, end, true));

    private static readonly TokenListParser<FeelToken, ImmutableArray<Iterator>> Iterators =
        from first in Iteration
        from others in Token.EqualTo(FeelToken.Comma).IgnoreThen(Iteration).Many()
        select ImmutableArray.Create([first, .. others]);

    private static readonly Parser For =
        from word in Token.EqualTo(FeelToken.For)
        from iterators in Iterators
        from body in Token.EqualTo(FeelToken.Return).IgnoreThen(Expression)
        select (FeelNode)new ForNode(Column(word), iterators, body);

    private static readonly Parser Quantifier =
        from word in Token.EqualTo(FeelToken.Some).Or(Token.EqualTo(FeelToken.Every))
        from iterators in Iterators
        from body in Token.EqualTo(FeelToken.Satisfies).IgnoreThen(Expression)
        select (FeelNode)new QuantifierNode(Column(word), word.Kind == FeelToken.Every, iterators, body);

    /// <summary>What the first token begins; a row of alternatives would cost a stack frame for each, at every level of nesting.</summary>
    private static readonly FrozenDictionary<FeelToken, Parser> Beginnings = new Dictionary<FeelToken, Parser>
    {
        [FeelToken.Name] = NameOrCall,
        [FeelToken.OpenRound] = Round,
        [FeelToken.OpenSquare] = Square,
        [FeelToken.OpenCurly] = Curly,
        [FeelToken.If] = If,
        [FeelToken.For] = For,
        [FeelToken.Some] = Quantifier,
        [FeelToken.Every] = Quantifier,
    }.ToFrozenDictionary();

    private static readonly Parser Alternatives = Parse.OneOf([Literal, .. Beginnings.Values]);

    /// <summary>The bound on nesting fits a usual stack; on a smaller one the text is refused, where overflowing would end the process.</summary>
    public static readonly Parser Primary = input =>
        !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? TokenListParserResult.Empty<FeelToken, FeelNode>(input, ["less nesting"])
        : input.ConsumeToken() is { HasValue: true, Value.Kind: var kind } && Beginnings.TryGetValue(kind, out var parser)
            ? parser(input)
            : Alternatives(input);
}
