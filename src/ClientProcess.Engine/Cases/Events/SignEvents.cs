using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>A stuck sign came to a rung of its ladder, and the rung did something to the case.</summary>
/// <param name="Sign">Which sign, such as <c>nobody-holds</c>.</param>
/// <param name="Task">The task that was stuck; null: the case as a whole.</param>
/// <param name="Did">What it did, in the words of the ladder.</param>
public sealed record StuckEscalated(string Sign, int? Task, string? Team, ImmutableArray<string> Did) : CaseEvent
{
    public override string? OfTeam => Team;
}

/// <summary>A team became part of another; who has what keeps it.</summary>
public sealed record TeamMerged(string From, string Into) : CaseEvent
{
    public override string? OfTeam => Into;
}
