using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>A step was skipped: it was not done, and the case went on behind it.</summary>
/// <param name="Reason">The note that holds the reason.</param>
public sealed record StepSkipped(int Position, string Node, string By, string Reason) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>The case was moved to a node that the drawing did not lead it to.</summary>
/// <param name="From">The nodes it was taken from.</param>
/// <param name="Reason">The note that holds the reason.</param>
public sealed record CaseMoved(string Node, ImmutableArray<string> From, string By, string Reason) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A step that was done is to be done once more, beside the flow.</summary>
/// <param name="Reason">The note that holds the reason.</param>
public sealed record StepRepeated(string Node, string By, string Reason) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>Work was added that the drawing does not know.</summary>
/// <param name="Title">The note that says what is to be done.</param>
/// <param name="Reason">The note that holds the reason.</param>
public sealed record TaskAdded(int Position, string Title, string Team, string By, string Reason) : CaseEvent
{
    public override string? OfTeam => Team;
}
