using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Lets one case go otherwise than drawn. What would break it is refused: whoever asks sees beforehand what closes, what opens and what stays
/// (<see cref="Consequences"/>), for it is decided in the same way and only not written.
/// </summary>
internal static class Adapting
{
    public static void Decide(CaseRun run, AdaptCase command)
    {
        if (run.Note(command.Reason) is not { } reason)
        {
            run.Refuse(RejectionCode.ReasonMissing, "Expected a reason, but none was given.");
            return;
        }
        var vain = run.State.Positions.Where(IsInVain).Select(position => position.Id).ToHashSet();
        switch (command)
        {
            case SkipStep c: Skip(run, c, reason); break;
            case MoveCase c: Move(run, c, reason); break;
            case RepeatStep c: Repeat(run, c, reason); break;
            case AddTask c: Add(run, c, reason); break;
            default: throw new InvalidOperationException($"No rule decides {command.GetType().Name}.");
        }
        if (run.Refusal is null) TokenGame.Play(run);
        if (run.Refusal is null) RefuseWhatWouldWaitForEver(run, vain);
    }

    /// <summary>Whether the step that is open there can be skipped.</summary>
    public static bool IsStep(CaseState state, ProcessDefinition process, Position position) =>
        position is { Node: { } id, Listens: false, Part: null, Flow: null, ToUndo: null, Absorbs: null }
        && process.Node(id) is ActivityNode or EventNode { Position: EventPosition.Catch }
        && !state.Tasks.Any(task => task.Position == position.Id && task.Kind == WorkKind.Choice);

    private static void Skip(CaseRun run, SkipStep command, string reason)
    {
        if (run.State.Position(command.Position) is not { } position)
        {
            run.Refuse(RejectionCode.StepUnknown, "Expected a step that is open, but there is none at this place.");
            return;
        }
        if (!IsStep(run.State, run.Process, position))
        {
            run.Refuse(RejectionCode.StepUnskippable, position.Node is { } at
                ? $"Expected a task, a sub-process or an awaited event, but '{run.Process.Node(at).Label}' is not skipped: choose, or move the case."
                : "Expected a step of the drawing, but this is work beside it: complete it.");
            return;
        }
        var node = run.Process.Node(position.Node!);
        run.Emit(new StepSkipped(position.Id, node.Id, run.By.Id, reason));
        var race = position.Host is { } host && run.State.Position(host) is { Node: { } around } hosting && run.Process.Node(around) is GatewayNode ? hosting : null;
        Leaving.Close(run, position, completed: false, "skipped");
        if (race is not null) Leaving.Close(run, race, completed: false, "skipped");
        if (node is ActivityNode activity && race is null) Activities.GoOn(run, activity, position, position.Origins);
        else TokenGame.Leave(run, node, position.Scope, position.Origins);
    }

    private static void Move(CaseRun run, MoveCase command, string reason)
    {
        if (FindNode(run, command.Node) is not { } target) return;
        if (WhyNoTarget(run.Process, target) is { } why)
        {
            run.Refuse(RejectionCode.MoveImpossible, why, target.Label);
            return;
        }
        if (ScopeFor(run, target, command.From) is not { } scope || PositionsFrom(run, command.From, scope) is not { } from) return;
        // It is there already.
        if (from is [{ Node: var at, Incident: null }] && at == target.Id) return;
        var origins = Origin.Merge(from.SelectMany(position => Waits.WorkedOn(run, position)));
        run.Emit(new CaseMoved(target.Id, [.. from.Select(position => position.Node!).Distinct()], run.By.Id, reason));
        foreach (var position in from) Leaving.Close(run, position, completed: false, "moved");
        run.Moving.Enqueue(new Token(target.Id, null, scope, origins));
    }

    private static void Repeat(CaseRun run, RepeatStep command, string reason)
    {
        if (FindNode(run, command.Node) is not { } node) return;
        if (node is not ActivityNode activity || !run.State.Completed.Contains(node.Id))
        {
            run.Refuse(RejectionCode.StepUnknown, $"Expected a step that was done before, but '{node.Label}' was not.", node.Label);
            return;
        }
        if (run.State.Positions.FirstOrDefault(position => position.Node == node.Id) is not null)
        {
            run.Refuse(RejectionCode.StepOpen, $"Expected a step that is not open, but '{node.Label}' is.", node.Label);
            return;
        }
        run.Emit(new StepRepeated(node.Id, run.By.Id, reason));
        Activities.Begin(run, activity, new Position(run.TakeId(), node.Id, NearestScope(run, node), []) { IsAside = true });
    }

    private static void Add(CaseRun run, AddTask command, string reason)
    {
        if (Receivers.Find(run, command.Team ?? run.State.Owner.Team, notTeam: "") is not { } team) return;
        if (run.Note(command.Title) is not { } title)
        {
            run.Refuse(RejectionCode.TitleMissing, "Expected what is to be done, but nothing was said.");
            return;
        }
        var position = new Position(run.TakeId(), null, Scope.Root, []) { IsAside = true, Title = title };
        run.Emit(new TaskAdded(position.Id, title, team, run.By.Id, reason));
        run.Emit(new NodeEntered(position));
        Offering.OfferWork(run, position, team);
    }

