namespace ClientProcess.Engine.Definitions;

/// <summary>What people call the ways out of a gateway: the flow's name; without one, the name of where it leads.</summary>
public static class FlowNames
{
    public static string Of(ProcessDefinition process, SequenceFlow flow) =>
        string.IsNullOrWhiteSpace(flow.Name) ? process.Node(flow.Target).Label : Labels.OneLine(flow.Name);

    /// <summary>The outgoing flow that is meant by an id or a name; null when none is.</summary>
    public static SequenceFlow? Find(ProcessDefinition process, FlowNode node, string wanted) =>
        node.Outgoing.FirstOrDefault(flow => flow.Id == wanted)
        ?? node.Outgoing.FirstOrDefault(flow => Labels.Same(Of(process, flow), wanted))
        ?? node.Outgoing.FirstOrDefault(flow => flow.Target == wanted);
}
