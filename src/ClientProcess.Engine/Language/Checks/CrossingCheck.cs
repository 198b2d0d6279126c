using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>Work that goes from one lane to another without a word about what the receiver needs, in a drawing that says so elsewhere.</summary>
internal static class CrossingCheck
{
    public static void Check(Drawing drawing, XElement process, WorkBudget work)
    {
        var teams = LaneReader.Read(drawing, process);
        var nodes = process.Elements().Where(XmlNodes.IsFlowNode).Where(node => node.Id() is not null).DistinctBy(node => node.Id()).ToDictionary(node => node.Id()!, StringComparer.Ordinal);
        var outgoing = XmlNodes.Flows(process).ToLookup(flow => flow.Reference("sourceRef") ?? "", StringComparer.Ordinal);
        var said = new HashSet<XElement>();
        foreach (var sender in nodes.Values.Where(XmlNodes.IsActivity))
        {
            foreach (var (flow, receiver) in Bare(sender, nodes, outgoing, work))
            {
                var (from, to) = (teams.GetValueOrDefault(sender.Id()!), teams.GetValueOrDefault(receiver.Id()!));
                if (from is null || to is null || from == to || !said.Add(flow)) continue;
                drawing.Diagnostics.Warn(flow, Codes.CrossingWithoutNeeds, $"'{XmlNodes.Label(sender)}' hands over to '{XmlNodes.Label(receiver)}' in another lane, but no flow between them says with cp:needs what the receiver needs.");
            }
        }
    }

    /// <summary>The next activities, with the last flow to each, along ways on which no flow has needs. An empty list of needs says: nothing.</summary>
    private static IEnumerable<(XElement Flow, XElement Receiver)> Bare(XElement sender, Dictionary<string, XElement> nodes, ILookup<string, XElement> outgoing, WorkBudget work)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([sender.Id()!]);
        while (ahead.TryPop(out var id))
        {
            foreach (var flow in outgoing[id].Where(flow => !HasNeeds(flow)))
            {
                if (!work.Take()) yield break;
                if (nodes.GetValueOrDefault(flow.Reference("targetRef") ?? "") is not { } next) continue;
                if (XmlNodes.IsActivity(next)) yield return (flow, next);
                else if (seen.Add(next.Id()!)) ahead.Push(next.Id()!);
            }
        }
    }

    private static bool HasNeeds(XElement flow) => flow.Elements(Names.Bpmn + "extensionElements").Elements(Names.Cp + "needs").Any();
}
