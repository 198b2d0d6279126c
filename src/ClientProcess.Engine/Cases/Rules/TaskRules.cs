namespace ClientProcess.Engine.Cases;

/// <summary>What can be done with a task.</summary>
public enum TaskAct { Claim, Release, Complete, Delegate, Reassign, HandOff, Return, FollowUp }

/// <summary>
/// Who may do what with a task now. The same rules accept a command and tell pages and API what to offer, so that nobody is offered what
/// would be refused.
/// </summary>
public static class TaskRules
{
    /// <summary>Why not; null when it may be done.</summary>
    public static Rejection? WhyNot(CaseState state, CaseTask task, TaskAct act, Actor who) =>
        who.Kind == ActorKind.Engine ? null : CaseRules.NoRole(who) ?? act switch
        {
            TaskAct.Claim => NotOfTheTeam(task, who) ?? NotCoordinator(task, who) ?? NotAcceptedYet(state, task) ?? TakenByOther(task, who, "claim"),
            TaskAct.Release => MaySteer(task, who) ? null : NotOfTheTeam(task, who) ?? TakenByOther(task, who, "release"),
            TaskAct.Complete => NotOfTheTeam(task, who) ?? NotCoordinator(task, who) ?? (task.IsWork ? NotHeldBy(task, who, "complete") : TakenByOther(task, who, "end")),
            TaskAct.Delegate => NotHeldBy(task, who, "delegate"),
            TaskAct.Reassign => MaySteer(task, who) ? NotAcceptedYet(state, task) : Say(RejectionCode.CoordinatorsOnly, $"Expected a coordinator of {task.Team}, for only they put work with somebody else.", task.Team),
            TaskAct.HandOff => NotWork(task) ?? NotHeldBy(task, who, "hand off"),
            TaskAct.Return => NotHeldBy(task, who, "return") ?? NothingToReturn(state, task),
            TaskAct.FollowUp => NotHeldBy(task, who, "put off"),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No rule for this act."),
        };

    private static bool MaySteer(CaseTask task, Actor who) =>
        who.Coordinates(task.Team) || (task.Kind == WorkKind.Routing && who.Coordinates(task.Repair!.To));

    private static Rejection? NotOfTheTeam(CaseTask task, Actor who) =>
        who.IsOf(task.Team) || MaySteer(task, who) ? null
        : Say(RejectionCode.NotYourTeam, $"Expected somebody of team {task.Team}, but {who.Id} is not in it.", task.Team);

    private static Rejection? NotCoordinator(CaseTask task, Actor who) =>
        task.Kind != WorkKind.Routing || MaySteer(task, who) ? null
        : Say(RejectionCode.CoordinatorsOnly, $"Expected a coordinator, for two teams said that this is not for them.", task.Team);

    private static Rejection? NotAcceptedYet(CaseState state, CaseTask task) =>
        task.Handoffs.Select(state.Handoff).FirstOrDefault(handoff => handoff is { Status: HandoffStatus.Offered, IsExplicit: true }) is { } open
            ? Say(RejectionCode.AcceptFirst, $"Expected the handoff from {open.From} to be accepted first; until then {open.From} is responsible.", open.From)
            : null;

    private static Rejection? TakenByOther(CaseTask task, Actor who, string act) =>
        task.Holder is { } holder && holder.Person != who.Id
            ? Say(RejectionCode.Taken, $"Expected to {act} this task, but {holder.Person} already has it.", holder.Person)
            : null;

    private static Rejection? NotHeldBy(CaseTask task, Actor who, string act) =>
        task.Holder is null ? Say(RejectionCode.NotHolder, $"Expected to {act} a task that {who.Id} has claimed, but nobody has claimed it yet.", who.Id)
        : TakenByOther(task, who, act);

    private static Rejection? NotWork(CaseTask task) =>
        task.Kind is WorkKind.Task or WorkKind.Reopened or WorkKind.Added ? null
        : Say(RejectionCode.NotAllowed, "Expected work of a team; a choice, a wait or a repair is not handed to another team.");

    private static Rejection? NothingToReturn(CaseState state, CaseTask task) =>
        task.Handoffs.Select(state.Handoff).Any(handoff => handoff is { Status: HandoffStatus.Accepted }) ? null
        : Say(RejectionCode.NoSender, "Expected work that another team handed over, but nobody did.");

    private static Rejection Say(RejectionCode code, string sentence, params string[] subjects) => Rejection.Of(code, sentence, subjects);
}
