using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Sub-processes that begin by an event while what they stand in is open (BPMN 2.0 section 13.5.4, event sub-processes): their starts listen, and
/// what happens either puts an end to all else in the scope or runs beside it.
/// </summary>
internal static class EventSubProcesses
{
    public static void Listen(CaseRun run, string container, int scope, ImmutableArray<Origin> origins)
    {
        foreach (var start in run.Process.EventStartsIn(container).Where(start => start.Trigger.IsWaitedFor))
            Waits.Enter(run, start, scope, origins, host: null, listens: true);
    }

    /// <param name="listener">What listened; null for what was thrown, which nothing listens for in advance.</param>
    /// <param name="trigger">The trigger that happened.</param>
    /// <param name="worked">Who worked on the token that threw it.</param>
    public static void Begin(CaseRun run, EventNode start, int scope, Position? listener, EventTrigger trigger, ImmutableArray<Origin> worked = default)
    {
        var sub = (SubProcessNode)run.Process.Node(start.Container);
        var origins = worked.IsDefaultOrEmpty ? Waits.WorkedOnIn(run, scope) : !start.Interrupting ? worked : Origin.Merge(Waits.WorkedOnIn(run, scope).Concat(worked));
        if (start.Interrupting) Leaving.Empty(run, scope, "interrupted");
        else if (listener is not null) Waits.ListenOn(run, start, listener, trigger);
        var position = new Position(run.TakeId(), sub.Id, scope, origins.IsEmpty && listener is not null ? listener.Origins : origins);
        run.Emit(new NodeEntered(position, OpensScope: true));
        EventSubProcesses.Listen(run, sub.Id, position.Id, position.Origins);
        run.Moving.Enqueue(new Token(start.Id, null, position.Id, position.Origins));
    }
}
