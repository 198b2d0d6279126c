using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What gateways do with tokens (BPMN 2.0 section 13.4).</summary>
internal static class Gateways
{
    public static void Arrive(CaseRun run, GatewayNode gateway, Token token)
    {
        switch (gateway.Kind)
        {
            case GatewayKind.EventBased: Waits.EnterRace(run, gateway, token); break;
            case GatewayKind.Exclusive: Split(run, gateway, token); break;
            // A token that comes by no flow has been through the join already.
            case var _ when gateway.Incoming.Length <= 1 || token.Flow is null: Split(run, gateway, token); break;
            default: Wait(run, gateway, token); break;
        }
    }

    /// <summary>
    /// The flows by which a token leaves a node that is not a gateway: all without a condition, and those whose condition holds; the
    /// default flow when none does (BPMN 2.0 section 13.2.1). Null when it does not leave yet: a choice, or an incident.
    /// </summary>
    public static IEnumerable<SequenceFlow>? ConditionalExits(CaseRun run, FlowNode node, int scope, ImmutableArray<Origin> origins)
    {
        if (node is GatewayNode || node.Outgoing.All(flow => flow.Condition is null)) return node.Outgoing;
        var token = new Token(node.Id, null, scope, origins);
        if (node.Outgoing.Any(flow => flow.Condition is { Feel: null }))
        {
            Choose(run, node, token);
            return null;
        }
        return Conditions.Holding(run, node, token);
    }

    /// <summary>The token leaves by what a person chooses, or by what holds.</summary>
    public static void Split(CaseRun run, GatewayNode gateway, Token token)
    {
        if (gateway.IsChoice)
        {
            Choose(run, gateway, token);
        }
        else if (gateway.Kind == GatewayKind.Parallel || gateway.Outgoing.Length <= 1 || gateway.Outgoing.All(flow => flow.Condition is null))
        {
            PassThrough(run, gateway, token.Scope, token.Origins, gateway.Outgoing);
        }
        else if (gateway.TakesSeveral)
        {
            if (Conditions.Holding(run, gateway, token)?.ToImmutableArray() is not { } flows) return;
            foreach (var flow in flows) run.Emit(new ChoiceMade(gateway.Id, flow.Id, By: null));
            PassThrough(run, gateway, token.Scope, token.Origins, flows);
        }
        else if (Conditions.First(run, gateway, token) is { } flow)
        {
            run.Emit(new ChoiceMade(gateway.Id, flow.Id, By: null));
            PassThrough(run, gateway, token.Scope, token.Origins, [flow]);
        }
    }

    /// <summary>A choice that came with the command is taken; otherwise somebody of the lane is asked.</summary>
    private static void Choose(CaseRun run, FlowNode node, Token token)
    {
        if (run.Choices.Remove(node.Id, out var wanted))
        {
            var choice = Choices.FlowsOf(run.Process, node);
            if (Choices.Find(run.Process, choice, wanted) is { } flows) Take(run, node, flows, token.Scope, token.Origins);
            else Choices.Refuse(run, choice, wanted);
            return;
        }
        var position = new Position(run.TakeId(), node.Id, token.Scope, token.Origins);
        run.Emit(new NodeEntered(position));
        Offering.OfferPlain(run, position, WorkKind.Choice, run.TeamOf(node));
    }

    public static void Take(CaseRun run, FlowNode node, ImmutableArray<string> chosen, int scope, ImmutableArray<Origin> origins)
    {
        var flows = node.Outgoing.Where(flow => chosen.Contains(flow.Id)).ToImmutableArray();
        foreach (var flow in flows) run.Emit(new ChoiceMade(node.Id, flow.Id, run.By.Id));
        if (node is GatewayNode) PassThrough(run, node, scope, origins, flows);
        else foreach (var flow in flows) TokenGame.Go(run, flow, scope, origins);
    }

    /// <summary>The token waits for those of the other branches; a parallel gateway goes on when there is one by each flow.</summary>
    private static void Wait(CaseRun run, GatewayNode gateway, Token token)
    {
        var here = run.State.Positions.Where(position => position.Node == gateway.Id && position.Scope == token.Scope).ToList();
        if (here.Find(position => position.Absorbs is not null) is { } gone && !gone.Absorbs!.Value.Contains(token.Flow!))
        {
            run.Emit(new TokenAbsorbed(gone.Id, gateway.Id, token.Flow!));
            return;
        }
        run.Emit(new NodeEntered(new Position(run.TakeId(), gateway.Id, token.Scope, token.Origins) { Flow = token.Flow }));
        if (gateway.Kind != GatewayKind.Parallel) return;
        var waiting = run.State.Positions.Where(position => position.Node == gateway.Id && position.Scope == token.Scope && position.Incident is null).ToList();
        if (waiting.DistinctBy(position => position.Flow).Count() == gateway.Incoming.Length) Joins.Fire(run, gateway, waiting);
    }

    private static void PassThrough(CaseRun run, FlowNode gateway, int scope, ImmutableArray<Origin> origins, ImmutableArray<SequenceFlow> flows)
    {
        run.Emit(new NodePassed(gateway.Id, [.. flows.Select(flow => flow.Id)]));
        if (flows.IsEmpty) run.Emit(new EndReached(gateway.Id, scope, origins));
        foreach (var flow in flows) TokenGame.Go(run, flow, scope, origins);
    }
}
