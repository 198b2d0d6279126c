using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Warns about nodes that no token will ever reach.</summary>
internal static class ReachabilityCheck
{
    public static void Check(Drawing drawing, List<FlowNode> nodes)
    {
        var byId = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var hasStart = nodes.OfType<EventNode>().Where(node => node.Position == EventPosition.Start).Select(node => node.Container).ToHashSet(StringComparer.Ordinal);
        // A sub-process that begins by an event has to say by which.
        var begun = nodes.OfType<EventNode>().Where(node => node is { Position: EventPosition.Start, Trigger: not NoneTrigger }).Select(node => node.Container).ToHashSet(StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<FlowNode>(nodes.Where(node => Begins(node, hasStart, begun)));
        while (ahead.TryPop(out var node))
        {
            if (!reached.Add(node.Id)) continue;
            foreach (var flow in node.Outgoing)
            {
                if (byId.TryGetValue(flow.Target, out var next)) ahead.Push(next);
            }
        }
        foreach (var node in nodes.Where(node => !reached.Contains(node.Id)))
            drawing.Diagnostics.Warn(node.At, Codes.Unreachable, $"Nothing ever leads to '{node.Label}'.");
    }

    private static bool Begins(FlowNode node, HashSet<string> hasStart, HashSet<string> begun) => node switch
    {
        EventNode { Position: EventPosition.Start or EventPosition.Boundary } => true,
        SubProcessNode { Kind: SubProcessKind.Event } => begun.Contains(node.Id),
        ActivityNode { IsForCompensation: true } => true,
        _ => node.Incoming.IsEmpty && !hasStart.Contains(node.Container),
    };
}
