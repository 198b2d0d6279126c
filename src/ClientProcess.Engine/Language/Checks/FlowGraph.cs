using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

internal sealed record GraphFlow(int Number, string Source, string Target);

/// <summary>The nodes of one level as a graph.</summary>
internal sealed class FlowGraph
{
    private static readonly List<GraphFlow> NoFlows = [];

    private readonly WorkBudget _work;
    private readonly Dictionary<string, List<GraphFlow>> _outgoing;
    private readonly Dictionary<string, List<GraphFlow>> _incoming;

    public FlowGraph(IReadOnlyCollection<string> nodes, IEnumerable<XElement> flows, WorkBudget work)
    {
        _work = work;
        var known = nodes.ToHashSet(StringComparer.Ordinal);
        var all = flows.Select((flow, number) => new GraphFlow(number, flow.Reference("sourceRef") ?? "", flow.Reference("targetRef") ?? ""))
            .Where(flow => known.Contains(flow.Source) && known.Contains(flow.Target)).ToList();
        _outgoing = all.GroupBy(flow => flow.Source, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        _incoming = all.GroupBy(flow => flow.Target, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        Begins = [.. nodes.Where(node => To(node).Count == 0)];
    }

    /// <summary>Where tokens come from: starts, boundary events, link targets, everything that nothing leads to.</summary>
    public IReadOnlyList<string> Begins { get; }

    public List<GraphFlow> From(string node) => _outgoing.GetValueOrDefault(node, NoFlows);

    public List<GraphFlow> To(string node) => _incoming.GetValueOrDefault(node, NoFlows);

    /// <summary>The node and all that a token can reach from it without passing the border.</summary>
    public HashSet<string> Ahead(string node, string border) => AheadOfAll([node], border, border);

    public HashSet<string> AheadOfAll(IEnumerable<string> from, string border, string other)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>(from);
        while (ahead.TryPop(out var node))
        {
            if (!reached.Add(node) || node == border || node == other) continue;
            foreach (var flow in From(node))
            {
                // Out of work: claim that everything is reached, so that nothing is concluded.
                if (!_work.Take()) return [.. _outgoing.Keys, .. _incoming.Keys];
                ahead.Push(flow.Target);
            }
        }
        return reached;
    }
}
