using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Moves tokens until every one of them rests or has ended (BPMN 2.0 chapter 13). All within one command: what rests afterwards waits for
/// somebody or something that the state names.
/// </summary>
internal static class TokenGame
{
    /// <summary>
    /// Nodes passed in one command. A drawing that loops without a wait would go on for ever; no drawing that people made passes this many
    /// nodes between two waits, not even where it does something for each of <see cref="Loops.InstancesMax"/> items.
    /// </summary>
    public const int StepsPerCommandMax = 10_000;

    /// <summary>Places in one case at the same time. A ring that multiplies its tokens would fill it, however often somebody acts in between.</summary>
    public const int PositionsMax = 5_000;

    public static void Play(CaseRun run)
    {
        var steps = 0;
        do
        {
            while (run.Refusal is null && run.Moving.TryDequeue(out var token))
            {
                if (!token.IsAlive(run.State)) continue;
                if (++steps > StepsPerCommandMax || run.State.Positions.Length > PositionsMax) Stop(run, token);
                else Arrive(run, token);
            }
        }
        while (run.Refusal is null && HasMore(run));
        if (run.Refusal is null) EndWhenNothingIsOpen(run);
    }

    /// <summary>What happens once every token rests; true when that set another one off.</summary>
    private static bool HasMore(CaseRun run) =>
        Waits.TakeKeptMessage(run) || ConditionWaits.Turn(run) || AdHoc.Advance(run) || CloseFinishedScope(run) || Joins.Advance(run);

    /// <summary>The token goes on from a node by its outgoing flows; without any it has ended (BPMN 2.0 section 13.2.1, implicit end).</summary>
    public static void Leave(CaseRun run, FlowNode node, int scope, ImmutableArray<Origin> origins)
    {
        if (node.Outgoing.IsEmpty)
        {
            run.Emit(new EndReached(node.Id, scope, origins));
            return;
        }
        if (Gateways.ConditionalExits(run, node, scope, origins) is not { } flows) return;
        foreach (var flow in flows) Go(run, flow, scope, origins);
    }

    public static void Go(CaseRun run, SequenceFlow flow, int scope, ImmutableArray<Origin> origins) =>
        run.Moving.Enqueue(new Token(flow.Target, flow.Id, scope, [.. origins.Select(origin => origin.Along(flow))]));

    public static void Arrive(CaseRun run, Token token)
    {
        switch (run.Process.Node(token.Node))
        {
            case EventNode { Position: EventPosition.End } end: End(run, end, token); break;
            case EventNode { Position: EventPosition.Catch, Trigger: LinkTrigger } link: PassOn(run, link, token.Scope, token.Origins); break;
            case EventNode { Position: EventPosition.Catch } wait: Waits.Enter(run, wait, token.Scope, token.Origins, host: null); break;
            case EventNode passing: Pass(run, passing, token); break;
            case GatewayNode gateway: Gateways.Arrive(run, gateway, token); break;
            case ActivityNode activity: Activities.Arrive(run, activity, token); break;
            case var other: throw new InvalidOperationException($"No rule lets a token arrive at {other.GetType().Name} {other.Id}.");
        }
    }

    /// <summary>A start event, or something that is thrown on the way.</summary>
    private static void Pass(CaseRun run, EventNode node, Token token)
    {
        if (node.Position == EventPosition.Throw && !Throw(run, node, token)) return;
        if (node.Position == EventPosition.Throw && Undoing(node) is { } wanted) Compensation.Begin(run, node, wanted, token);
        else PassOn(run, node, token.Scope, token.Origins);
    }

    public static void PassOn(CaseRun run, EventNode node, int scope, ImmutableArray<Origin> origins)
    {
        run.Emit(new NodePassed(node.Id, [.. node.Outgoing.Select(flow => flow.Id)]));
        Leave(run, node, scope, origins);
    }

    private static void End(CaseRun run, EventNode end, Token token)
    {
        if (!Throw(run, end, token) || end.Trigger.Parts.Any(part => part is ErrorTrigger)) return;
        if (Undoing(end) is { } wanted) Compensation.Begin(run, end, wanted, token);
        else if (end.Trigger.Parts.Any(part => part is CancelTrigger)) Compensation.Cancel(run, end, token);
        else ReachEnd(run, end, token.Scope, token.Origins);
    }

    /// <summary>False when what caught it put an end to the token too: around its scope, or within it by an event sub-process.</summary>
    private static bool Throw(CaseRun run, EventNode node, Token token)
    {
        run.Emptied.Remove(token.Scope);
        Throwing.Throw(run, node, node.Trigger, token.Scope, token.Origins);
        return token.IsAlive(run.State) && !run.Emptied.Contains(token.Scope);
    }

    public static void ReachEnd(CaseRun run, EventNode end, int scope, ImmutableArray<Origin> origins)
    {
        run.Emit(new EndReached(end.Id, scope, origins, end.Outcome));
        if (end.Trigger.Parts.Any(part => part is TerminateTrigger)) Leaving.Empty(run, scope, "terminated");
    }

    private static CompensationTrigger? Undoing(EventNode node) => node.Trigger.Parts.OfType<CompensationTrigger>().FirstOrDefault();

    /// <summary>A scope in which nothing is open any more has finished; its sub-process goes on.</summary>
    private static bool CloseFinishedScope(CaseRun run)
    {
        if (run.State.Scopes.Length == 1) return false;
        var busy = run.State.Positions.Where(KeepsOpen).Select(position => position.Scope).ToHashSet();
        var finished = run.State.Scopes.LastOrDefault(scope => scope.Id != Scope.Root && !busy.Contains(scope.Id)
            && run.Process.Node(scope.Node) is not SubProcessNode { Kind: SubProcessKind.AdHoc });
        if (finished is null) return false;
        var place = run.State.Position(finished.Id)!;
        var node = (SubProcessNode)run.Process.Node(place.Node!);
        Activities.Complete(run, node, place, finished.Exits.IsEmpty ? place.Origins : finished.Exits);
        return true;
    }

    /// <summary>What only listens, or hangs on something else, does not keep a scope open.</summary>
    private static bool KeepsOpen(Position position) => position is { Host: null, Listens: false };

    private static void EndWhenNothingIsOpen(CaseRun run)
    {
        if (run.State.Status != CaseStatus.Open || run.State.Positions.Any(KeepsOpen)) return;
        Leaving.Everything(run, "ended");
        PartnerHandoffs.WithdrawAll(run);
        run.Emit(new CaseEnded(run.State.DrawnOutcome ?? Outcomes.Honoured));
    }

    /// <summary>Tokens that a loop has multiplied come to rest as one where they stand, or the loop would fill the case.</summary>
    private static void Stop(CaseRun run, Token token)
    {
        var rests = run.State.Positions.Any(position =>
            position.Incident is { Code: Incidents.Loop } && position.Node == token.Node && position.Flow == token.Flow && position.Scope == token.Scope
            && position.Host == token.Host && position.Instance == token.Instance);
        if (!rests)
            Incidents.Raise(run, token, Incidents.Loop, $"Expected to come to a wait within {StepsPerCommandMax} steps, but the drawing goes round without one.");
    }
}
