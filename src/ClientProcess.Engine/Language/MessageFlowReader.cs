using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads the message flows between pools. An end on a pool of ours means the start of its process.</summary>
internal static class MessageFlowReader
{
    /// <summary>Before the nodes are read: which of them a message flow from inside feeds.</summary>
    public static void Prepare(Drawing drawing)
    {
        var ours = NodeIds(drawing);
        foreach (var flow in drawing.MessageFlows)
        {
            var (source, target) = (flow.Reference("sourceRef"), flow.Reference("targetRef"));
            if (source is not null && target is not null && ours.ContainsKey(source)) drawing.FedFromInside.Add(target);
        }
    }

    public static IEnumerable<MessageFlow> Read(Drawing drawing, List<ProcessDefinition> processes)
    {
        var ours = NodeIds(drawing);
        foreach (var element in drawing.MessageFlows)
        {
            var (source, target) = (element.Reference("sourceRef"), element.Reference("targetRef"));
            var (from, to) = (End(drawing, element, source, "source", processes, ours), End(drawing, element, target, "target", processes, ours));
            if (from is null || to is null) continue;
            if (from.Node is { } a && to.Node is { } b && ours[a] == ours[b])
                drawing.Diagnostics.Error(element, Codes.MessageFlowInside, "Expected a message flow to go from one pool to another, but both ends are in the same.");
            yield return new MessageFlow(element.Id() ?? "", string.IsNullOrWhiteSpace(element.Name()) ? null : Labels.OneLine(element.Name()!), from.Node, to.Node)
            {
                SourcePartner = from.Partner,
                TargetPartner = to.Partner,
            };
        }
    }

    private sealed record FlowEnd(string? Node, string? Partner);

    private static FlowEnd? End(
        Drawing drawing, XElement flow, string? id, string which, List<ProcessDefinition> processes, Dictionary<string, string> ours)
    {
        if (id is not null && ours.ContainsKey(id)) return new FlowEnd(id, null);
        var pool = id is null ? null : drawing.Participants.FirstOrDefault(participant => participant.Id() == id);
        if (pool is null)
        {
            drawing.Diagnostics.Error(flow, Codes.Dangling, $"Expected the message flow to have a {which} in the drawing, but there is no '{id}'.");
            return null;
        }
        var process = processes.FirstOrDefault(process => process.Id == pool.Reference("processRef"));
        var name = Labels.OneLine(pool.Name() ?? pool.Id()!);
        if (process is null || process.Nodes.IsEmpty) return new FlowEnd(null, name);
        return which == "target" ? new FlowEnd(process.StartsOf(process.Id).FirstOrDefault()?.Id, name) : new FlowEnd(null, name);
    }

    /// <summary>Every node id of ours with the id of its process.</summary>
    private static Dictionary<string, string> NodeIds(Drawing drawing)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var process in drawing.Processes)
        {
            foreach (var node in process.Descendants().Where(NodeReader.IsFlowNode))
            {
                if (node.Id() is { } id) ids[id] = process.Id() ?? "";
            }
        }
        return ids;
    }
}
