using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Events that are waited for: timers, messages, races, and what a person of the lane ends by its name.</summary>
internal static class Waits
{
    /// <param name="host">The activity on whose border it stands, or the race it is in.</param>
    /// <param name="listens">Whether it is the start of an event sub-process.</param>
    public static void Enter(CaseRun run, FlowNode node, int scope, ImmutableArray<Origin> origins, int? host, bool listens = false)
    {
        var position = new Position(run.TakeId(), node.Id, scope, origins) { Host = host, Listens = listens };
        if (TriggerOf(node) is not MultipleTrigger multiple)
        {
            Await(run, node, position, TriggerOf(node));
            return;
        }
        run.Emit(new NodeEntered(position));
        for (var part = 0; part < multiple.Triggers.Length; part++)
        {
            if (multiple.Triggers[part].IsWaitedFor)
                Await(run, node, new Position(run.TakeId(), node.Id, scope, origins) { Host = position.Id, Listens = listens, Part = part }, multiple.Triggers[part]);
        }
    }

    /// <summary>The first event that happens decides (BPMN 2.0 section 13.4.4).</summary>
    public static void EnterRace(CaseRun run, GatewayNode gateway, Token token)
    {
        // Where all must happen it is no race: each goes on by itself.
        var race = gateway is { Instantiates: true, AwaitsAll: true } ? null : new Position(run.TakeId(), gateway.Id, token.Scope, token.Origins);
        run.Emit(race is null ? new NodePassed(gateway.Id, [.. gateway.Outgoing.Select(flow => flow.Id)]) : new NodeEntered(race));
        foreach (var flow in gateway.Outgoing)
        {
            var along = token.Origins.Select(origin => origin.Along(flow)).ToImmutableArray();
            Enter(run, run.Process.Node(flow.Target), token.Scope, along, race?.Id);
        }
    }

    /// <summary>Around an activity as a whole, not around each of its instances.</summary>
    public static void ArmBoundary(CaseRun run, FlowNode activity, Position position)
    {
        if (position.Instance is not null) return;
        foreach (var boundary in run.Process.BoundaryEventsOf(activity.Id).Where(boundary => boundary.Trigger.IsWaitedFor))
            Enter(run, boundary, position.Scope, position.Origins, position.Id);
    }

    /// <summary>What was waited for has happened: the position closes, and what follows it begins.</summary>
    public static void Happen(CaseRun run, Position happened)
    {
        var node = run.Process.Node(happened.Node!);
        PartnerHandoffs.Fulfil(run, node);
        var trigger = TriggerOf(run.Process, happened) ?? new NoneTrigger();
        if (Whole(run, happened) is not { } position) return;
        switch (node)
        {
            case EventNode { Position: EventPosition.Boundary } boundary: HappenAtBoundary(run, boundary, run.State.Position(position.Host!.Value)!, happened, trigger); break;
            case EventNode { Position: EventPosition.Start } start: EventSubProcesses.Begin(run, start, position.Scope, happened, trigger); break;
            case SubProcessNode adHoc: AdHoc.Finish(run, adHoc, position); break;
            default: HappenInFlow(run, node, position); break;
        }
    }

