namespace ClientProcess.Engine.Cases;

/// <summary>What can be done with a case as a whole.</summary>
public enum CaseAct { AddInformation, AssignOwner, Pause, Resume, Withdraw, Close, Reopen, RetryIncident, Skip, Move, Repeat, AddTask, InformClient, ChangePriority }

/// <summary>Who may do what with a case now.</summary>
public static class CaseRules
{
    /// <summary>Why not; null when it may be done.</summary>
    public static Rejection? WhyNot(CaseState state, CaseAct act, Actor who) => NoRole(who) ?? act switch
    {
        CaseAct.AddInformation => null,
        CaseAct.AssignOwner => NotOpen(state) ?? NotAnswerable(state, who),
        CaseAct.Pause => NotOpen(state) ?? NotInvolved(state, who) ?? AlreadyPaused(state),
        CaseAct.Resume => NotOpen(state) ?? NotInvolved(state, who) ?? NotPaused(state),
        CaseAct.Withdraw => NotOpen(state) ?? (who.Has(CaseRoles.ContactEmployee) ? null : NotInvolved(state, who)),
        CaseAct.Close => NotOpen(state) ?? NotAnswerable(state, who),
        CaseAct.Reopen => state.Status == CaseStatus.Closed ? null : Rejection.Of(RejectionCode.CaseOpen, "Expected a case that has ended, but it is still open."),
        CaseAct.RetryIncident => NotOpen(state) ?? NotAnswerable(state, who) ?? NoIncident(state),
        CaseAct.InformClient => NotOpen(state) ?? (who.Has(CaseRoles.ContactEmployee) ? null : NotInvolved(state, who)),
        CaseAct.ChangePriority => NotOpen(state) ?? NotCoordinating(state, who),
        CaseAct.Skip or CaseAct.Move or CaseAct.Repeat or CaseAct.AddTask => NotOpen(state) ?? NotCoordinating(state, who),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No rule for this act."),
    };

    public static Rejection? NotOpen(CaseState state) => state.Status == CaseStatus.Open ? null
        : Rejection.Of(RejectionCode.CaseClosed, $"Expected an open case, but it has ended ({state.Outcome}). Reopen it first.", state.Outcome!);

    private static bool IsTrusted(Actor who) => who.Kind is ActorKind.Engine or ActorKind.System;

    /// <summary>A person without any role may do nothing, whatever team the person is in.</summary>
    internal static Rejection? NoRole(Actor who) =>
        !who.IsPerson || who.Roles.Length > 0 ? null
        : Rejection.Of(RejectionCode.NotAllowed, $"Expected an employee, but {who.Id} has no role here.", who.Id);

    /// <summary>Answerable: the owner, the coordinators of the owner's team, supervisors and administrators.</summary>
    private static bool IsAnswerable(CaseState state, Actor who) =>
        IsTrusted(who) || who.Id == state.Owner.Person || who.Coordinates(state.Owner.Team) || who.Has(CaseRoles.Administrator);

    private static Rejection? NotAnswerable(CaseState state, Actor who) => IsAnswerable(state, who) ? null
        : Rejection.Of(RejectionCode.NotAllowed, $"Expected the case owner {state.Owner.Person}, or a coordinator of {state.Owner.Team}.", state.Owner.Person, state.Owner.Team);

    /// <summary>A coordinator of the owner's team or of a team at work on it, a supervisor, an administrator.</summary>
    private static Rejection? NotCoordinating(CaseState state, Actor who) =>
        IsTrusted(who) || who.Coordinates(state.Owner.Team) || who.Has(CaseRoles.Administrator) || state.Tasks.Any(task => who.Coordinates(task.Team)) ? null
        : Rejection.Of(RejectionCode.CoordinatorsOnly, $"Expected a coordinator of {state.Owner.Team} or of a team that works on this case, for only they let it go otherwise than drawn.", state.Owner.Team);

    /// <summary>Involved: whoever is answerable, the owner's team, and every team that is responsible for open work.</summary>
    private static Rejection? NotInvolved(CaseState state, Actor who) =>
        IsAnswerable(state, who) || who.IsOf(state.Owner.Team) || state.Tasks.Any(task => who.IsOf(task.Team) || who.IsOf(state.ResponsibleFor(task))) ? null
        : Rejection.Of(RejectionCode.NotYourTeam, "Expected somebody of a team that works on this case.", state.Owner.Team);

    private static Rejection? AlreadyPaused(CaseState state) =>
        state.Paused is null ? null : Rejection.Of(RejectionCode.AlreadyPaused, $"Expected a case that runs, but {state.Paused.By} has paused it.", state.Paused.By);

    private static Rejection? NotPaused(CaseState state) =>
        state.Paused is not null ? null : Rejection.Of(RejectionCode.NotPaused, "Expected a paused case, but it is running.");

    private static Rejection? NoIncident(CaseState state) =>
        state.Positions.Any(position => position.Incident is not null) ? null : Rejection.Of(RejectionCode.IncidentUnknown, "Expected an incident, but there is none.");
}
