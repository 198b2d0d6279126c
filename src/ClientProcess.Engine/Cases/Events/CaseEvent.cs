using System.Text.Json.Serialization;

namespace ClientProcess.Engine.Cases;

/// <summary>
/// Something that happened in a case. Events record outcomes, so folding them needs neither the drawing nor any value; they hold references,
/// never what a person typed. Released events are forever: a field may be added with a default, none may change its meaning.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(CaseOpened), nameof(CaseOpened))]
[JsonDerivedType(typeof(InformationAdded), nameof(InformationAdded))]
[JsonDerivedType(typeof(OwnerAssigned), nameof(OwnerAssigned))]
[JsonDerivedType(typeof(CasePaused), nameof(CasePaused))]
[JsonDerivedType(typeof(CaseResumed), nameof(CaseResumed))]
[JsonDerivedType(typeof(CaseEnded), nameof(CaseEnded))]
[JsonDerivedType(typeof(CaseClosed), nameof(CaseClosed))]
[JsonDerivedType(typeof(CaseWithdrawn), nameof(CaseWithdrawn))]
[JsonDerivedType(typeof(CaseReopened), nameof(CaseReopened))]
[JsonDerivedType(typeof(NodeEntered), nameof(NodeEntered))]
[JsonDerivedType(typeof(NodeLeft), nameof(NodeLeft))]
[JsonDerivedType(typeof(NodePassed), nameof(NodePassed))]
[JsonDerivedType(typeof(EndReached), nameof(EndReached))]
[JsonDerivedType(typeof(ChoiceMade), nameof(ChoiceMade))]
[JsonDerivedType(typeof(TimerFired), nameof(TimerFired))]
[JsonDerivedType(typeof(MessageSent), nameof(MessageSent))]
[JsonDerivedType(typeof(MessageReceived), nameof(MessageReceived))]
[JsonDerivedType(typeof(MessageKept), nameof(MessageKept))]
[JsonDerivedType(typeof(IncidentRaised), nameof(IncidentRaised))]
[JsonDerivedType(typeof(IncidentRetried), nameof(IncidentRetried))]
[JsonDerivedType(typeof(InstanceCompleted), nameof(InstanceCompleted))]
[JsonDerivedType(typeof(TokenAbsorbed), nameof(TokenAbsorbed))]
[JsonDerivedType(typeof(ErrorThrown), nameof(ErrorThrown))]
[JsonDerivedType(typeof(EscalationThrown), nameof(EscalationThrown))]
[JsonDerivedType(typeof(TransactionCancelled), nameof(TransactionCancelled))]
[JsonDerivedType(typeof(SignalThrown), nameof(SignalThrown))]
[JsonDerivedType(typeof(SignalReceived), nameof(SignalReceived))]
[JsonDerivedType(typeof(ConditionTurned), nameof(ConditionTurned))]
[JsonDerivedType(typeof(CompensationBegan), nameof(CompensationBegan))]
[JsonDerivedType(typeof(CompensationStepped), nameof(CompensationStepped))]
[JsonDerivedType(typeof(StepSkipped), nameof(StepSkipped))]
[JsonDerivedType(typeof(CaseMoved), nameof(CaseMoved))]
[JsonDerivedType(typeof(StepRepeated), nameof(StepRepeated))]
[JsonDerivedType(typeof(TaskAdded), nameof(TaskAdded))]
[JsonDerivedType(typeof(ClockStarted), nameof(ClockStarted))]
[JsonDerivedType(typeof(ClockPaused), nameof(ClockPaused))]
[JsonDerivedType(typeof(ClockResumed), nameof(ClockResumed))]
[JsonDerivedType(typeof(ClockStopped), nameof(ClockStopped))]
[JsonDerivedType(typeof(ClockRestarted), nameof(ClockRestarted))]
[JsonDerivedType(typeof(ClockDropped), nameof(ClockDropped))]
[JsonDerivedType(typeof(ClockTermsChanged), nameof(ClockTermsChanged))]
[JsonDerivedType(typeof(Escalated), nameof(Escalated))]
[JsonDerivedType(typeof(PriorityChanged), nameof(PriorityChanged))]
[JsonDerivedType(typeof(CaseMarked), nameof(CaseMarked))]
[JsonDerivedType(typeof(ProcessAsked), nameof(ProcessAsked))]
[JsonDerivedType(typeof(ClientInformed), nameof(ClientInformed))]
[JsonDerivedType(typeof(TaskOffered), nameof(TaskOffered))]
[JsonDerivedType(typeof(TaskClaimed), nameof(TaskClaimed))]
[JsonDerivedType(typeof(TaskReleased), nameof(TaskReleased))]
[JsonDerivedType(typeof(TaskReassigned), nameof(TaskReassigned))]
[JsonDerivedType(typeof(TaskDelegated), nameof(TaskDelegated))]
[JsonDerivedType(typeof(FollowUpSet), nameof(FollowUpSet))]
[JsonDerivedType(typeof(TaskCompleted), nameof(TaskCompleted))]
[JsonDerivedType(typeof(TaskCancelled), nameof(TaskCancelled))]
[JsonDerivedType(typeof(TaskHandedOff), nameof(TaskHandedOff))]
[JsonDerivedType(typeof(WorkCameBack), nameof(WorkCameBack))]
[JsonDerivedType(typeof(HandoffOffered), nameof(HandoffOffered))]
[JsonDerivedType(typeof(HandoffAccepted), nameof(HandoffAccepted))]
[JsonDerivedType(typeof(HandoffDeclined), nameof(HandoffDeclined))]
[JsonDerivedType(typeof(HandoffReturned), nameof(HandoffReturned))]
[JsonDerivedType(typeof(HandoffWithdrawn), nameof(HandoffWithdrawn))]
[JsonDerivedType(typeof(HandoffFulfilled), nameof(HandoffFulfilled))]
[JsonDerivedType(typeof(HandoffQuestioned), nameof(HandoffQuestioned))]
[JsonDerivedType(typeof(HandoffAnswered), nameof(HandoffAnswered))]
[JsonDerivedType(typeof(Bounced), nameof(Bounced))]
public abstract record CaseEvent
{
    /// <summary>The node of the drawing it happened at; null when it concerns the case as a whole.</summary>
    [JsonIgnore]
    public virtual string? AtNode => null;

    /// <summary>The team it concerns; null when it concerns none in particular.</summary>
    [JsonIgnore]
    public virtual string? OfTeam => null;
}
