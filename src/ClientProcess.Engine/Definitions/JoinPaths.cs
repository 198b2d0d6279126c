using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace ClientProcess.Engine.Definitions;

/// <summary>
/// From which nodes a token can still come by a flow into a join without passing that join (BPMN 2.0 section 13.4.3, inclusive gateway, which
/// also says when a token at a parallel join waits in vain). Found when first asked, and kept: the drawing does not change.
/// </summary>
public sealed class JoinPaths(ProcessDefinition process)
{
    private readonly ConcurrentDictionary<(string Join, string Flow), FrozenSet<string>> _sources = new();

    /// <summary>Whether a token that is at a node can come to the join by the flow.</summary>
    public bool CanReach(string node, FlowNode join, SequenceFlow flow) =>
        _sources.GetOrAdd((join.Id, flow.Id), static (_, asked) => asked.paths.SourcesOf(asked.join, asked.flow), (paths: this, join, flow)).Contains(node);

    private FrozenSet<string> SourcesOf(FlowNode join, SequenceFlow flow)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var back = new Stack<string>([flow.Source]);
        while (back.TryPop(out var id))
        {
            if (id == join.Id || !found.Add(id) || process.Find(id) is not { } node) continue;
            foreach (var incoming in node.Incoming) back.Push(incoming.Source);
            // A token at an activity can leave it over its border.
            if (node is EventNode { AttachedTo: { } activity }) back.Push(activity);
        }
        return found.ToFrozenSet(StringComparer.Ordinal);
    }
}
