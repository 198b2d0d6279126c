using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads one process: its nodes at every level, its flows, and the team of each node.</summary>
internal static class ProcessReader
{
    public static ProcessDefinition? Read(Drawing drawing, XElement process)
    {
        if (process.Id() is not { Length: > 0 } id)
        {
            drawing.Diagnostics.Error(process, Codes.IdMissing, "Expected every process to have an id, but this one has none.");
            return null;
        }
        var pool = drawing.Participants.FirstOrDefault(participant => participant.Reference("processRef") == id);
        var team = CpReader.Text(process, "team") ?? (pool is null ? null : CpReader.Text(pool, "team") ?? NameOf(pool));
        var nodes = new List<FlowNode>();
        var flows = new List<SequenceFlow>();
        ReadContents(drawing, process, id, nodes, flows);
        StructureCheck.Check(drawing, process, nodes, flows);
        var lanes = LaneReader.Read(drawing, process);
        var connected = OutputFields.Ask(drawing, Connect(nodes, flows, lanes, team)).ToList();
        ReachabilityCheck.Check(drawing, connected);
        var name = process.Name() ?? (pool is null ? null : NameOf(pool));
        return new ProcessDefinition(id, name, (string?)process.Attribute("isExecutable") is "true" or "1", team, connected);
    }

    private static string? NameOf(XElement element) => string.IsNullOrWhiteSpace(element.Name()) ? null : Labels.OneLine(element.Name()!);

    private static void ReadContents(Drawing drawing, XElement container, string id, List<FlowNode> nodes, List<SequenceFlow> flows)
    {
        foreach (var element in container.Elements())
        {
            if (element.Name == Names.Bpmn + "sequenceFlow")
            {
                if (FlowReader.Read(drawing, element) is { } flow) flows.Add(flow);
                continue;
            }
            if (NodeReader.IsFlowNode(element) && string.IsNullOrEmpty(element.Id()))
                drawing.Diagnostics.Error(element, Codes.IdMissing, $"Expected every {element.Name.LocalName} to have an id, but this one has none.");
            if (NodeReader.Read(drawing, element, id) is not { } node) continue;
            nodes.Add(node);
            if (node is SubProcessNode { Calls: null }) ReadContents(drawing, element, node.Id, nodes, flows);
        }
    }

    private static List<FlowNode> Connect(List<FlowNode> nodes, List<SequenceFlow> flows, Dictionary<string, string> lanes, string? team)
    {
        flows = flows.Concat(LinkFlows.Between(nodes)).ToList();
        var outgoing = flows.ToLookup(flow => flow.Source, StringComparer.Ordinal);
        var incoming = flows.ToLookup(flow => flow.Target, StringComparer.Ordinal);
        var teams = new Dictionary<string, string?>(StringComparer.Ordinal);
        return [.. nodes.DistinctBy(node => node.Id).Select(node =>
        {
            // A node inside a sub-process stands in the lane of the sub-process, unless a lane names it.
            var own = lanes.GetValueOrDefault(node.Id) ?? teams.GetValueOrDefault(node.Container) ?? team;
            if (node is EventNode { AttachedTo: { } host } && !lanes.ContainsKey(node.Id)) own = teams.GetValueOrDefault(host) ?? lanes.GetValueOrDefault(host) ?? own;
            teams[node.Id] = own;
            return node with { Team = own, Incoming = [.. incoming[node.Id]], Outgoing = [.. outgoing[node.Id]] };
        })];
    }
}