    private static FlowNode? FindNode(CaseRun run, string wanted)
    {
        var found = run.Process.Find(wanted) ?? run.Process.AllNodes.FirstOrDefault(node => Labels.Same(node.Name, wanted));
        if (found is null) run.Refuse(RejectionCode.StepUnknown, $"Expected a node of the drawing, but there is no '{wanted}'.", wanted);
        return found;
    }

    public static string? WhyNoTarget(ProcessDefinition process, FlowNode target) => target switch
    {
        EventNode { Position: EventPosition.Boundary } or SubProcessNode { Kind: SubProcessKind.Event } or ActivityNode { IsForCompensation: true }
            => $"Expected a node that the flow can lead to, but '{target.Label}' begins by an event.",
        EventNode { Position: EventPosition.Start } when process.Find(target.Container) is SubProcessNode { Kind: SubProcessKind.Event }
            => $"Expected a node that the flow can lead to, but '{target.Label}' begins by an event.",
        _ when target.Incoming.Any(flow => process.Find(flow.Source) is GatewayNode { Kind: GatewayKind.EventBased })
            => $"Expected a node that is reached by itself, but '{target.Label}' is one of several events of which the first decides: move to the gateway before it.",
        _ => null,
    };

    /// <summary>The open scope in which the target stands; null after a refusal.</summary>
    private static int? ScopeFor(CaseRun run, FlowNode target, ImmutableArray<int> from)
    {
        var open = run.State.Scopes.Where(scope => ContainerOf(run.Process, scope) == target.Container).ToList();
        if (open.Count > 1 && !from.IsEmpty)
            open = open.FindAll(scope => from.Select(run.State.Position).OfType<Position>().Any(position => InScope(run, position, scope.Id) is not null));
        if (open.Count == 1) return open[0].Id;
        var around = run.Process.Find(target.Container);
        run.Refuse(RejectionCode.MoveImpossible, open.Count > 1
            ? $"Expected one place to move to, but '{target.Label}' stands in '{around?.Label}', which is open {open.Count} times: say from where."
            : $"Expected a node where the case is open, but '{target.Label}' stands in '{around?.Label ?? target.Container}', which is not: move there instead.", target.Label);
        return null;
    }

    private static string ContainerOf(ProcessDefinition process, Scope scope) => process.Find(scope.Node) is SubProcessNode sub ? sub.Contents : scope.Node;

    /// <summary>What is given up: the positions of the scope that hold those that were named; null after a refusal.</summary>
    private static ImmutableArray<Position>? PositionsFrom(CaseRun run, ImmutableArray<int> named, int scope)
    {
        var open = run.State.Positions.Where(position => position.Scope == scope && position is { Host: null, Listens: false, Node: not null, IsAside: false }).ToList();
        if (named.IsEmpty && open.Count == 1) return [.. open];
        if (named.IsEmpty)
        {
            var names = string.Join(", ", open.Select(position => $"'{run.Process.Node(position.Node!).Label}'"));
            run.Refuse(RejectionCode.MoveImpossible, open.Count == 0 ? "Expected something that is open, but there is nothing to move." : $"Expected to be told what is given up, for {names} are open.", [.. open.Select(position => run.Process.Node(position.Node!).Label)]);
            return null;
        }
        var found = named.Select(id => run.State.Position(id) is { } position ? InScope(run, position, scope) : null).ToList();
        if (!found.Contains(null)) return [.. found.OfType<Position>().DistinctBy(position => position.Id)];
        run.Refuse(RejectionCode.StepUnknown, "Expected places where the case is open, on the level of the node it moves to, but one of them is not.");
        return null;
    }

    /// <summary>The position itself, or the one in that scope that holds it; null when it lies elsewhere.</summary>
    private static Position? InScope(CaseRun run, Position position, int scope)
    {
        for (var at = position; at is not null; at = at.Scope == Scope.Root ? null : run.State.Position(at.Scope))
        {
            while (at.Host is { } host && run.State.Position(host) is { } whole) at = whole;
            if (at.Scope == scope) return at is { Listens: false, IsAside: false, Node: not null } ? at : null;
        }
        return null;
    }

    /// <summary>Where the step stands, or, when that has ended, around it.</summary>
    private static int NearestScope(CaseRun run, FlowNode node)
    {
        for (FlowNode? at = node; at is not null; at = run.Process.Find(at.Container))
        {
            if (run.State.Scopes.FirstOrDefault(scope => ContainerOf(run.Process, scope) == at.Container) is { } open) return open.Id;
        }
        return Scope.Root;
    }

    private static void RefuseWhatWouldWaitForEver(CaseRun run, HashSet<int> before)
    {
        if (run.State.Positions.FirstOrDefault(position => IsInVain(position) && !before.Contains(position.Id)) is { Node: { } join })
        {
            var label = run.Process.Node(join).Label;
            run.Refuse(RejectionCode.MoveImpossible, $"Expected every branch to go on, but '{label}' would wait for one that cannot come any more: move that along, or to a node before '{label}'.", label);
        }
    }

    private static bool IsInVain(Position position) => position.Incident is { Code: Incidents.JoinInVain };
}
