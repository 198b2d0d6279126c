namespace ClientProcess.Engine.Definitions;

/// <summary>A message flow between pools (BPMN 2.0 section 9.4). An end is a node id of ours, or null when it is a black-box pool.</summary>
public sealed record MessageFlow(string Id, string? Name, string? SourceNode, string? TargetNode)
{
    /// <summary>The black-box pool at the source end, if it is one.</summary>
    public string? SourcePartner { get; init; }

    /// <summary>The black-box pool at the target end, if it is one.</summary>
    public string? TargetPartner { get; init; }
}
