using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Events that are waited for: timers, messages, races, and what a person of the lane ends by its name.</summary>
internal static class Waits
{
    public static void Enter(CaseRun run, FlowNode node, int scope, ImmutableArray<Origin> origins, int? host)
    {
        var position = Armed(new Position(run.TakeId(), node.Id, scope, origins) { Host = host }, node, run.Now);
        run.Emit(new NodeEntered(position));
        var isNamed = position is { DueAt: null, AwaitsMessage: false };
        if (isNamed) Offering.OfferPlain(run, position, WorkKind.Wait, run.TeamOf(node));
    }

    /// <summary>The first event that happens decides (BPMN 2.0 section 13.4.4).</summary>
    public static void EnterRace(CaseRun run, GatewayNode gateway, Token token)
    {
        var race = new Position(run.TakeId(), gateway.Id, token.Scope, token.Origins);
        run.Emit(new NodeEntered(race));
        foreach (var flow in gateway.Outgoing)
        {
            var along = token.Origins.Select(origin => origin.Along(flow)).ToImmutableArray();
            Enter(run, run.Process.Node(flow.Target), token.Scope, along, race.Id);
        }
    }

    public static void ArmBoundary(CaseRun run, FlowNode activity, Position position)
    {
        foreach (var boundary in run.Process.BoundaryEventsOf(activity.Id))
            Enter(run, boundary, position.Scope, position.Origins, position.Id);
    }

    /// <summary>What was waited for has happened: the position closes, and what follows it begins.</summary>
    public static void Happen(CaseRun run, Position position)
    {
        var node = run.Process.Node(position.Node!);
        PartnerHandoffs.Fulfil(run, node);
        if (node is EventNode { Position: EventPosition.Boundary } boundary) HappenAtBoundary(run, boundary, position);
        else HappenInFlow(run, node, position);
    }

    /// <summary>Gives a message that came too early to the first wait that fits.</summary>
    public static bool TakeKeptMessage(CaseRun run)
    {
        // Those with an address first: the fold finds the one that was used by the same order.
        foreach (var kept in run.State.KeptMessages.OrderBy(kept => kept.Node is null))
        {
            if (Messages.Awaiting(run.State, kept.Name, kept.Node) is not { } position) continue;
            run.Emit(new MessageReceived(position.Id, position.Node, kept.Name, FromKept: true));
            Happen(run, position);
            return true;
        }
        return false;
    }

    private static Position Armed(Position position, FlowNode node, DateTimeOffset now) => TriggerOf(node) switch
    {
        TimerTrigger { Detail: { } timer } => position with { DueAt = timer.FiresAt(now), Repeats = timer.Repeats },
        MessageTrigger { IsDetailed: true } message => position with { AwaitsMessage = true, Message = message.Name, Correlation = message.Correlation },
        _ => position,
    };

    private static EventTrigger? TriggerOf(FlowNode node) => node switch
    {
        EventNode waiting => waiting.Trigger,
        TaskNode task => task.Awaits,
        _ => null,
    };

    private static void HappenInFlow(CaseRun run, FlowNode node, Position position)
    {
        var race = position.Host is { } host ? run.State.Position(host) : null;
        Leaving.Close(run, position, completed: true, "happened");
        if (race is not null) Leaving.Close(run, race, completed: true, "race-lost");
        if (node is TaskNode) run.Emit(new TaskCompleted(null, node.Id, run.TeamOf(node), null));
        TokenGame.Leave(run, node, position.Scope, position.Origins);
    }

    private static void HappenAtBoundary(CaseRun run, EventNode boundary, Position position)
    {
        var activity = run.State.Position(position.Host!.Value)!;
        var origins = WorkedOn(run, activity);
        if (boundary.Interrupting) Leaving.Close(run, activity, completed: false, "interrupted");
        else if (!GoesOn(boundary, position)) Leaving.Close(run, position, completed: true, "happened");
        run.Emit(new NodePassed(boundary.Id, [.. boundary.Outgoing.Select(flow => flow.Id)]));
        TokenGame.Leave(run, boundary, position.Scope, origins);
    }

    /// <summary>A message may come again as long as the activity lasts; a cycle has been set to its next firing already.</summary>
    private static bool GoesOn(EventNode boundary, Position position) =>
        boundary.Trigger is MessageTrigger { IsDetailed: true }
        || (boundary.Trigger is TimerTrigger { Detail.IsCycle: true } && position.DueAt is not null);

    /// <summary>
    /// Who worked on it last: the team at work in the activity once somebody claimed it, else whoever sent it there. In a sub-process that is
    /// asked of every token inside, for it is they that are taken away or waited for.
    /// </summary>
    private static ImmutableArray<Origin> WorkedOn(CaseRun run, Position activity)
    {
        var inside = run.State.Positions.Where(position => position.Scope == activity.Id && position.Host is null).ToList();
        if (inside.Count > 0) return Origin.Merge(inside.SelectMany(position => WorkedOn(run, position)));
        var working = run.State.Tasks.FirstOrDefault(task => task.Position == activity.Id && task.Holder is not null);
        return working is null ? activity.Origins : [new Origin(working.Team, working.Holder!.Person, [])];
    }
}
