using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>Something in a case that closes, opens or stays: a task, a wait, a step.</summary>
/// <param name="Node">Null for work outside the drawing.</param>
/// <param name="Team">The team whose work it is; null for what nobody works on.</param>
public sealed record Affected(string? Node, string Name, string? Team);

/// <summary>What a command would change, said before it is done: what it closes, opens and leaves as it is.</summary>
public sealed record Consequences(ImmutableArray<Affected> Closes, ImmutableArray<Affected> Opens, ImmutableArray<Affected> Stays, ImmutableArray<string> Handoffs, bool Ends)
{
    public static Consequences Of(CaseState before, Accepted decided, ProcessDefinition process)
    {
        var after = decided.State!;
        return new Consequences(
            [.. before.Tasks.Where(task => after.Task(task.Id) is null).Select(task => Of(process, task)), .. Waits(before, process).Where(wait => after.Position(wait.Id) is null).Select(wait => Of(process, wait))],
            [.. after.Tasks.Where(task => before.Task(task.Id) is null).Select(task => Of(process, task)), .. Waits(after, process).Where(wait => before.Position(wait.Id) is null).Select(wait => Of(process, wait))],
            [.. after.Tasks.Where(task => before.Task(task.Id) is not null).Select(task => Of(process, task)), .. Waits(after, process).Where(wait => before.Position(wait.Id) is not null).Select(wait => Of(process, wait))],
            [.. after.Handoffs.Where(handoff => before.Handoff(handoff.Id) is null).Select(handoff => $"{handoff.From} → {handoff.To}")],
            after.Status == CaseStatus.Closed);
    }

    /// <summary>What nobody works on and something is awaited at: timers, messages, signals, conditions, other branches.</summary>
    private static IEnumerable<Position> Waits(CaseState state, ProcessDefinition process) => state.Positions.Where(position =>
        position is { Node: not null, Host: null, Listens: false } && state.Tasks.All(task => task.Position != position.Id) && process.Node(position.Node) is not SubProcessNode);

    private static Affected Of(ProcessDefinition process, CaseTask task) => new(task.Node, task.Node is { } id ? process.Node(id).Label : "", task.Team);

    private static Affected Of(ProcessDefinition process, Position position) => new(position.Node, process.Node(position.Node!).Label, null);
}
