using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>Something in a case that closes, opens or stays: a task, a wait, a step.</summary>
/// <param name="Node">Null for work outside the drawing.</param>
/// <param name="Name">For work that was added: its title.</param>
/// <param name="Team">The team whose work it is; null for what nobody works on.</param>
public sealed record Affected(string? Node, string Name, string? Team);

/// <summary>What a command would change, said before it is done: what it closes, opens and leaves as it is.</summary>
public sealed record Consequences(ImmutableArray<Affected> Closes, ImmutableArray<Affected> Opens, ImmutableArray<Affected> Stays, ImmutableArray<string> Handoffs, bool Ends)
{
    /// <param name="text">What a note says; null: the titles of added work stay empty.</param>
    public static Consequences Of(CaseState before, Accepted decided, ProcessDefinition process, Func<string, string?>? text = null)
    {
        var after = decided.State!;
        return new Consequences(
            [.. before.Tasks.Where(task => after.Task(task.Id) is null).Select(task => Of(process, task, text)), .. Waits(before, process).Where(wait => after.Position(wait.Id) is null).Select(wait => Of(process, wait))],
            [.. after.Tasks.Where(task => before.Task(task.Id) is null).Select(task => Of(process, task, text)), .. Waits(after, process).Where(wait => before.Position(wait.Id) is null).Select(wait => Of(process, wait))],
            [.. after.Tasks.Where(task => before.Task(task.Id) is not null).Select(task => Of(process, task, text)), .. Waits(after, process).Where(wait => before.Position(wait.Id) is not null).Select(wait => Of(process, wait))],
            [.. after.Handoffs.Where(handoff => before.Handoff(handoff.Id) is null).Select(handoff => $"{handoff.From} → {handoff.To}")],
            after.Status == CaseStatus.Closed);
    }

    /// <summary>What nobody works on and something is awaited at: timers, messages, signals, conditions, other branches.</summary>
    private static IEnumerable<Position> Waits(CaseState state, ProcessDefinition process) => state.Positions.Where(position =>
        position is { Node: not null, Host: null, Listens: false } && !state.Tasks.Any(task => IsAt(state, task, position.Id)) && process.Node(position.Node) is not SubProcessNode);

    /// <summary>At the position, or at one instance of an activity that is done more than once there.</summary>
    private static bool IsAt(CaseState state, CaseTask task, int position) =>
        task.Position == position || (state.Position(task.Position) is { Instance: not null, Host: { } host } && host == position);

    private static Affected Of(ProcessDefinition process, CaseTask task, Func<string, string?>? text) =>
        new(task.Node, task.Node is { } id ? process.Node(id).Label : (task.Title is { } title ? text?.Invoke(title) : null) ?? "", task.Team);

    private static Affected Of(ProcessDefinition process, Position position) => new(position.Node, process.Node(position.Node!).Label, null);
}
