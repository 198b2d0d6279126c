using ClientProcess.Engine.Language;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Cli.Commands;

/// <summary><c>check --report</c>: per drawing what is executed, what is kept without being executed, and what would be lost when it is written again.</summary>
internal static class CheckReport
{
    private const string Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /// <returns>Whether nothing is lost.</returns>
    public static bool Show(WorkflowFolder folder, bool json)
    {
        var nothingLost = true;
        foreach (var drawing in folder.Drawings)
        {
            if (DrawingReport.Of(drawing.Content, drawing.Path) is not { } report) continue;
            if (json) Cli.Line(Line(drawing.Path, report));
            else foreach (var line in Lines(drawing.Path, report)) Console.WriteLine(line);
            nothingLost &= report.Lost.IsEmpty;
        }
        return nothingLost;
    }

    private static object Line(string file, DrawingReport report) => new
    {
        file,
        elements = report.Elements,
        executed = report.Executed,
        kept = report.Kept,
        keptAttributes = report.KeptAttributes,
        lost = report.Lost.Select(difference => new { line = difference.Line, kind = difference.Kind, what = difference.What }),
    };

    private static IEnumerable<string> Lines(string file, DrawingReport report)
    {
        yield return $"{file}: {report.Elements} elements, {report.Executed.Sum(name => name.Count)} executed, {report.Kept.Sum(name => name.Count)} kept, "
            + $"{(report.Lost.IsEmpty ? "nothing" : report.Lost.Length)} lost";
        foreach (var line in ByNamespace("executed", report.Executed)) yield return line;
        foreach (var line in ByNamespace("kept", report.Kept)) yield return line;
        foreach (var line in ByNamespace("kept attributes", report.KeptAttributes)) yield return line;
        foreach (var difference in report.Lost) yield return $"  lost: {file}:{difference.Line}: {difference.Kind}: {difference.What}";
    }

    private static IEnumerable<string> ByNamespace(string what, IEnumerable<ReportedName> names) =>
        names.GroupBy(name => name.Namespace).Select(group =>
            $"  {what}{(group.Key == Bpmn ? "" : $" ({(group.Key.Length == 0 ? "no namespace" : group.Key)})")}: {string.Join(", ", group.Select(name => $"{name.Name} {name.Count}"))}");
}
