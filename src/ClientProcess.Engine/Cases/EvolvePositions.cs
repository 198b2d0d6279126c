using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>How positions, scopes and kept messages change.</summary>
internal static class EvolvePositions
{
    public static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        NodeEntered e => Enter(state, e),
        NodeLeft e => Leave(state, e),
        EndReached e => state with
        {
            Scopes = [.. state.Scopes.Select(scope => scope.Id == e.Scope ? Exit(scope, e) : scope)],
            DrawnOutcome = e.Outcome ?? state.DrawnOutcome,
        },
        TimerFired e => Change(state, e.Position, position => position with { DueAt = e.Next, Repeats = e.Repeats }),
        MessageReceived { FromKept: true } e => state with { KeptMessages = WithoutFirst(state.KeptMessages, e) },
        MessageReceived => state,
        MessageKept e => state with { KeptMessages = state.KeptMessages.Add(e.Message) },
        InstanceCompleted e => Change(state, e.Position, position => position with { Loop = Count(position.Loop!, e) }),
        TokenAbsorbed e => Change(state, e.Position, position => position with { Absorbs = position.Absorbs!.Value.Add(e.Flow) }),
        ConditionTurned e => Change(state, e.Position, position => position with { Holds = e.Holds }),
        IncidentRaised e => Change(state, e.Position, position => position with { Incident = e.Incident }),
        IncidentRetried e => Change(state, e.Position, position => position with { Incident = null }),
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    public static CaseState Change(CaseState state, int id, Func<Position, Position> change) =>
        state with { Positions = [.. state.Positions.Select(position => position.Id == id ? change(position) : position)] };

    private static CaseState Enter(CaseState state, NodeEntered e)
    {
        var entered = state.Used(e.Position.Id) with { Positions = state.Positions.Add(e.Position) };
        // By its number, for an instance that is tried again has begun only once.
        if (e.Position is { Instance: { } instance, Host: { } whole })
            entered = Change(entered, whole, position => position with { Loop = position.Loop! with { Started = Math.Max(position.Loop.Started, instance + 1) } });
        return e.OpensScope ? entered with { Scopes = state.Scopes.Add(new Scope(e.Position.Id, e.Position.Node!, e.Position.Scope)) } : entered;
    }

    private static CaseState Leave(CaseState state, NodeLeft e)
    {
        if (e.Completed && state.Position(e.Position) is { Node: { } node } done) state = Complete(EvolveCompensation.Keep(state, done, e.Handler), done, node);
        return state with
        {
            Positions = state.Positions.RemoveAll(position => position.Id == e.Position),
            Scopes = state.Scopes.RemoveAll(scope => scope.Id == e.Position && scope.Id != Scope.Root),
        };
    }

    private static CaseState Complete(CaseState state, Position done, string node) => state with
    {
        Completed = state.Completed.Add(node),
        Scopes = done.Scope == Scope.Root ? state.Scopes
            : [.. state.Scopes.Select(scope => scope.Id == done.Scope ? scope with { Completions = scope.Completions + 1 } : scope)],
    };

    private static LoopCount Count(LoopCount loop, InstanceCompleted e) =>
        loop with { Completed = loop.Completed + 1, Exits = Origin.Merge(loop.Exits.Concat(e.Origins)) };

    private static Scope Exit(Scope scope, EndReached e) =>
        scope.Id == Scope.Root ? scope : scope with { Exits = Origin.Merge(scope.Exits.Concat(e.Origins)) };

    private static ImmutableArray<KeptMessage> WithoutFirst(ImmutableArray<KeptMessage> kept, MessageReceived received)
    {
        var first = kept.FirstOrDefault(message => message.Node is not null && message.Node == received.Node)
            ?? kept.FirstOrDefault(message => message.Node is null && message.Name == received.Name);
        return first is null ? kept : kept.Remove(first);
    }
}
