using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>A command about one open handoff.</summary>
public abstract record HandoffCommand(int Handoff) : CaseCommand;

public sealed record AcceptHandoff(int Handoff) : HandoffCommand(Handoff);

/// <param name="Reason">One of <see cref="DeclineReasons"/>.</param>
public sealed record DeclineHandoff(int Handoff, string? Reason) : HandoffCommand(Handoff)
{
    public ImmutableArray<string> Missing { get; init; } = [];
    public string? Note { get; init; }

    /// <summary>For <see cref="DeclineReasons.WrongTeam"/>: whose it is.</summary>
    public string? Proposed { get; init; }
}

/// <summary>The sender takes it back before it is accepted.</summary>
public sealed record WithdrawHandoff(int Handoff, string? Reason) : HandoffCommand(Handoff);

/// <summary>The receiver asks something about it; that is no decline.</summary>
public sealed record AskAboutHandoff(int Handoff, string? Question) : HandoffCommand(Handoff);

/// <param name="Question">The note that holds the question.</param>
public sealed record AnswerHandoffQuestion(int Handoff, string Question, string? Answer) : HandoffCommand(Handoff);
