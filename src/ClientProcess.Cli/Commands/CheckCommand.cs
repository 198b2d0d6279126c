using System.CommandLine;
using ClientProcess.Engine.Language;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Cli.Commands;

/// <summary><c>check PATH…</c>: reads definitions and says what is wrong with them.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Drawings, scripts or folders.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, the last one with the totals." };
        var strict = new Option<bool>("--strict") { Description = "A warning counts as an error." };
        var report = new Option<bool>("--report") { Description = "Per drawing also what is executed, what is kept without being executed, and what would be lost." };
        var command = new Command("check", "Reads definitions and prints what is wrong with them, with file, line and column.") { paths, json, strict, report };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(json), parsed.GetValue(strict), parsed.GetValue(report)));
        return command;
    }

    private static int Run(string[] paths, bool json, bool strict, bool report)
    {
        WorkflowFolder folder;
        try
        {
            folder = WorkflowFolder.Load(paths);
        }
        catch (IOException absent)
        {
            return Cli.Wrong(absent.Message);
        }
        var errors = folder.Diagnostics.Count(diagnostic => strict || diagnostic.Severity == Severity.Error);
        var warnings = folder.Diagnostics.Length - errors;
        foreach (var diagnostic in folder.Diagnostics)
        {
            if (json) Cli.Line(diagnostic);
            else Console.Error.WriteLine(diagnostic);
        }
        var nothingLost = !report || CheckReport.Show(folder, json);
        if (json) Cli.Line(new { files = folder.Files, errors, warnings });
        else Console.WriteLine($"{folder.Files} files, {errors} errors, {warnings} warnings");
        return errors > 0 || !nothingLost ? Cli.FallsShort : Cli.Fine;
    }
}
