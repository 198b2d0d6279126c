using System.Collections.Immutable;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Cases;

/// <summary>A client's matter was registered and runs one version of one process from now on.</summary>
public sealed record CaseOpened(
    Guid Case, DefinitionRef Definition, Guid Conversation, string IntakeTeam, CaseOwner Owner, string Channel, DateTimeOffset OccurredAt, DateTimeOffset At)
    : CaseEvent
{
    public override string? OfTeam => IntakeTeam;
}

/// <summary>Values came in, whoever gave them; what they are lies in the erasable values.</summary>
/// <param name="Keys">Each key with the revision it got.</param>
public sealed record InformationAdded(ImmutableSortedDictionary<string, int> Keys, string? Note = null) : CaseEvent;

public sealed record OwnerAssigned(CaseOwner Owner) : CaseEvent
{
    public override string? OfTeam => Owner.Team;
}

/// <param name="Reason">The note that holds the reason.</param>
/// <param name="Ground">For what: it says which clocks stand still; null: a reason of our own.</param>
/// <param name="Suspension">For a statutory suspension: the ground of Awb 4:15.</param>
public sealed record CasePaused(
    string Reason, string By, DateTimeOffset At, DateTimeOffset? Until, PauseGround? Ground = null, SuspensionGround? Suspension = null) : CaseEvent;

/// <param name="Reason">The note that holds the reason; null when its time was up.</param>
/// <param name="At">When its time was up, if nobody looked then; null: now. Clocks go on from there, however late a sweep came by.</param>
public sealed record CaseResumed(string? Reason, DateTimeOffset? At = null) : CaseEvent;

/// <summary>The process came to its drawn end.</summary>
public sealed record CaseEnded(string Outcome) : CaseEvent;

/// <summary>Somebody ended it before its drawn end.</summary>
public sealed record CaseClosed(string Outcome, string Reason) : CaseEvent;

/// <summary>The client no longer wants it.</summary>
public sealed record CaseWithdrawn(string Reason) : CaseEvent;

public sealed record CaseReopened(string Reason) : CaseEvent;
