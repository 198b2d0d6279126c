using System.Text;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>
/// A drawing in which <c>⌖</c> marks where a diagnostic must point. It is taken out before reading, so nobody counts lines and columns.
/// </summary>
internal static class Marked
{
    private const char Here = '⌖';

    public const string Head = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:cp='urn:clientprocess:bpmn:1'>\n";

    /// <summary>The drawing with this in its one process.</summary>
    public static string Process(string content) => $"{Head}<process id='P'>\n{content}\n</process>\n</definitions>";

    public static string Drawing(string content) => $"{Head}{content}\n</definitions>";

    public static ReadDrawing Read(string text) => BpmnReader.Read(Encoding.UTF8.GetBytes(Plain(text)), "t.bpmn");

    public static string Plain(string text) => text.Replace(Here.ToString(), "", StringComparison.Ordinal);

    /// <summary>1-based; (1, 1) when nothing is marked.</summary>
    public static (int Line, int Column) Place(string text)
    {
        var at = text.IndexOf(Here, StringComparison.Ordinal);
        if (at < 0) return (1, 1);
        var before = text[..at];
        return (before.Count(letter => letter == '\n') + 1, at - before.LastIndexOf('\n'));
    }
}
