namespace ClientProcess.Engine.Cases;

/// <summary>An event about one task: its number, its node and its team travel along so that a reader needs nothing else.</summary>
public abstract record TaskEvent(int Task, string? Node, string Team) : CaseEvent
{
    public override string? AtNode => Node;
    public override string? OfTeam => Team;
}

/// <summary>Work reached a team.</summary>
/// <param name="Stays">The team had the work already and goes on with it: nothing is added to the route.</param>
public sealed record TaskOffered(CaseTask Offered, bool Stays = false) : CaseEvent
{
    public override string? AtNode => Offered.Node;
    public override string? OfTeam => Offered.Team;
}

public sealed record TaskClaimed(int Task, string? Node, string Team, Holder Holder) : TaskEvent(Task, Node, Team);

/// <summary>Back to the team: anybody of it may claim it.</summary>
public sealed record TaskReleased(int Task, string? Node, string Team, string By) : TaskEvent(Task, Node, Team);

/// <summary>A coordinator put it with a person.</summary>
public sealed record TaskReassigned(int Task, string? Node, string Team, Holder Holder) : TaskEvent(Task, Node, Team);

/// <summary>The holder put it with a colleague.</summary>
public sealed record TaskDelegated(int Task, string? Node, string Team, Holder Holder) : TaskEvent(Task, Node, Team);

public sealed record FollowUpSet(int Task, string? Node, string Team, DateTimeOffset? At) : TaskEvent(Task, Node, Team);

/// <param name="Task">Null when the engine did it itself (a send task).</param>
public sealed record TaskCompleted(int? Task, string? Node, string? Team, string? By, WorkKind Kind = WorkKind.Task) : CaseEvent
{
    public override string? AtNode => Node;
    public override string? OfTeam => Team;
}

/// <summary>No longer wanted: an interrupting event, a lost race, the end of the case.</summary>
public sealed record TaskCancelled(int Task, string? Node, string Team, string Why) : TaskEvent(Task, Node, Team);

/// <summary>The holder handed it to another team outside the drawing.</summary>
public sealed record TaskHandedOff(int Task, string? Node, string Team, string To, string Reason, bool ComesBack) : TaskEvent(Task, Node, Team);

/// <summary>The team it was handed to outside the drawing is done; the work goes back to the team that asked.</summary>
public sealed record WorkCameBack(int Position, string? Node, string From, string? FromPerson, string To) : CaseEvent
{
    public override string? AtNode => Node;
    public override string? OfTeam => To;
}

/// <summary>A-B-A in the route: the work is back where it was before last.</summary>
public sealed record Bounced(string Team, string Between) : CaseEvent
{
    public override string? OfTeam => Team;
}
