using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace ClientProcess.Engine.Expressions;

/// <summary>Cuts a condition in another language into tokens; operators may be signs or, as in JUEL, words.</summary>
internal static class ForeignTokenizer
{
    private static readonly (string Text, ForeignToken Kind)[] Words =
    [
        ("true", ForeignToken.True), ("false", ForeignToken.False), ("null", ForeignToken.Null), ("and", ForeignToken.And),
        ("or", ForeignToken.Or), ("not", ForeignToken.Not), ("eq", ForeignToken.Equal), ("ne", ForeignToken.Unequal),
        ("lt", ForeignToken.Less), ("le", ForeignToken.LessOrEqual),
        ("gt", ForeignToken.Greater), ("ge", ForeignToken.GreaterOrEqual),
    ];

    /// <summary>The longer ones first, where one begins with another.</summary>
    private static readonly (string Text, ForeignToken Kind)[] Signs =
    [
        ("${", ForeignToken.Begin), ("#{", ForeignToken.Begin), ("}", ForeignToken.End), ("&&", ForeignToken.And), ("||", ForeignToken.Or),
        ("===", ForeignToken.Equal), ("==", ForeignToken.Equal), ("!==", ForeignToken.Unequal), ("!=", ForeignToken.Unequal), ("!", ForeignToken.Not),
        ("<=", ForeignToken.LessOrEqual), (">=", ForeignToken.GreaterOrEqual), ("<", ForeignToken.Less), (">", ForeignToken.Greater),
        ("-", ForeignToken.Minus), (".", ForeignToken.Dot), ("(", ForeignToken.OpenRound), (")", ForeignToken.CloseRound),
    ];

    private static readonly Tokenizer<ForeignToken> Tokens = Build();

    public static Result<TokenList<ForeignToken>> Tokenize(string text) => Tokens.TryTokenize(text);

    private static Tokenizer<ForeignToken> Build()
    {
        var builder = new TokenizerBuilder<ForeignToken>()
            .Ignore(Span.WhiteSpace)
            .Match(Quoted('\''), ForeignToken.Text)
            .Match(Quoted('"'), ForeignToken.Text)
            .Match(FeelTokenizer.Number, ForeignToken.Number);
        builder = Words.Aggregate(builder, (built, word) =>
            built.Match(FeelTokenizer.Identifier.Where(span => span.EqualsValue(word.Text)), word.Kind));
        builder = builder.Match(FeelTokenizer.Identifier, ForeignToken.Name);
        return Signs.Aggregate(builder, (built, sign) => built.Match(Span.EqualTo(sign.Text), sign.Kind)).Build();
    }

    /// <summary>Text without escapes; those differ from language to language.</summary>
    private static TextParser<TextSpan> Quoted(char quote) => Span.MatchedBy(
        Character.EqualTo(quote)
            .IgnoreThen(Character.Matching(sign => sign != quote && sign != '\\', "plain character").IgnoreMany())
            .IgnoreThen(Character.EqualTo(quote)));
}
