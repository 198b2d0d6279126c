using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Parser = Superpower.TokenListParser<ClientProcess.Engine.Expressions.FeelToken, ClientProcess.Engine.Expressions.FeelNode>;

namespace ClientProcess.Engine.Expressions;

/// <summary>What stands for itself in the text: values and names.</summary>
internal static class FeelLiterals
{
    public static readonly TokenListParser<FeelToken, string> Text = Token.EqualTo(FeelToken.Text).Apply(FeelTextLiteral.Parser);

    public static readonly TokenListParser<FeelToken, string> Name = Token.EqualTo(FeelToken.Name).Select(NameOf);

    public static readonly Parser Literal = Parse.OneOf(
        Token.EqualTo(FeelToken.Null).Select(token => (FeelNode)Value(token, FeelValue.Null)),
        Token.EqualTo(FeelToken.True).Select(token => (FeelNode)Value(token, FeelValue.From(true))),
        Token.EqualTo(FeelToken.False).Select(token => (FeelNode)Value(token, FeelValue.From(false))),
        Token.EqualTo(FeelToken.Number).Select(Number),
        Token.EqualTo(FeelToken.Text).Apply(token => FeelTextLiteral.Parser.Select(text => (FeelNode)Value(token, FeelValue.From(text)))),
        from at in Token.EqualTo(FeelToken.At) from text in Text select Temporal(at, text));

    /// <summary>1-based, from the start of the whole text.</summary>
    public static int Column(Token<FeelToken> token) => token.Position.Absolute + 1;

    /// <summary>A function's name of several words has one space between them, however it was written.</summary>
    public static string NameOf(Token<FeelToken> token) =>
        string.Join(' ', token.ToStringValue().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static LiteralNode Value(Token<FeelToken> token, FeelValue value) => new LiteralNode(Column(token), value);

    private static FeelNode Number(Token<FeelToken> token) =>
        decimal.TryParse(token.ToStringValue(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Value(token, FeelValue.From(number))
            : new InvalidNode(Column(token), "the number is too large to count with");

    private static FeelNode Temporal(Token<FeelToken> at, string text) => FeelTemporal.Literal(text) is { } value
        ? Value(at, value)
        : new InvalidNode(Column(at), "after @ stands a date, a time or a duration, such as @\"2026-11-23\" or @\"P3D\"");
}
