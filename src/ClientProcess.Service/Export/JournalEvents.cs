using System.Collections.Immutable;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Export;

/// <summary>One journal event as process-mining tools want it. References only: what people typed is never in it.</summary>
/// <param name="Activity">The name in the drawing, or the event's type where it is not about a node.</param>
/// <param name="Lifecycle">The transition of the XES standard.</param>
/// <param name="Resource">The person (or system) by whom.</param>
internal sealed record ExportedEvent(int Seq, string Type, string? Node, string Activity, string Lifecycle, string? Team, string? Resource, DateTimeOffset At);

/// <summary>Which events of the journal say something about the work, and in which words of the XES standard.</summary>
internal static class JournalEvents
{
    /// <summary>Events that say something about the work without moving it; reading an export back passes over them.</summary>
    public static readonly ImmutableArray<string> Remarks =
    [
        nameof(CaseOpened), nameof(InformationAdded), nameof(OwnerAssigned), nameof(HandoffOffered), nameof(HandoffAccepted), nameof(HandoffDeclined),
        nameof(HandoffReturned), nameof(HandoffWithdrawn), nameof(HandoffQuestioned), nameof(HandoffAnswered), nameof(ChoiceMade), nameof(TimerFired),
        nameof(MessageSent), nameof(MessageReceived), nameof(SignalThrown), nameof(SignalReceived), nameof(ErrorThrown), nameof(EscalationThrown), nameof(StepSkipped),
        nameof(CaseMoved), nameof(StepRepeated), nameof(TaskAdded), nameof(IncidentRaised), nameof(IncidentRetried), nameof(CaseReopened),
    ];

    private static readonly ImmutableHashSet<string> RemarkSet = [.. Remarks];

    /// <summary>The transition; null for what only the token game needs.</summary>
    public static string? LifecycleOf(CaseEvent happened) => happened switch
    {
        TaskOffered or TaskReleased => "schedule",
        TaskClaimed => "start",
        TaskDelegated or TaskReassigned => "reassign",
        TaskCompleted or CaseEnded or CaseClosed or CaseWithdrawn => "complete",
        TaskCancelled or TaskHandedOff => "withdraw",
        CasePaused => "suspend",
        CaseResumed => "resume",
        _ => RemarkSet.Contains(happened.GetType().Name) ? "complete" : null,
    };

    /// <summary>Work is known by its node's name (or as added or reopened, outside the drawing), so that its transitions belong together; all else by what happened.</summary>
    public static bool IsWork(CaseEvent happened) => happened is TaskOffered or TaskCompleted or TaskEvent;

    public static int? TaskOf(CaseEvent happened) => happened switch { TaskOffered e => e.Offered.Id, TaskCompleted e => e.Task, TaskEvent e => e.Task, _ => null };

    /// <summary>Nobody did an offer: it is what somebody's act led to.</summary>
    public static bool IsConsequence(CaseEvent happened) => happened is TaskOffered or TaskCancelled or HandoffOffered;
}
