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
        var outcome = new Option<string[]>("--outcome") { Description = "What happens at a node instead of its completion, once: NODE=error:CODE or NODE=escalation:CODE." };
        var message = new Option<string[]>("--message") { Description = "A message that comes when nothing else is open, by its name; in the order given." };
        var signal = new Option<string[]>("--signal") { Description = "A signal that is heard when nothing else is open, by its name." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, the last one with the status." };
        var command = new Command("dry-run", "Runs one case of a drawing in memory and prints its journal.") { file, process, set, choose, outcome, message, signal, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(file)!, parsed.GetValue(set) ?? [], parsed.GetValue(choose) ?? [], parsed.GetValue(outcome) ?? [], parsed.GetValue(json),
            new DryRunWishes { Process = parsed.GetValue(process), Messages = [.. parsed.GetValue(message) ?? []], Signals = [.. parsed.GetValue(signal) ?? []] }));
        return command;
    }

    private static int Run(string file, string[] set, string[] choose, string[] outcome, bool json, DryRunWishes wishes)
    {
        if (outcome.FirstOrDefault(text => !IsOutcome(text)) is { } odd) return Cli.Wrong($"Expected NODE=error:CODE or NODE=escalation:CODE, but got '{odd}'.");
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
        var result = DryRun.Run(model, folder.Organisation, Start, wishes with
        {
            Data = set.Select(Pair).ToImmutableDictionary(pair => pair.Key, pair => Value(pair.Value)),
            Choose = choose.Select(Pair).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Outcomes = outcome.Select(Pair).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        });
        foreach (var happened in result.Events) Show(happened, json);
        Show(result, json);
        return result.Status == "refused" ? Cli.FallsShort : Cli.Fine;
    }

    private static bool IsOutcome(string text) => text.Split('=', 2) is [{ Length: > 0 }, var what]
        && (what is "error" or "escalation" || what.StartsWith("error:", StringComparison.Ordinal) || what.StartsWith("escalation:", StringComparison.Ordinal));

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
        foreach (var incident in result.Incidents.Where(_ => !json)) Console.Error.WriteLine($"incident: {incident.Message}");
        if (json) Cli.Line(new { status = result.Status, waitingFor = result.WaitingFor, steps = result.Steps, incidents = result.Incidents.Count() });
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
