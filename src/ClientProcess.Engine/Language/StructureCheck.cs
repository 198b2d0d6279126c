using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Refuses what BPMN forbids about nodes and flows (BPMN 2.0 sections 8.4.13, 10.5 and 10.6).</summary>
internal static class StructureCheck
{
    public static void Check(Drawing drawing, XElement process, List<FlowNode> nodes, List<SequenceFlow> flows)
    {
        var diagnostics = drawing.Diagnostics;
        var byId = nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);
        if (nodes.Count == 0 && process.Elements().Any(child => child.Name == Names.Bpmn + "sequenceFlow"))
            diagnostics.Error(process, Codes.EmptyProcess, "Expected something in the process, but it has flows only.");
        CheckStarts(drawing, process, nodes, flows);
        foreach (var flow in flows) CheckFlow(diagnostics, flow, byId);
        foreach (var node in nodes) CheckNode(diagnostics, node, byId, flows);
    }

    /// <summary>A container in which every node waits for another never begins.</summary>
    private static void CheckStarts(Drawing drawing, XElement process, List<FlowNode> nodes, List<SequenceFlow> flows)
    {
        var reached = flows.Select(flow => flow.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var container in nodes.GroupBy(node => node.Container))
        {
            if (container.Any(node => node is EventNode { Position: EventPosition.Start } || (MayBegin(node) && !reached.Contains(node.Id)))) continue;
            var at = nodes.FirstOrDefault(node => node.Id == container.Key)?.At ?? Diagnostics.PlaceOf(process);
            drawing.Diagnostics.Error(at, Codes.NoStart, $"Expected a start in '{container.Key}', but everything in it waits for something else in it.");
        }
    }

    private static bool MayBegin(FlowNode node) =>
        node is not (EventNode { Position: EventPosition.Boundary } or SubProcessNode { Kind: SubProcessKind.Event } or ActivityNode { IsForCompensation: true });

    private static void CheckFlow(Diagnostics diagnostics, SequenceFlow flow, Dictionary<string, FlowNode> nodes)
    {
        var (source, target) = (nodes.GetValueOrDefault(flow.Source), nodes.GetValueOrDefault(flow.Target));
        if (source is null) diagnostics.Error(flow.At, Codes.Dangling, $"Expected the flow '{flow.Id}' to leave a node of this process, but there is no '{flow.Source}'.");
        if (target is null) diagnostics.Error(flow.At, Codes.Dangling, $"Expected the flow '{flow.Id}' to reach a node of this process, but there is no '{flow.Target}'.");
        if (source is null || target is null) return;
        if (source.Container != target.Container)
            diagnostics.Error(flow.At, Codes.FlowAcrossBorder, $"Expected the flow '{flow.Id}' to stay within one process or sub-process, but it crosses a border.");
        if (target is EventNode { Position: EventPosition.Start or EventPosition.Boundary })
            diagnostics.Error(flow.At, Codes.IncomingOnStart, $"Expected nothing to flow into '{target.Label}', for it starts by itself.");
        if (source is EventNode { Position: EventPosition.End })
            diagnostics.Error(flow.At, Codes.OutgoingOnEnd, $"Expected nothing to flow out of the end event '{source.Label}'.");
    }

    private static void CheckNode(Diagnostics diagnostics, FlowNode node, Dictionary<string, FlowNode> nodes, List<SequenceFlow> flows)
    {
        if (node is EventNode { Position: EventPosition.Boundary } boundary
            && (boundary.AttachedTo is null || nodes.GetValueOrDefault(boundary.AttachedTo) is not ActivityNode))
            diagnostics.Error(node.At, Codes.BoundaryUnattached, $"Expected the boundary event '{node.Label}' to stand on an activity of this process.");
        if (node.DefaultFlow is { } standard && !flows.Any(flow => flow.Id == standard && flow.Source == node.Id))
            diagnostics.Error(node.At, Codes.DefaultNotOutgoing, $"Expected the default flow of '{node.Label}' to leave it, but '{standard}' does not.");
        if (node is GatewayNode { Kind: GatewayKind.EventBased }) CheckRace(diagnostics, node, nodes, flows);
    }

    private static void CheckRace(Diagnostics diagnostics, FlowNode race, Dictionary<string, FlowNode> nodes, List<SequenceFlow> flows)
    {
        var exits = flows.Where(flow => flow.Source == race.Id).ToList();
        if (exits.Count < 2) diagnostics.Error(race.At, Codes.RaceTarget, $"Expected at least two events after '{race.Label}', for one alone is no race.");
        foreach (var flow in exits)
        {
            if (nodes.GetValueOrDefault(flow.Target) is { } target and not (EventNode { Position: EventPosition.Catch } or TaskNode { Kind: TaskKind.Receive }))
                diagnostics.Error(flow.At, Codes.RaceTarget, $"Expected a catch event or receive task after '{race.Label}', but '{target.Label}' is none.");
        }
    }
}
