using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>The flows by which work can come to a node from the work before it, whatever gateways and events lie between.</summary>
public static class FlowsInto
{
    public static ImmutableArray<string> Of(ProcessDefinition process, FlowNode node)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var back = new Stack<SequenceFlow>(node.Incoming);
        while (back.TryPop(out var flow))
        {
            if (!found.Add(flow.Id) || process.Find(flow.Source) is not { } before || before is ActivityNode) continue;
            foreach (var earlier in before.Incoming) back.Push(earlier);
        }
        return [.. found];
    }
}
