using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// What was done is undone, the last first (BPMN 2.0 section 13.5.5): by the activity that a compensation event on its border points to, or by the
/// event sub-process inside it. The token that asked for it waits where it asked. A transaction that is given up undoes all that was done in it.
/// </summary>
internal static class Compensation
{
    /// <summary>What undoes a node; null when nothing does.</summary>
    public static string? HandlerOf(ProcessDefinition process, FlowNode node) =>
        process.BoundaryEventsOf(node.Id).FirstOrDefault(boundary => boundary is { Trigger: CompensationTrigger, Handler: not null })?.Handler
        ?? (node is SubProcessNode sub ? process.EventStartsIn(sub.Contents).FirstOrDefault(start => start.Trigger is CompensationTrigger)?.Container : null);

    /// <summary>A throw or end event asks for it.</summary>
    public static void Begin(CaseRun run, EventNode node, CompensationTrigger wanted, Token token)
    {
        var (scope, handler) = Surroundings(run, token.Scope);
        var steps = Steps(run, scope, wanted.Activity, handler);
        var position = new Position(run.TakeId(), node.Id, token.Scope, token.Origins);
        run.Emit(new NodeEntered(position));
        run.Emit(new CompensationBegan(position.Id, node.Id, steps));
        if (!wanted.Waits) GoOnAfter(run, node, position.Scope, position.Origins);
        if (run.State.Position(position.Id) is { } undoing) GoOn(run, undoing);
    }

    /// <summary>A cancel end event: the transaction around it is given up (BPMN 2.0 section 13.5.3).</summary>
    public static void Cancel(CaseRun run, EventNode end, Token token)
    {
        var transaction = run.State.Position(token.Scope);
        while (transaction is not null && run.Process.Node(transaction.Node!) is not SubProcessNode { Kind: SubProcessKind.Transaction })
            transaction = run.State.Position(transaction.Scope);
        if (transaction is null)
        {
            run.Emit(new EndReached(end.Id, token.Scope, token.Origins, end.Outcome));
            return;
        }
        run.Emit(new TransactionCancelled(transaction.Id, end.Id));
        var steps = StepsWithin(run, transaction.Id);
        Leaving.Empty(run, transaction.Id, "cancelled");
        var position = new Position(run.TakeId(), end.Id, transaction.Id, token.Origins);
        run.Emit(new NodeEntered(position));
        run.Emit(new CompensationBegan(position.Id, end.Id, steps));
        GoOn(run, run.State.Position(position.Id)!);
    }

    /// <summary>The next thing is undone; when there is none, the token goes on.</summary>
    public static void GoOn(CaseRun run, Position undoing)
    {
        if (undoing.ToUndo is [var step, ..])
        {
            run.Emit(new CompensationStepped(undoing.Id, undoing.Node!, step));
            run.Moving.Enqueue(new Token(step.Handler, null, undoing.Scope, undoing.Origins, undoing.Id));
            return;
        }
        var node = (EventNode)run.Process.Node(undoing.Node!);
        Leaving.Close(run, undoing, completed: true, "completed");
        if (node.Trigger.Parts.Any(part => part is CancelTrigger)) LeaveTransaction(run, undoing);
        else if (node.Trigger.Parts.OfType<CompensationTrigger>().First().Waits) GoOnAfter(run, node, undoing.Scope, undoing.Origins);
    }

    private static void GoOnAfter(CaseRun run, EventNode node, int scope, ImmutableArray<Origin> origins)
    {
        if (node.Position == EventPosition.End) TokenGame.ReachEnd(run, node, scope, origins);
        else TokenGame.PassOn(run, node, scope, origins);
    }

    private static void LeaveTransaction(CaseRun run, Position undoing)
    {
        var transaction = run.State.Position(undoing.Scope)!;
        var activity = transaction is { Instance: not null, Host: { } whole } ? run.State.Position(whole)! : transaction;
        var border = run.Process.BoundaryEventsOf(activity.Node!).FirstOrDefault(boundary => boundary.Trigger.Parts.Any(part => part is CancelTrigger));
        if (border is not null)
        {
            Waits.HappenAtBoundary(run, border, activity, null, new CancelTrigger(), undoing.Origins);
            return;
        }
        Leaving.Close(run, activity, completed: false, "cancelled");
        run.Emit(new EndReached(activity.Node!, activity.Scope, undoing.Origins));
    }

    /// <summary>
    /// What an event sub-process undoes is what was done in the scope it stands in; one that itself undoes a sub-process, what was done in that.
    /// </summary>
    private static (int Scope, string? Handler) Surroundings(CaseRun run, int scope)
    {
        while (run.State.Position(scope) is { } place && run.Process.Node(place.Node!) is SubProcessNode { Kind: SubProcessKind.Event })
        {
            if (place.Host is not null) return (place.Scope, place.Node);
            scope = place.Scope;
        }
        return (scope, null);
    }

    /// <summary>The last done first. What was done within something that has a handler of its own is left to that handler.</summary>
    private static ImmutableArray<Compensable> Steps(CaseRun run, int scope, string? activity, string? handler)
    {
        var done = run.State.Scopes.First(open => open.Id == scope).Compensables ?? [];
        var mine = done.Where(step => handler is null ? !step.Within.Any(node => IsHandler(run.Process, node)) : step.Within.Contains(handler)).ToList();
        return [.. mine.Where(step => step.IsOf(activity) && !mine.Exists(other => step.Within.Contains(other.Activity))).Reverse()];
    }

    private static bool IsHandler(ProcessDefinition process, string id) => process.Node(id) switch
    {
        SubProcessNode { Kind: SubProcessKind.Event } sub => process.EventStartsIn(sub.Container).Any(start => start.Container == id && start.Trigger is CompensationTrigger),
        ActivityNode activity => activity.IsForCompensation,
        _ => false,
    };

    /// <summary>What was done in a scope and in those that are still open within it, the innermost first.</summary>
    private static ImmutableArray<Compensable> StepsWithin(CaseRun run, int scope) =>
        [.. run.State.Scopes.Where(open => open.Parent == scope).Reverse().SelectMany(open => StepsWithin(run, open.Id)), .. Steps(run, scope, null, null)];
}