    /// <summary>The event as a whole, once enough of it has happened; null when other parts of it are still awaited.</summary>
    private static Position? Whole(CaseRun run, Position happened)
    {
        if (happened.Part is null) return happened;
        var whole = run.State.Position(happened.Host!.Value)!;
        if (TriggerOf(run.Process.Node(happened.Node!)) is not MultipleTrigger { All: true }) return whole;
        Leaving.Close(run, happened, completed: true, "happened");
        return run.State.Positions.Any(part => part.Host == whole.Id && part.Part is not null) ? null : whole;
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

    private static void Await(CaseRun run, FlowNode node, Position position, EventTrigger? trigger)
    {
        run.Emit(new NodeEntered(Armed(position, trigger, run.Now)));
        if (trigger is null or { IsDetailed: false }) Offering.OfferPlain(run, position, WorkKind.Wait, run.TeamOf(node));
    }

    private static Position Armed(Position position, EventTrigger? trigger, DateTimeOffset now) => trigger switch
    {
        TimerTrigger { Detail: { } timer } => position with { DueAt = timer.FiresAt(now), Repeats = timer.Repeats },
        MessageTrigger { IsDetailed: true } message => position with { AwaitsMessage = true, Message = message.Name, Correlation = message.Correlation },
        SignalTrigger { Name: { } signal } => position with { Signal = signal },
        ConditionalTrigger { IsDetailed: true } => position with { AwaitsCondition = true },
        _ => position,
    };

    /// <summary>What is awaited at a position: the trigger of its node, or one part of it.</summary>
    public static EventTrigger? TriggerOf(ProcessDefinition process, Position position)
    {
        var trigger = TriggerOf(process.Node(position.Node!));
        return position.Part is { } part ? trigger!.Parts[part] : trigger;
    }

    private static EventTrigger? TriggerOf(FlowNode node) => node switch
    {
        EventNode waiting => waiting.Trigger,
        TaskNode task => task.Awaits,
        _ => null,
    };

    private static void HappenInFlow(CaseRun run, FlowNode node, Position position)
    {
        var race = position.Host is { } host && run.State.Position(host) is { Node: { } around } hosting && run.Process.Node(around) is GatewayNode ? hosting : null;
        if (node is ActivityNode activity && race is null)
        {
            run.Emit(new TaskCompleted(null, node.Id, run.TeamOf(node), null));
            Activities.Complete(run, activity, position, position.Origins);
            return;
        }
        Leaving.Close(run, position, completed: true, "happened");
        if (race is not null) Leaving.Close(run, race, completed: true, "race-lost");
        if (node is TaskNode) run.Emit(new TaskCompleted(null, node.Id, run.TeamOf(node), null));
        TokenGame.Leave(run, node, position.Scope, position.Origins);
    }

    /// <param name="position">What waited there; null for what is thrown, which nothing waits for in advance.</param>
    public static void HappenAtBoundary(CaseRun run, EventNode boundary, Position activity, Position? position, EventTrigger trigger, ImmutableArray<Origin>? worked = null)
    {
        var origins = worked ?? WorkedOn(run, activity);
        if (boundary.Interrupting) Leaving.Close(run, activity, completed: false, "interrupted");
        else if (position is not null) ListenOn(run, boundary, position, trigger);
        TokenGame.PassOn(run, boundary, activity.Scope, origins);
    }

    /// <summary>What happened and put an end to nothing may happen again, or is awaited no longer.</summary>
    /// <param name="happened">What waited: the event, or the one of its triggers that happened.</param>
    public static void ListenOn(CaseRun run, EventNode node, Position happened, EventTrigger trigger)
    {
        var whole = happened.Part is null ? happened : run.State.Position(happened.Host!.Value)!;
        if (node.Trigger is MultipleTrigger { All: true })
        {
            Leaving.Close(run, whole, completed: true, "happened");
            Enter(run, node, whole.Scope, whole.Origins, whole.Host, whole.Listens);
        }
        else if (!GoesOn(run, trigger, happened))
        {
            Leaving.Close(run, happened, completed: true, "happened");
            if (!run.State.Positions.Any(part => part.Host == whole.Id && part.Part is not null)) Leaving.Close(run, whole, completed: true, "happened");
        }
    }

    /// <summary>
    /// A message, signal or condition may come again as long as the activity lasts; a cycle has been set to its next firing already.
    /// </summary>
    private static bool GoesOn(CaseRun run, EventTrigger trigger, Position position) => trigger switch
    {
        MessageTrigger or SignalTrigger or ConditionalTrigger => trigger.IsDetailed,
        TimerTrigger { Detail.IsCycle: true } => run.State.Position(position.Id)?.DueAt is not null,
        _ => false,
    };

    /// <summary>Who worked last on what is in a scope.</summary>
    public static ImmutableArray<Origin> WorkedOnIn(CaseRun run, int scope) =>
        Origin.Merge(run.State.Positions.Where(position => position.Scope == scope && position is { Host: null, Listens: false }).SelectMany(position => WorkedOn(run, position)));

    /// <summary>Who sends what follows on something thrown: who worked on the token that threw it, and when it interrupts, on all that ends with it.</summary>
    public static ImmutableArray<Origin> WorkedOn(CaseRun run, Position activity, ImmutableArray<Origin> thrown, bool isInterrupting) =>
        thrown.IsEmpty ? WorkedOn(run, activity)
        : !isInterrupting ? thrown
        : Origin.Merge(Inside(run, activity).SelectMany(position => WorkedOn(run, position)).Concat(thrown));

    /// <summary>
    /// Who worked on it last: the team at work in the activity once somebody claimed it, else whoever sent it there. In a sub-process that is
    /// asked of every token inside, for it is they that are taken away or waited for.
    /// </summary>
    public static ImmutableArray<Origin> WorkedOn(CaseRun run, Position activity)
    {
        var inside = Inside(run, activity).ToList();
        if (inside.Count > 0) return Origin.Merge(inside.SelectMany(position => WorkedOn(run, position)));
        var working = run.State.Tasks.FirstOrDefault(task => task.Position == activity.Id && task.Holder is not null);
        return working is null ? activity.Origins : [new Origin(working.Team, working.Holder!.Person, [])];
    }

    private static IEnumerable<Position> Inside(CaseRun run, Position activity) => run.State.Positions.Where(position =>
        (position.Scope == activity.Id && position is { Host: null, Listens: false }) || (position.Host == activity.Id && position.Instance is not null));
}
