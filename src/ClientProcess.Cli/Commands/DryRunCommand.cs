using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Cli.Commands;

/// <summary><c>dry-run FILE.bpmn</c>: runs one case of a drawing in memory, with nobody at the table.</summary>
internal static class DryRunCommand
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public static Command Create()
    {
        var file = new Argument<string>("FILE.bpmn") { Description = "The drawing." };
        var process = new Option<string?>("--process") { Description = "Which process of the drawing, by id or name." };
        var set = new Option<string[]>("--set") { Description = "A value of the case: name=value.", AllowMultipleArgumentsPerToken = false };
        var choose = new Option<string[]>("--choose") { Description = "Which way at a gateway: GATEWAY=FLOW, by id or name." };
        var outcome = new Option<string[]>("--outcome") { Description = "What a node does instead of completing: NODE=error:CODE." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, the last one with the status." };
        var command = new Command("dry-run", "Runs one case of a drawing in memory and prints its journal.") { file, process, set, choose, outcome, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(process), parsed.GetValue(set) ?? [], parsed.GetValue(choose) ?? [], parsed.GetValue(outcome) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(string file, string? process, string[] set, string[] choose, string[] outcome, bool json)
    {
        if (outcome.Length > 0) return Cli.Wrong("Not supported yet: --outcome needs error events, which drawings cannot have yet.");
        if (set.Concat(choose).FirstOrDefault(pair => !pair.Contains('=', StringComparison.Ordinal)) is { } bare) return Cli.Wrong($"Expected name=value, but got '{bare}'.");
        WorkflowFolder folder;
        try
        {
            folder = WorkflowFolder.Load([file]);
        }
        catch (IOException absent)
        {
            return Cli.Wrong(absent.Message);
        }
        foreach (var diagnostic in folder.Diagnostics) Console.Error.WriteLine(diagnostic);
        if (folder.Drawings is not [{ Read.Model: { } model }])
        {
            Show(new DryRunResult("refused", "The drawing has errors.", 0, []), json);
            return Cli.FallsShort;
        }
        var data = set.Select(Pair).ToImmutableDictionary(pair => pair.Key, pair => Value(pair.Value));
        var ways = choose.Select(Pair).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var result = DryRun.Run(model, folder.Organisation, Start, process, data, ways);
        foreach (var happened in result.Events) Show(happened, json);
        Show(result, json);
        return result.Status == "refused" ? Cli.FallsShort : Cli.Fine;
    }

    private static void Show(StageEvent happened, bool json)
    {
        var (type, node) = (happened.Happened.GetType().Name, happened.Happened.AtNode);
        var name = node is null ? null : happened.Process.Find(node)?.Label;
        if (json)
            Cli.Line(new { @event = type, node, name, team = happened.Happened.OfTeam, at = happened.At });
        else
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{happened.At:yyyy-MM-dd HH:mm:ss}  {type,-18} {name}{(happened.Happened.OfTeam is { } team ? $" [{team}]" : "")}"));
    }

    private static void Show(DryRunResult result, bool json)
    {
        if (json) Cli.Line(new { status = result.Status, waitingFor = result.WaitingFor, steps = result.Steps });
        else Console.WriteLine($"status: {result.Status}{(result.WaitingFor is null ? "" : $", waiting for: {result.WaitingFor}")}, steps: {result.Steps}");
    }

    private static KeyValuePair<string, string> Pair(string text) => KeyValuePair.Create(text[..text.IndexOf('=', StringComparison.Ordinal)], text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    /// <summary>A value that reads as JSON is that; anything else is text.</summary>
    private static JsonElement Value(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
