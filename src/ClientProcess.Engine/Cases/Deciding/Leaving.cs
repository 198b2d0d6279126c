namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Closes positions, with everything that hangs on them: hosted waits, the contents of a sub-process, tasks and open offers.</summary>
internal static class Leaving
{
    public static void Close(CaseRun run, Position position, bool completed, string why)
    {
        if (run.State.Position(position.Id) is null) return;
        foreach (var inside in run.State.Positions.Where(other => other.Host == position.Id || other.Scope == position.Id))
            Close(run, inside, completed: false, why);
        foreach (var task in run.State.Tasks.Where(task => task.Position == position.Id)) Cancel(run, task, why);
        var handler = completed && position is { Node: { } id, Loop: null } ? Compensation.HandlerOf(run.Process, run.Process.Node(id)) : null;
        run.Emit(new NodeLeft(position.Id, position.Node, completed, handler));
    }

    /// <summary>Everything in a scope ends, tokens on their way included; the scope stays.</summary>
    public static void Empty(CaseRun run, int scope, string why)
    {
        foreach (var position in run.State.Positions.Where(position => position.Scope == scope)) Close(run, position, completed: false, why);
        var elsewhere = run.Moving.Where(token => token.Scope != scope && token.IsAlive(run.State)).ToList();
        run.Emptied.Add(scope);
        run.Moving.Clear();
        foreach (var token in elsewhere) run.Moving.Enqueue(token);
    }

    public static void Everything(CaseRun run, string why)
    {
        foreach (var position in run.State.Positions) Close(run, position, completed: false, why);
    }

    public static void Cancel(CaseRun run, CaseTask task, string why)
    {
        foreach (var handoff in run.State.Handoffs.Where(handoff => handoff.Task == task.Id && handoff.Status == HandoffStatus.Offered))
            run.Emit(new HandoffWithdrawn(handoff.Id, handoff.Node, handoff.From, handoff.To, null, null));
        run.Emit(new TaskCancelled(task.Id, task.Node, task.Team, why));
    }
}
