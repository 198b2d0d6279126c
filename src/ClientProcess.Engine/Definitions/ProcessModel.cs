using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Definitions;

/// <summary>
/// What one BPMN file says: our processes (several pools in one file are all ours), the black-box pools (chain partners or the
/// client) and the message flows between them (BPMN 2.0 chapter 9, Collaboration).
/// </summary>
public sealed record ProcessModel(ImmutableArray<ProcessDefinition> Processes, ImmutableArray<string> Partners, ImmutableArray<MessageFlow> MessageFlows)
{
    /// <summary>The black-box pools that are the client (<c>cp:client</c>): messages inform them, and no work is handed over to them.</summary>
    public ImmutableArray<string> Clients { get; init; } = [];

    /// <summary>What the drawing itself attaches agreements to (<c>cp:agreement</c>).</summary>
    public ImmutableArray<DrawnAgreement> Agreements { get; init; } = [];

    public ProcessDefinition? Find(string processId) => Processes.FirstOrDefault(process => process.Id == processId);

    public ProcessDefinition? ProcessOf(string nodeId) => Processes.FirstOrDefault(process => process.Owns(nodeId));

    public IEnumerable<MessageFlow> MessageFlowsFrom(string nodeId) => MessageFlows.Where(flow => flow.SourceNode == nodeId);

    /// <summary>The process a case runs when nobody says which: the executable one, else the first that no message of the file starts.</summary>
    public ProcessDefinition? Main =>
        Processes.FirstOrDefault(process => process.IsExecutable && !process.Nodes.IsEmpty)
        ?? Processes.FirstOrDefault(StartsByItself)
        ?? Processes.FirstOrDefault(process => !process.Nodes.IsEmpty);

    private bool StartsByItself(ProcessDefinition process) =>
        process.StartsOf(process.Id).Any(start => MessageFlows.All(flow => flow.TargetNode != start.Id || flow.SourceNode is null));
}
