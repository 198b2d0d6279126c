using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>
/// An open container of positions: the process itself (<see cref="Id"/> 0) or a sub-process instance, whose id is that of its position.
/// </summary>
/// <param name="Node">The id of the process or sub-process.</param>
public sealed record Scope(int Id, string Node, int? Parent)
{
    /// <summary>Who last worked on the tokens that ended here: the senders of what follows the sub-process.</summary>
    public ImmutableArray<Origin> Exits { get; init; } = [];

    /// <summary>What was done in it and can be undone, in the order in which it was done; null when there is nothing.</summary>
    public ImmutableArray<Compensable>? Compensables { get; init; }

    /// <summary>How many places in it have been completed.</summary>
    public int Completions { get; init; }

    /// <summary>The id of the scope of the process itself.</summary>
    public const int Root = 0;
}
