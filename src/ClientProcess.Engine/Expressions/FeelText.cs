using System.Globalization;
using System.Text;
using NodaTime;

namespace ClientProcess.Engine.Expressions;

/// <summary>Values as text: as literals that parse again, and plain, as <c>string(...)</c> gives them (DMN 1.3, 10.3.4.1).</summary>
internal static class FeelText
{
    /// <summary>28 places and no exponent: every decimal, without the zeros at its end.</summary>
    private const string NumberFormat = "0.############################";

    public static string Plain(FeelValue value) => value switch
    {
        FeelString text => text.Value,
        FeelDate or FeelTime or FeelDateTime or FeelDaysDuration or FeelMonthsDuration => FeelTemporal.Format(value),
        _ => Literal(value),
    };

    public static string Literal(FeelValue value) => value switch
    {
        FeelBoolean boolean => boolean.Value ? "true" : "false",
        FeelNumber number => number.Value.ToString(NumberFormat, CultureInfo.InvariantCulture),
        FeelString text => Quote(text.Value),
        FeelList list => $"[{string.Join(", ", list.Items.Select(Literal))}]",
        FeelContext context => $"{{{string.Join(", ", context.Entries.Select(entry => $"{Quote(entry.Key)}: {Literal(entry.Value)}"))}}}",
        FeelRange range =>
            $"{(range.StartIncluded ? '[' : '(')}{Literal(range.Start)}..{Literal(range.End)}{(range.EndIncluded ? ']' : ')')}",
        FeelNull => "null",
        _ => $"@\"{FeelTemporal.Format(value)}\"",
    };

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                _ when char.IsControl(character) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
