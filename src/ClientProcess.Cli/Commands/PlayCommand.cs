using System.CommandLine;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Cli.Commands;

/// <summary><c>play PATH…</c>: runs role plays and says which of them hold.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders with drawings and their scripts, or single scripts.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object a role play, the last one with the totals." };
        var command = new Command("play", "Runs role plays on a virtual clock and prints their transcripts.") { paths, json };
        command.SetAction(parsed => Run(parsed.GetValue(paths)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
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
        foreach (var diagnostic in folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)) Console.Error.WriteLine(diagnostic);
        var results = folder.Scripts.Select(script => Play(script, folder.Organisation)).ToList();
        foreach (var (script, result) in folder.Scripts.Zip(results)) Show(script, result, json);
        var failed = results.Count(result => !result.Passed);
        if (json) Cli.Line(new { passed = results.Count - failed, failed });
        else Console.WriteLine($"{results.Count - failed} passed, {failed} failed");
        return failed > 0 || results.Count == 0 ? Cli.FallsShort : Cli.Fine;
    }

    private static RolePlayResult Play(ScriptFile script, Engine.Definitions.Organisation organisation) =>
        script.Play is null ? new RolePlayResult(script.Path, "The script has errors.", default, [])
        : script.Drawing.Read.Model is not { } model ? new RolePlayResult(script.Play.Name, $"The drawing {script.Drawing.Path} has errors.", default, [])
        : RolePlayRun.Run(model, organisation, script.Play);

    private static void Show(ScriptFile script, RolePlayResult result, bool json)
    {
        if (json)
        {
            Cli.Line(new { script = script.Path, name = result.Name, passed = result.Passed, line = result.FailedAt.Line, failure = result.Failure, transcript = result.Transcript });
            return;
        }
        Console.WriteLine($"── {result.Name} ({script.Path})");
        foreach (var line in result.Transcript) Console.WriteLine(line);
        Console.WriteLine(result.Passed ? "passed" : $"FAILED at {script.Path}:{result.FailedAt.Line}: {result.Failure}");
        Console.WriteLine();
    }
}
