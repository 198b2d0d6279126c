using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClientProcess.Engine.Expressions;

/// <summary>Functions on text (DMN 1.3, 10.3.4.3). Characters are Unicode code points; nothing depends on a culture.</summary>
internal static class FeelTextFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        Two("contains", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        Two("starts with", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        Two("ends with", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        One("upper case", text => FeelValue.From(text.ToUpperInvariant())),
        One("lower case", text => FeelValue.From(text.ToLowerInvariant())),
        One("string length", text => FeelValue.From(text.EnumerateRunes().Count())),
        new("substring", 2, 3, call => call.With<FeelString>(0, text => call.With<FeelNumber>(1, start => Substring(call, text.Value, start.Value)))),
        new("matches", 2, 3, call => call.With<FeelString>(0, text => call.With<FeelString>(1, pattern => Matches(call, text.Value, pattern.Value)))),
        new("string", 1, call => call.Args[0] is FeelNull ? call.Args[0] : FeelValue.From(FeelText.Plain(call.Args[0]))),
        new("number", 1, 3, call => call.With<FeelString>(0, text => Number(call, text.Value))),
    ];

    private static FeelFunction One(string name, Func<string, FeelValue> apply) =>
        new(name, 1, call => call.With<FeelString>(0, text => apply(text.Value)));

    private static FeelFunction Two(string name, Func<string, string, bool> holds) =>
        new(name, 2, call => call.With<FeelString>(0, text => call.With<FeelString>(1, part => FeelValue.From(holds(text.Value, part.Value)))));

    /// <summary>From 1 at the start, or from -1 at the end; all that follows when no length is given.</summary>
    private static FeelValue Substring(FeelCall call, string text, decimal start)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var from = start < 0 ? runes.Length + start : start - 1;
        if (start == 0 || from < 0 || from > runes.Length || from != decimal.Truncate(from))
        {
            return call.Null($"the text has {runes.Length} characters, and none at {FeelValue.From(start)}");
        }

        return call.Args.Length == 2
            ? FeelValue.From(Join(runes.AsSpan((int)from)))
            : call.With<FeelNumber>(2, length => length.Value < 1
                ? call.Null("the length of a part is at least 1")
                : FeelValue.From(Join(runes.AsSpan((int)from, (int)Math.Min(length.Value, runes.Length - from)))));
    }

    private static string Join(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }

        return text.ToString();
    }

    private static FeelValue Matches(FeelCall call, string text, string pattern) => call.Args.Length == 2
        ? Matches(call, text, pattern, "")
        : call.With<FeelString>(2, flags => Matches(call, text, pattern, flags.Value));

    private static FeelValue Matches(FeelCall call, string text, string pattern, string flags)
    {
        if (pattern.Length > FeelBounds.PatternCharsMax || text.Length > FeelBounds.PatternInputCharsMax)
        {
            return call.Run.Stop(
                call.Column, $"a pattern has at most {FeelBounds.PatternCharsMax} characters, its text {FeelBounds.PatternInputCharsMax}");
        }

        if (!call.Run.Spend(FeelBounds.PatternSteps, call.Column))
        {
            return FeelValue.Null;
        }

        try
        {
            return flags.All("smix".Contains)
                ? FeelValue.From(call.Run.Pattern(pattern, Options(flags)).IsMatch(text))
                : call.Null("the flags of a pattern are s, m, i and x");
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            // Whether a pattern is one, and one that can be matched without backtracking, only the regex library knows.
            return call.Null("the pattern is not a regular expression, or one that looks back or ahead");
        }
    }

    private static RegexOptions Options(string flags) => flags.Aggregate(RegexOptions.None, (options, flag) => options | flag switch
    {
        's' => RegexOptions.Singleline,
        'm' => RegexOptions.Multiline,
        'i' => RegexOptions.IgnoreCase,
        _ => RegexOptions.IgnorePatternWhitespace,
    });

    /// <summary>With a grouping and a decimal separator too: <c>number("1.500,25", ".", ",")</c>.</summary>
    private static FeelValue Number(FeelCall call, string text)
    {
        var grouping = (call.Args.ElementAtOrDefault(1) as FeelString)?.Value ?? "";
        var point = (call.Args.ElementAtOrDefault(2) as FeelString)?.Value ?? ".";
        if (grouping is not ("" or " " or "." or ",") || point is not ("." or ",") || grouping == point)
        {
            return call.Null("the separators of a number are a space, a point or a comma, and differ");
        }

        var ungrouped = grouping.Length == 0 ? text : text.Replace(grouping, "", StringComparison.Ordinal);
        var plain = ungrouped.Replace(point, ".", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? FeelValue.From(number)
            : call.Null("the text is not a number");
    }
}
