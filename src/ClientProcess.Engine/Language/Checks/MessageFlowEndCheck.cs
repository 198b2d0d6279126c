using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>A message goes from and to somebody who can send or get it: a pool, an activity, an event, a conversation (BPMN 2.0 section 9.3).</summary>
internal static class MessageFlowEndCheck
{
    public static void Check(Drawing drawing)
    {
        if (drawing.MessageFlows.Count == 0) return;
        var byId = drawing.Root.Descendants().Where(element => element.Name.Namespace == Names.Bpmn && element.Id() is not null)
            .DistinctBy(element => element.Id()).ToDictionary(element => element.Id()!, StringComparer.Ordinal);
        foreach (var flow in drawing.MessageFlows)
        {
            foreach (var (attribute, word) in new[] { ("sourceRef", "start"), ("targetRef", "end") })
            {
                if (flow.Reference(attribute) is { } id && byId.GetValueOrDefault(id) is { } end && !MayBeEnd(end))
                    drawing.Diagnostics.Error(flow, Codes.MessageFlowEnd, $"Expected a message flow to {word} at a pool, an activity or an event, but '{XmlNodes.Label(end)}' is a {end.Name.LocalName}.");
            }
        }
    }

    private static bool MayBeEnd(XElement element) =>
        XmlNodes.IsActivity(element) || XmlNodes.IsEvent(element)
        || element.Name.LocalName is "participant" or "conversation" or "subConversation" or "callConversation" or "choreographyTask" or "subChoreography" or "callChoreography";
}
