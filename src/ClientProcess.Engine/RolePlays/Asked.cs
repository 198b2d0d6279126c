using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>What a task asks for before it can be completed, with an answer that fits: for runs with nobody at the table.</summary>
internal static class Asked
{
    public static IEnumerable<KeyValuePair<string, JsonElement>> AtStart(EventNode start) =>
        start.Fields.Where(field => field.Required).Select(field => KeyValuePair.Create(field.Id, Answer(field)));

    public static IEnumerable<KeyValuePair<string, JsonElement>> By(ProcessDefinition process, CaseTask task)
    {
        if (task.Node is null) return [];
        var node = process.Node(task.Node);
        var fields = node is TaskNode { Fields: var asked } ? asked.Where(field => field.Required).Select(field => KeyValuePair.Create(field.Id, Answer(field))) : [];
        return fields.Concat(NeedsAhead(process, node).Select(need => KeyValuePair.Create(need.Id, Answer(need)))).DistinctBy(item => item.Key);
    }

    /// <summary>The needs on the flows that lead to the next work.</summary>
    private static List<Need> NeedsAhead(ProcessDefinition process, FlowNode from)
    {
        var needs = new List<Need>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<FlowNode>([from]);
        while (ahead.TryDequeue(out var node))
        {
            foreach (var flow in node.Outgoing.Where(flow => seen.Add(flow.Id)))
            {
                needs.AddRange(flow.Needs.Where(need => need.Required));
                if (process.Node(flow.Target) is not TaskNode and { } next) ahead.Enqueue(next);
            }
        }
        return needs;
    }

    private static JsonElement Answer(Need need) => need.Kind == NeedKind.Check ? True : Text("…");

    private static JsonElement Answer(FormField field) => field.Type switch
    {
        FieldType.Number => JsonSerializer.SerializeToElement(1),
        FieldType.Boolean => True,
        FieldType.Date => Text("2026-11-23"),
        FieldType.Choice when field.Options.Length > 0 => Text(field.Options[0]),
        _ => Text("…"),
    };

    private static JsonElement True => JsonSerializer.SerializeToElement(true);

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);
}
