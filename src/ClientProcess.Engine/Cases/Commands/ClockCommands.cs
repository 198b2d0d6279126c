using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Cases;

/// <summary>The client was told how it stands: that is a response, and the next update is due again from now.</summary>
public sealed record InformClient(string? Note) : CaseCommand;

/// <summary>How urgent the case is from now on.</summary>
public sealed record ChangePriority(Priority Priority, string? Reason) : CaseCommand;

/// <summary>What was agreed or when people work has changed: open clocks go on by what holds now, and the journal tells before and after.</summary>
public sealed record ReviewClocks : CaseCommand;

/// <summary>Why a promise was not kept; said again, the last word counts.</summary>
/// <param name="Clock">As it was when it left the state; while it is there, the state's own counts.</param>
/// <param name="Reason">One of <see cref="BreachReasons"/>.</param>
public sealed record ExplainBreach(CaseClock Clock, string Reason, string? Note) : CaseCommand
{
    /// <summary>It ended without a verdict.</summary>
    public bool IsDropped { get; init; }

    /// <summary>The reason that was given before; null when none was.</summary>
    public string? Known { get; init; }
}
