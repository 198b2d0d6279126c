using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>
/// A link that is thrown goes on where the link of that name is caught, on the same level (BPMN 2.0 section 10.5.5, link): it stands for a flow
/// that would be too long to draw, and is read as that flow.
/// </summary>
internal static class LinkFlows
{
    public static IEnumerable<SequenceFlow> Between(List<FlowNode> nodes) =>
        from source in nodes.OfType<EventNode>()
        where source is { Position: EventPosition.Throw, Trigger: LinkTrigger }
        let target = nodes.OfType<EventNode>().FirstOrDefault(node =>
            node is { Position: EventPosition.Catch, Trigger: LinkTrigger link } && node.Container == source.Container && Labels.Same(link.Name, ((LinkTrigger)source.Trigger).Name))
        where target is not null
        select new SequenceFlow($"{source.Id}->{target.Id}", null, source.Id, target.Id) { At = source.At };
}
