using System.Globalization;
using System.Text;
using Superpower;
using Superpower.Parsers;

namespace ClientProcess.Engine.Expressions;

/// <summary>A text between double quotes, with its escapes (DMN 1.3, 10.3.1.2).</summary>
internal static class FeelTextLiteral
{
    private static readonly (char Escaped, string Meaning)[] Escapes =
        [('"', "\""), ('\'', "'"), ('\\', "\\"), ('n', "\n"), ('r', "\r"), ('t', "\t")];

    private static readonly TextParser<string> Escape = Character.EqualTo('\\').IgnoreThen(Parse.OneOf(
    [
        .. Escapes.Select(escape => Character.EqualTo(escape.Escaped).Value(escape.Meaning)),
        Character.EqualTo('u').IgnoreThen(Hexadecimal(4)).Select(code => ((char)code).ToString()),
        Character.EqualTo('U').IgnoreThen(Hexadecimal(6)).Where(Rune.IsValid, "no such character").Select(char.ConvertFromUtf32),
    ]));

    private static readonly TextParser<string> Plain = Span.WithoutAny(sign => sign is '"' or '\\').Select(span => span.ToStringValue());

    public static readonly TextParser<string> Parser =
        from open in Character.EqualTo('"')
        from parts in Plain.Or(Escape).Many()
        from close in Character.EqualTo('"')
        select string.Concat(parts);

    private static TextParser<int> Hexadecimal(int digits) => Character.HexDigit.Repeat(digits)
        .Select(hex => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
