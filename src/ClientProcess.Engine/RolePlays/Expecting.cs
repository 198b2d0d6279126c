using System.Collections.Immutable;
using System.Globalization;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Engine.RolePlays;

/// <summary>Compares what a script expects with what is so.</summary>
internal static class Expecting
{
    /// <summary>Every difference, in one sentence each; null when there is none.</summary>
    public static string? Differences(Stage stage, Expectation expected)
    {
        var main = stage.Cases.First();
        var tasks = stage.Cases.SelectMany(state => state.Tasks.Select(task => (state, task))).ToList();
        string?[] differences =
        [
            Differ("status", expected.Status, main.Status == CaseStatus.Closed ? "completed" : "open"),
            Differ("outcome", expected.Outcome, main.Outcome),
            Differ("open tasks", Sorted(expected.Open), Sorted([.. tasks.Select(pair => Line(stage, pair.state, pair.task))])),
            Differ("route", expected.Route, [.. Route(stage, main)]),
            Differ("open handoffs", Sorted(expected.Handoffs), Sorted([.. main.Handoffs.Select(Line)])),
            Differ("responsible teams", Sorted(expected.Responsible), Sorted([.. tasks.Select(pair => pair.state.ResponsibleFor(pair.task)).Distinct()])),
            InOrder(stage, expected.Journal),
            Among(expected.Clocks, [.. ClockWords.Clocks(stage)]),
            InOrder(expected.Told, [.. ClockWords.Told(stage)]),
            Differ("rungs that fired", expected.Escalated, [.. ClockWords.Escalated(stage)]),
            Differ("bounces", expected.Bounces?.ToString(CultureInfo.InvariantCulture), main.Bounces.ToString(CultureInfo.InvariantCulture)),
            Differ("declines", expected.Declines?.ToString(CultureInfo.InvariantCulture), main.Declines.ToString(CultureInfo.InvariantCulture)),
        ];
        var found = differences.OfType<string>().ToList();
        return found.Count == 0 ? null : string.Join(" ", found);
    }

    public static string OpenTasks(Stage stage)
    {
        var open = stage.Cases.SelectMany(state => state.Tasks.Select(task => $"'{Line(stage, state, task)}'")).ToList();
        return open.Count == 0 ? "nothing" : string.Join(", ", open);
    }

    /// <summary>What a script calls a task: its node's name or the title of work that was added, with what kind of work it is when it is not the node's own.</summary>
    public static string NameOf(Stage stage, CaseState state, CaseTask task)
    {
        var label = task.Node is { } id ? stage.ProcessOf(state).Node(id).Label : task.Title is { } title ? Text(stage, state, title) ?? "added" : "reopened";
        return task.Kind switch
        {
            WorkKind.Repair => $"repair {label}",
            WorkKind.Routing => $"routing {label}",
            _ => label,
        };
    }

    private static string? Text(Stage stage, CaseState state, string key) =>
        stage.ValuesOf(state).TryGetValue(key, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;

    private static string Line(Stage stage, CaseState state, CaseTask task) => $"{NameOf(stage, state, task)} @ {task.Team}";

    private static string Line(Handoff handoff) => $"{handoff.From} -> {handoff.To} ({(handoff.Status == HandoffStatus.Offered ? "offered" : "accepted")})";

    private static IEnumerable<string> Route(Stage stage, CaseState main)
    {
        string? last = null;
        foreach (var offered in stage.Events.Where(happened => happened.Case == main.Id).Select(happened => happened.Happened).OfType<TaskOffered>())
        {
            if (!offered.Offered.IsWork || offered.Stays || offered.Offered.Team == last) continue;
            yield return last = offered.Offered.Team;
        }
    }

    private static ImmutableArray<string>? Sorted(ImmutableArray<string>? lines) => lines is null ? null : [.. lines.Value.Order(StringComparer.Ordinal)];

    private static string? Differ(string what, string? expected, string? actual) =>
        expected is null || expected == actual ? null : $"Expected {what} to be '{expected}', but it is '{actual ?? "none"}'.";

    private static string? Differ(string what, ImmutableArray<string>? expected, ImmutableArray<string>? actual) =>
        expected is null || expected.Value.SequenceEqual(actual!.Value) ? null
        : $"Expected {what} to be [{string.Join(", ", expected.Value)}], but they are [{string.Join(", ", actual!.Value)}].";

    private static string? InOrder(Stage stage, ImmutableArray<string>? expected)
    {
        if (expected is null) return null;
        var from = 0;
        var types = stage.Events.Select(happened => happened.Happened.GetType().Name).ToList();
        foreach (var type in expected)
        {
            var at = types.IndexOf(type, from);
            if (at < 0) return $"Expected {type} in the journal{(from == 0 ? "" : $" after {types[from - 1]}")}, but it did not happen.";
            from = at + 1;
        }
        return null;
    }

    private static string? Among(ImmutableArray<string>? expected, ImmutableArray<string> clocks) =>
        expected?.FirstOrDefault(line => !clocks.Contains(line)) is { } missing ? $"Expected a clock '{missing}', but they are [{string.Join("; ", clocks)}]." : null;

    private static string? InOrder(ImmutableArray<string>? expected, ImmutableArray<string> told)
    {
        var from = 0;
        foreach (var line in expected ?? [])
        {
            var at = told.IndexOf(line, from);
            if (at < 0) return $"Expected '{line}' to be told, but so far [{string.Join(", ", told.Skip(from))}] were.";
            from = at + 1;
        }
        return null;
    }
}
