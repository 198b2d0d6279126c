using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>
/// A parallel join that waits for two ways of which a choice takes one: it waits for ever. Judged by the shape alone, and only where it is sure: both
/// ways come from that choice and nowhere else, each from exits of its own, and nothing leads back to the choice.
/// </summary>
internal static class ChoiceJoinCheck
{
    public static void Check(Drawing drawing, XElement level, WorkBudget work)
    {
        var nodes = level.Elements().Where(XmlNodes.IsFlowNode).Where(node => node.Id() is not null).DistinctBy(node => node.Id()).ToDictionary(node => node.Id()!, StringComparer.Ordinal);
        var graph = new FlowGraph(nodes.Keys, XmlNodes.Flows(level), work);
        var choices = nodes.Values.Where(node => XmlNodes.Is(node, "exclusiveGateway") || XmlNodes.Is(node, "eventBasedGateway")).Where(node => graph.From(node.Id()!).Count > 1).ToList();
        if (choices.Count == 0) return;
        foreach (var join in nodes.Values.Where(node => XmlNodes.Is(node, "parallelGateway") && graph.To(node.Id()!).Count > 1))
        {
            if (work.IsSpent) return;
            if (choices.FirstOrDefault(choice => !work.IsSpent && IsStarved(graph, choice.Id()!, join.Id()!)) is not { } starving) continue;
            drawing.Diagnostics.Warn(join, Codes.JoinAfterChoice, $"'{XmlNodes.Label(join)}' waits for several ways, but '{XmlNodes.Label(starving)}' takes only one of them: join them with an exclusive gateway.");
        }
    }

    private static bool IsStarved(FlowGraph graph, string choice, string join)
    {
        var exits = graph.From(choice).Select(exit => graph.Ahead(exit.Target, join)).ToList();
        if (exits.Any(exit => exit.Contains(choice))) return false;
        var besides = graph.AheadOfAll(graph.Begins.Where(begin => begin != choice), join, choice);
        var ways = graph.To(join).Where(flow => flow.Source == choice || !besides.Contains(flow.Source))
            .Select(flow => ExitsTo(graph, flow, choice, join, exits)).Where(from => from.Count > 0).ToList();
        return ways.Any(way => ways.Any(other => !way.Overlaps(other)));
    }

    /// <summary>By which exits of the choice a token can come along this last flow.</summary>
    private static HashSet<int> ExitsTo(FlowGraph graph, GraphFlow last, string choice, string join, List<HashSet<string>> exits) =>
        [.. Enumerable.Range(0, exits.Count).Where(exit => last.Source == choice ? graph.From(choice)[exit] == last : exits[exit].Contains(last.Source) && last.Source != join)];
}
