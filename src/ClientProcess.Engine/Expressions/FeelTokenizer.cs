using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace ClientProcess.Engine.Expressions;

/// <summary>Cuts FEEL's text into tokens.</summary>
internal static class FeelTokenizer
{
    private static readonly (string Text, FeelToken Kind)[] Keywords =
    [
        ("and", FeelToken.And), ("or", FeelToken.Or), ("if", FeelToken.If), ("then", FeelToken.Then), ("else", FeelToken.Else),
        ("for", FeelToken.For), ("in", FeelToken.In), ("return", FeelToken.Return), ("some", FeelToken.Some), ("every", FeelToken.Every),
        ("satisfies", FeelToken.Satisfies), ("between", FeelToken.Between), ("true", FeelToken.True),
        ("false", FeelToken.False), ("null", FeelToken.Null),
    ];

    /// <summary>The longer ones first, where one begins with another.</summary>
    private static readonly (string Text, FeelToken Kind)[] Signs =
    [
        ("!=", FeelToken.Unequal), ("<=", FeelToken.LessOrEqual), (">=", FeelToken.GreaterOrEqual),
        ("**", FeelToken.Power), ("..", FeelToken.Range), ("=", FeelToken.Equal), ("<", FeelToken.Less), (">", FeelToken.Greater),
        ("+", FeelToken.Plus), ("-", FeelToken.Minus), ("*", FeelToken.Times),
        ("/", FeelToken.Divide), ("(", FeelToken.OpenRound), (")", FeelToken.CloseRound), ("[", FeelToken.OpenSquare),
        ("]", FeelToken.CloseSquare), ("{", FeelToken.OpenCurly), ("}", FeelToken.CloseCurly), (",", FeelToken.Comma),
        (":", FeelToken.Colon), (".", FeelToken.Dot), ("@", FeelToken.At),
    ];

    /// <summary>A letter of any script or an underscore, then digits too. A hyphen is a minus.</summary>
    public static readonly TextParser<TextSpan> Identifier = Span.MatchedBy(
        Character.Matching(sign => char.IsLetter(sign) || sign == '_', "letter")
            .IgnoreThen(Character.Matching(sign => char.IsLetterOrDigit(sign) || sign == '_', "letter or digit").IgnoreMany()));

    private static readonly TextParser<TextSpan> Digits = Span.WithAll(char.IsAsciiDigit);

    /// <summary><c>12</c>, <c>12.5</c> or <c>.5</c>; in <c>1..10</c> the point is not the number's.</summary>
    public static readonly TextParser<TextSpan> Number = Span.MatchedBy(Parse.OneOf(
        Digits.IgnoreThen(Span.EqualTo('.').IgnoreThen(Digits).Try().OptionalOrDefault()),
        Span.EqualTo('.').IgnoreThen(Digits).Try()));

    private static readonly Tokenizer<FeelToken> Tokens = Build();

    public static Result<TokenList<FeelToken>> Tokenize(string text) => Tokens.TryTokenize(text);

    private static Tokenizer<FeelToken> Build()
    {
        var builder = new TokenizerBuilder<FeelToken>()
            .Ignore(Span.WhiteSpace)
            .Ignore(Comment.CPlusPlusStyle)
            .Ignore(Comment.CStyle)
            .Match(FeelTextLiteral.Parser, FeelToken.Text)
            .Match(Number, FeelToken.Number);
        builder = FeelFunction.Names.Where(name => name.Contains(' ', StringComparison.Ordinal))
            .Aggregate(builder, (built, name) => built.Match(Phrase(name), FeelToken.Name));
        builder = Keywords.Aggregate(builder, (built, word) =>
            built.Match(Identifier.Where(span => span.EqualsValue(word.Text)), word.Kind));
        builder = builder.Match(Identifier, FeelToken.Name);
        return Signs.Aggregate(builder, (built, sign) => built.Match(Span.EqualTo(sign.Text), sign.Kind)).Build();
    }

    /// <summary>A function's name of several words, when a call follows; without one, the words are names and keywords of their own.</summary>
    private static TextParser<TextSpan> Phrase(string name)
    {
        var words = name.Split(' ').Select(Span.EqualTo).Aggregate((left, right) => left.IgnoreThen(Span.WhiteSpace).IgnoreThen(right));
        var call = Span.WhiteSpace.OptionalOrDefault().IgnoreThen(Character.EqualTo('('));
        return Span.MatchedBy(words).Then(span => Parse.Not(Parse.Not(call)).Value(span));
    }
}
