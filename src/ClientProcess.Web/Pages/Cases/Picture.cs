using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;

namespace ClientProcess.Web.Pages;

/// <summary>Where a case is in its drawing, and what it passed: ids of nodes and flows for the viewer to mark.</summary>
/// <param name="Skipped">What was skipped, or given up for a move, and not done before or since.</param>
public sealed record Picture(string Address, IReadOnlyList<string> Here, IReadOnlyList<string> Done, IReadOnlyList<string> Skipped, IReadOnlyList<string> Late)
{
    public static Picture Of(CaseView view, IReadOnlyList<JournalEntry> journal, DateTimeOffset now)
    {
        var here = view.State.Positions.Select(position => position.Node).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var done = journal.SelectMany(entry => entry.Events).SelectMany(Passed).Distinct(StringComparer.Ordinal).Except(here, StringComparer.Ordinal).ToList();
        var skipped = journal.SelectMany(entry => entry.Events).SelectMany(LeftUndone).Distinct(StringComparer.Ordinal).Except(here, StringComparer.Ordinal).Except(done, StringComparer.Ordinal);
        var between = view.Process.Nodes.SelectMany(node => node.Outgoing)
            .Where(flow => flow.Target is var to && flow.Source is var from && done.Contains(from) && (done.Contains(to) || here.Contains(to)) && IsOnlyWay(view, from))
            .Select(flow => flow.Id);
        var late = view.State.Tasks.Where(task => task.DueAt < now && task.Node is not null).Select(task => task.Node!);
        return new Picture(Drawings.AddressOf(view.Row.DefinitionKey, view.Row.DefinitionVersion), here, [.. done.Union(between)], [.. skipped], [.. late]);
    }

    private static IEnumerable<string> Passed(CaseEvent happened) => happened switch
    {
        NodeLeft { Completed: true, Node: { } node } => [node],
        NodePassed e => [e.Node, .. e.Flows],
        EndReached e => [e.Node],
        _ => [],
    };

    private static IEnumerable<string> LeftUndone(CaseEvent happened) => happened switch
    {
        StepSkipped e => [e.Node],
        CaseMoved e => e.From,
        _ => [],
    };

    /// <summary>A node with one way out was left that way; of the others the journal says which.</summary>
    private static bool IsOnlyWay(CaseView view, string node) => view.Process.Node(node).Outgoing.Length == 1;
}
