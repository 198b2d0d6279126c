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
            case GatewayKind.Parallel: Join(run, gateway, token); break;
            case GatewayKind.EventBased: Waits.EnterRace(run, gateway, token); break;
            default: Decide(run, gateway, token); break;
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

    private static void Decide(CaseRun run, GatewayNode gateway, Token token)
    {
        if (gateway.IsChoice)
        {
            Choose(run, gateway, token);
        }
        else if (gateway.Outgoing.Length <= 1 || gateway.Outgoing.All(flow => flow.Condition is null))
        {
            PassThrough(run, gateway, token.Scope, token.Origins, gateway.Outgoing);
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
            if (FlowNames.Find(run.Process, node, wanted) is { } flow) Take(run, node, flow, token.Scope, token.Origins);
            else Choices.Refuse(run, node, wanted);
            return;
        }
        var position = new Position(run.TakeId(), node.Id, token.Scope, token.Origins);
        run.Emit(new NodeEntered(position));
        Offering.OfferPlain(run, position, WorkKind.Choice, run.TeamOf(node));
    }

    public static void Take(CaseRun run, FlowNode node, SequenceFlow flow, int scope, ImmutableArray<Origin> origins)
    {
        run.Emit(new ChoiceMade(node.Id, flow.Id, run.By.Id));
        if (node is GatewayNode) PassThrough(run, node, scope, origins, [flow]);
        else TokenGame.Go(run, flow, scope, origins);
    }

    private static void Join(CaseRun run, GatewayNode gateway, Token token)
    {
        if (gateway.Incoming.Length <= 1)
        {
            PassThrough(run, gateway, token.Scope, token.Origins, gateway.Outgoing);
            return;
        }
        run.Emit(new NodeEntered(new Position(run.TakeId(), gateway.Id, token.Scope, token.Origins) { Flow = token.Flow }));
        var here = run.State.Positions.Where(position => position.Node == gateway.Id && position.Scope == token.Scope && position.Incident is null);
        var first = here.DistinctBy(position => position.Flow).ToList();
        if (first.Count < gateway.Incoming.Length) return;
        foreach (var position in first) run.Emit(new NodeLeft(position.Id, gateway.Id, Completed: true));
        PassThrough(run, gateway, token.Scope, Origin.Merge(first.SelectMany(position => position.Origins)), gateway.Outgoing);
    }

    private static void PassThrough(CaseRun run, FlowNode gateway, int scope, ImmutableArray<Origin> origins, ImmutableArray<SequenceFlow> flows)
    {
        run.Emit(new NodePassed(gateway.Id, [.. flows.Select(flow => flow.Id)]));
        if (flows.IsEmpty) run.Emit(new EndReached(gateway.Id, scope, origins));
        foreach (var flow in flows) TokenGame.Go(run, flow, scope, origins);
    }
}
