namespace ClientProcess.Engine.Definitions;

/// <summary>What a token can still come to from a node.</summary>
public static class Ahead
{
    /// <summary>Every node that lies ahead: along flows, over the borders of activities, into sub-processes and out of them.</summary>
    public static IEnumerable<FlowNode> Of(ProcessDefinition process, FlowNode from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Queue<FlowNode>(Next(process, from));
        while (ahead.TryDequeue(out var node))
        {
            if (!seen.Add(node.Id)) continue;
            yield return node;
            foreach (var next in Next(process, node)) ahead.Enqueue(next);
        }
    }

    private static IEnumerable<FlowNode> Next(ProcessDefinition process, FlowNode node) =>
        node.Outgoing.Select(flow => process.Node(flow.Target))
            .Concat(process.BoundaryEventsOf(node.Id))
            .Concat(node is SubProcessNode sub ? process.StartsOf(sub.Contents).Concat(process.EventStartsIn(sub.Contents)) : [])
            .Concat(Around(process, node).SelectMany(around => around.Outgoing.Select(flow => process.Node(flow.Target)).Concat(process.BoundaryEventsOf(around.Id))));

    /// <summary>The activities that hold the node: the sub-process it stands in, or every call of its process.</summary>
    private static IEnumerable<FlowNode> Around(ProcessDefinition process, FlowNode node) => process.Find(node.Container) is { } container
        ? [container]
        : node.Container == process.Id ? [] : process.CallsOf(node.Container);
}
