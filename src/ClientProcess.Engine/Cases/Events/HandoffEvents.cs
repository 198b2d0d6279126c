using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>An event about one handoff, with both teams, so that a reader needs nothing else.</summary>
public abstract record HandoffEvent(int Handoff, string? Node, string From, string To) : CaseEvent
{
    public override string? AtNode => Node;
    public override string? OfTeam => To;
}

public sealed record HandoffOffered(Handoff Offered) : CaseEvent
{
    public override string? AtNode => Offered.Node;
    public override string? OfTeam => Offered.To;
}

public sealed record HandoffAccepted(int Handoff, string? Node, string From, string To, Holder By) : HandoffEvent(Handoff, Node, From, To);

/// <summary>The receiver sent it back before accepting it.</summary>
/// <param name="Reason">One of <see cref="DeclineReasons"/>.</param>
/// <param name="Proposed">For <see cref="DeclineReasons.WrongTeam"/>: whose it is, says the receiver.</param>
public sealed record HandoffDeclined(
    int Handoff, string? Node, string From, string To, string By, string Reason, ImmutableArray<string> Missing, string? Note, string? Proposed)
    : HandoffEvent(Handoff, Node, From, To);

/// <summary>The receiver sent it back after accepting it. For the client it is the same.</summary>
public sealed record HandoffReturned(
    int Handoff, string? Node, string From, string To, string By, string Reason, ImmutableArray<string> Missing, string? Note, string? Proposed)
    : HandoffEvent(Handoff, Node, From, To);

/// <summary>The chain partner handed back what was asked.</summary>
public sealed record HandoffFulfilled(int Handoff, string? Node, string From, string To) : HandoffEvent(Handoff, Node, From, To);

/// <param name="By">The sender who took it back; null when the case ended first.</param>
public sealed record HandoffWithdrawn(int Handoff, string? Node, string From, string To, string? By, string? Note) : HandoffEvent(Handoff, Node, From, To);

/// <param name="Question">The note that holds the question, and names it.</param>
public sealed record HandoffQuestioned(int Handoff, string? Node, string From, string To, string Question, string By) : HandoffEvent(Handoff, Node, From, To);

/// <param name="Answer">The note that holds the answer.</param>
public sealed record HandoffAnswered(int Handoff, string? Node, string From, string To, string Question, string Answer, string By)
    : HandoffEvent(Handoff, Node, From, To);
