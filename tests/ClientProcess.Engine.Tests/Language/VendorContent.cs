using System.Security;
using ClientProcess.Engine.Tests.Cases;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>
/// Puts into a drawing what tools of vendors put there: attributes, extension elements, comments, instructions, in namespaces of their own, with
/// prefixes that mean the same, or something else further in. It works on the text, so that no library tidies up what is tested.
/// </summary>
internal static class VendorContent
{
    private static readonly string[] Spaces = ["urn:vendor:a", "urn:vendor:b", "http://www.omg.org/spec/BPMN/20100524/MODEL", "http://www.omg.org/spec/BPMN/20100524/DI"];

    private static readonly string[] Texts =
        ["", " ", "x", "één", "a < b & c > d", "]]>", "\"'", "een\ntwee", "een\ttwee", "een\r\ntwee", "\u0085\u2028", "\U0001F600", "${x}", " voor en na ", "&amp;"];

    private static readonly string[] Others = ["<!---->", "<!-- x -->", "<!--een\ntwee-->", "<?tool?>", "<?tool a='b'?>", "<![CDATA[]]>", "<![CDATA[a < b & c]]>", "<![CDATA[een\ntwee]]>"];

    public static string Inject(string drawing, Tape tape)
    {
        for (var part = 0; part <= tape.Next(8); part++)
        {
            var closings = Places(drawing, "</").ToList();
            var content = tape.Next(3) switch { 0 => tape.Pick(Others), 1 => Text(tape), _ => Element(tape, levels: 3, Declarations(tape, 3)) };
            drawing = drawing.Insert(tape.Pick(closings), content);
        }
        return drawing.Replace("<process ", $"<process{Declarations(tape, 3).Replace(" xmlns=", " xmlns:p3=", StringComparison.Ordinal)}{Attributes(tape)} ", StringComparison.Ordinal);
    }

    private static string Element(Tape tape, int levels, string declarations)
    {
        var name = $"{tape.Pick(["", "p0:", "p1:", "p2:"])}e{tape.Next(3)}";
        var children = levels == 0 ? "" : string.Concat(Enumerable.Range(0, tape.Next(3)).Select(_ => Element(tape, levels - 1, tape.OneIn(3) ? Declarations(tape, tape.Next(3)) : "")));
        var content = Text(tape) + children + (tape.OneIn(3) ? tape.Pick(Others) : "");
        var start = $"<{name}{declarations}{Attributes(tape)}";
        return content.Length == 0 && tape.OneIn(2) ? $"{start}/>" : $"{start}>{content}</{name}>";
    }

    private static string Declarations(Tape tape, int prefixes) =>
        string.Concat(Enumerable.Range(0, prefixes).Select(prefix => $" xmlns:p{prefix}='{tape.Pick(Spaces)}'")) + (tape.OneIn(4) ? $" xmlns='{tape.Pick(Spaces)}'" : "");

    private static string Attributes(Tape tape) =>
        string.Concat(Enumerable.Range(0, tape.Next(4)).Select(number => $" {tape.Pick(["", "p0:", "p1:", "p2:"])}a{number}='{Text(tape).Replace("\n", "&#10;", StringComparison.Ordinal)}'"));

    private static string Text(Tape tape) => SecurityElement.Escape(tape.Pick(Texts)).Replace("\r", "&#13;", StringComparison.Ordinal);

    private static IEnumerable<int> Places(string text, string part)
    {
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal)) yield return at;
    }
}
