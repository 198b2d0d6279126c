using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>Folds events into state. Needs nothing but the two, so that yesterday's journal reads the same tomorrow.</summary>
public static class CaseEvolver
{
    /// <summary>The state after one journal row.</summary>
    public static CaseState Fold(CaseState? state, IEnumerable<CaseEvent> row)
    {
        foreach (var happened in row) state = Evolve(state, happened);
        return state! with { Revision = state.Revision + 1 };
    }

    public static CaseState Evolve(CaseState? state, CaseEvent happened) => happened is CaseOpened opened ? Open(opened) : Apply(state!, happened);

    private static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        InformationAdded e => state with { Values = state.Values.SetItems(e.Keys) },
        OwnerAssigned e => state with { Owner = e.Owner },
        CasePaused e => state with { Paused = new Pause(e.Reason, e.By, e.At, e.Until, e.Ground, e.Suspension) },
        CaseResumed => state with { Paused = null },
        CaseEnded e => End(state, e.Outcome),
        CaseClosed e => End(state, e.Outcome),
        CaseWithdrawn => End(state, Outcomes.Withdrawn),
        CaseReopened => state with { Status = CaseStatus.Open, Outcome = null, DrawnOutcome = null, Reopenings = state.Reopenings + 1, Scopes = [RootScope(state)] },
        NodePassed or ChoiceMade or MessageSent or SignalThrown or SignalReceived or ErrorThrown or EscalationThrown or TransactionCancelled
            or StepSkipped or CaseMoved or StepRepeated or TaskAdded => state,
        NodeEntered or NodeLeft or EndReached or TimerFired or MessageReceived or MessageKept or IncidentRaised or IncidentRetried
            or InstanceCompleted or TokenAbsorbed or ConditionTurned
            => EvolvePositions.Apply(state, happened),
        ClockEvent or PriorityChanged or CaseMarked => EvolveClocks.Apply(state, happened),
        ProcessAsked or ClientInformed or StuckEscalated or BreachExplained => state,
        TeamMerged e => EvolveTeams.Merge(state, e),
        CompensationBegan or CompensationStepped => EvolveCompensation.Apply(state, happened),
        TaskOffered or TaskCompleted or WorkCameBack or TaskEvent => EvolveTasks.Apply(state, happened),
        HandoffOffered or HandoffEvent => EvolveHandoffs.Apply(state, happened),
        Bounced => state with { Bounces = state.Bounces + 1 },
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    private static CaseState Open(CaseOpened e) => new()
    {
        Id = e.Case,
        Definition = e.Definition,
        Conversation = e.Conversation,
        IntakeTeam = e.IntakeTeam,
        Owner = e.Owner,
        OccurredAt = e.OccurredAt,
        OpenedAt = e.At,
        Channel = e.Channel,
        Scopes = [new Scope(Scope.Root, e.Definition.Process, null)],
    };

    private static Scope RootScope(CaseState state) => new(Scope.Root, state.Definition.Process, null);

    private static CaseState End(CaseState state, string outcome) => state with
    {
        Status = CaseStatus.Closed,
        Outcome = outcome,
        Paused = null,
        Scopes = [],
        Positions = [],
        Tasks = [],
        Handoffs = [],
        KeptMessages = [],
    };

    internal static CaseState Used(this CaseState state, int id) => id < state.NextId ? state : state with { NextId = id + 1 };
}
