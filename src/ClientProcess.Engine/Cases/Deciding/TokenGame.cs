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
    /// nodes between two waits.
    /// </summary>
    public const int StepsPerCommandMax = 2_000;

    public static void Play(CaseRun run)
    {
        var steps = 0;
        do
        {
            while (run.Refusal is null && run.Moving.TryDequeue(out var token))
            {
                if (++steps > StepsPerCommandMax) Stop(run, token);
                else Arrive(run, token);
            }
        }
        while (run.Refusal is null && (Waits.TakeKeptMessage(run) || CloseFinishedScope(run)));
        if (run.Refusal is null) EndWhenNothingIsOpen(run);
    }

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
            case EventNode { Position: EventPosition.Catch } wait: Waits.Enter(run, wait, token.Scope, token.Origins, host: null); break;
            case EventNode passing: Pass(run, passing, token); break;
            case GatewayNode gateway: Gateways.Arrive(run, gateway, token); break;
            case TaskNode task: Activities.EnterTask(run, task, token); break;
            case SubProcessNode sub: Activities.EnterSubProcess(run, sub, token); break;
            case var other: throw new InvalidOperationException($"No rule lets a token arrive at {other.GetType().Name} {other.Id}.");
        }
    }

    private static void Pass(CaseRun run, EventNode node, Token token)
    {
        if (node.Position == EventPosition.Throw) Messages.Send(run, node, (node.Trigger as MessageTrigger)?.Name, token.Origins);
        run.Emit(new NodePassed(node.Id, [.. node.Outgoing.Select(flow => flow.Id)]));
        Leave(run, node, token.Scope, token.Origins);
    }

    private static void End(CaseRun run, EventNode end, Token token)
    {
        Messages.Send(run, end, (end.Trigger as MessageTrigger)?.Name, token.Origins);
        run.Emit(new EndReached(end.Id, token.Scope, token.Origins, end.Outcome));
        if (end.Trigger is TerminateTrigger) Leaving.Terminate(run, token.Scope);
    }

    /// <summary>A scope in which nothing is open any more has finished; its sub-process goes on.</summary>
    private static bool CloseFinishedScope(CaseRun run)
    {
        var finished = run.State.Scopes.LastOrDefault(scope =>
            scope.Id != Scope.Root && run.State.Positions.All(position => position.Scope != scope.Id));
        if (finished is null) return false;
        var place = run.State.Position(finished.Id)!;
        Leaving.Close(run, place, completed: true, "completed");
        Leave(run, run.Process.Node(place.Node!), place.Scope, finished.Exits.IsEmpty ? place.Origins : finished.Exits);
        return true;
    }

    private static void EndWhenNothingIsOpen(CaseRun run)
    {
        if (run.State.Status != CaseStatus.Open || !run.State.Positions.IsEmpty) return;
        PartnerHandoffs.WithdrawAll(run);
        run.Emit(new CaseEnded(run.State.DrawnOutcome ?? Outcomes.Honoured));
    }

    /// <summary>Tokens that a loop has multiplied come to rest as one where they stand, or the loop would fill the case.</summary>
    private static void Stop(CaseRun run, Token token)
    {
        var rests = run.State.Positions.Any(position =>
            position.Incident is { Code: Incidents.Loop } && position.Node == token.Node && position.Flow == token.Flow && position.Scope == token.Scope);
        if (!rests)
            Incidents.Raise(run, token, Incidents.Loop, $"Expected to come to a wait within {StepsPerCommandMax} steps, but the drawing goes round without one.");
    }
}
