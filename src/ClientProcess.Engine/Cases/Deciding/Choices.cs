using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Which choices a person can make ahead, and what is said when a choice is none of them.</summary>
public static class Choices
{
    /// <summary>
    /// The gateways whose choice can come up as soon as work at a node is done: those a token reaches without meeting other work or a wait.
    /// </summary>
    public static IReadOnlyList<FlowNode> ReachableFrom(ProcessDefinition process, FlowNode start)
    {
        var found = new List<FlowNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Id };
        var ahead = new Queue<FlowNode>();
        if (IsChoice(start)) found.Add(start);
        Look(process, start, ahead, seen);
        while (ahead.TryDequeue(out var node))
        {
            if (IsChoice(node)) found.Add(node);
            if (node is GatewayNode { Kind: not GatewayKind.EventBased } or EventNode { Position: EventPosition.Throw })
                Look(process, node, ahead, seen);
        }
        return found;
    }

    public static bool IsChoice(FlowNode node) =>
        node is GatewayNode gateway ? gateway.IsChoice : node.Outgoing.Any(flow => flow.Condition is { Feel: null });

    internal static void Refuse(CaseRun run, FlowNode node, string wanted)
    {
        var names = node.Outgoing.Select(flow => $"'{FlowNames.Of(run.Process, flow)}'");
        run.Refuse(RejectionCode.ChoiceUnknown, $"Expected one of {string.Join(", ", names)} at '{node.Label}', but '{wanted}' is none of them.", node.Label, wanted);
    }

    private static void Look(ProcessDefinition process, FlowNode node, Queue<FlowNode> ahead, HashSet<string> seen)
    {
        foreach (var flow in node.Outgoing)
        {
            if (seen.Add(flow.Target)) ahead.Enqueue(process.Node(flow.Target));
        }
    }
}
