using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>An error: what it happened in has ended.</summary>
/// <param name="CaughtAt">The event that caught it; null: nothing did, and the case ends.</param>
/// <param name="By">The person who said so; null when the drawing did.</param>
public sealed record ErrorThrown(string Node, string? Code, string? CaughtAt, string? By = null) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A level above is told something.</summary>
/// <inheritdoc cref="ErrorThrown"/>
public sealed record EscalationThrown(string Node, string? Code, string? CaughtAt, string? By = null) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A transaction was given up.</summary>
public sealed record TransactionCancelled(int Scope, string Node) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>Something was said to every case that listens.</summary>
public sealed record SignalThrown(string Node, string Name) : CaseEvent
{
    public override string? AtNode => Node;
}

public sealed record SignalReceived(int Position, string Node, string Name) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>An awaited condition became true, or no longer is.</summary>
public sealed record ConditionTurned(int Position, string Node, bool Holds) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>What was done begins to be undone, the last first.</summary>
public sealed record CompensationBegan(int Position, string Node, ImmutableArray<Compensable> Steps) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>One thing is being undone by its handler.</summary>
public sealed record CompensationStepped(int Position, string Node, Compensable Step) : CaseEvent
{
    public override string? AtNode => Step.Handler;
}
