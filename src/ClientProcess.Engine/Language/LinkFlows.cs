using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>
/// A link that is thrown goes on where the link of that name is caught, on the same level (BPMN 2.0 section 10.5.5, link): it stands for a flow
/// that would be too long to draw, and is read as that flow.
/// </summary>
internal static class LinkFlows
{
    public static IEnumerable<SequenceFlow> Between(List<FlowNode> nodes)
    {
        var targets = nodes.OfType<EventNode>().Where(node => node is { Position: EventPosition.Catch, Trigger: LinkTrigger })
            .DistinctBy(KeyOf).ToDictionary(KeyOf, node => node.Id);
        return nodes.OfType<EventNode>().Where(node => node is { Position: EventPosition.Throw, Trigger: LinkTrigger } && targets.ContainsKey(KeyOf(node)))
            .Select(source => new SequenceFlow($"{source.Id}->{targets[KeyOf(source)]}", null, source.Id, targets[KeyOf(source)]) { At = source.At });
    }

    /// <summary>Names are the same whatever their case and spaces.</summary>
    private static (string Level, string Name) KeyOf(EventNode node) => (node.Container, Labels.OneLine(((LinkTrigger)node.Trigger).Name).ToUpperInvariant());
}
