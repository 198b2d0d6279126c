using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>Today this one is different: a coordinator lets one case go otherwise than drawn. The drawing and every other case stay as they are.</summary>
/// <param name="Reason">Why; never empty.</param>
public abstract record AdaptCase(string? Reason) : CaseCommand;

/// <summary>A step is not done; the case goes on behind it.</summary>
/// <param name="Position">Where the step is open.</param>
public sealed record SkipStep(int Position, string? Reason) : AdaptCase(Reason);

/// <summary>The case goes on at another node.</summary>
/// <param name="Node">Where, by id or name.</param>
public sealed record MoveCase(string Node, string? Reason) : AdaptCase(Reason)
{
    /// <summary>The open positions that are given up for it; empty: the only one that is open.</summary>
    public ImmutableArray<int> From { get; init; } = [];
}

/// <summary>A step that was done is done once more, beside the flow: nothing follows from it.</summary>
/// <param name="Node">The step, by id or name.</param>
public sealed record RepeatStep(string Node, string? Reason) : AdaptCase(Reason);

/// <summary>Work that the drawing does not know, beside the flow; the case does not end before it is done.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Team">Who does it.</param>
public sealed record AddTask(string? Title, string? Team, string? Reason) : AdaptCase(Reason);
