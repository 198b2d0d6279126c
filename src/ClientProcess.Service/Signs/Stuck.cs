using System.Collections.Immutable;

namespace ClientProcess.Service.Signs;

/// <summary>One thing that is stuck: what, by which sign, since when and why.</summary>
/// <param name="Sign">The name of the sign, such as <c>nobody-holds</c>; one of <see cref="StuckQuery.Signs"/>.</param>
/// <param name="No">The task's or handoff's number in its case; 0: the case as a whole.</param>
/// <param name="Task">The task to look at; null when there is none.</param>
/// <param name="Team">Whose it is to move it.</param>
/// <param name="Holder">Who has it, or who answers for the case; null when nobody has.</param>
/// <param name="About">Whom or what the sentence about the sign speaks of, in its order: the text <c>sign.SIGN.why</c> takes them as {0} and {1}.</param>
public sealed record Stuck(string Sign, Guid Case, int No, int? Task, string? Team, string? Holder, DateTimeOffset Since, ImmutableArray<string> About)
{
    /// <summary>The same as long as the same is stuck by the same sign. An empty team is one thing, whichever of its cases waits longest.</summary>
    public string Id => Sign == "team-empty" ? $"{Sign}/{Team}" : $"{Sign}/{Case:N}/{No}";
}

/// <summary>A line of the list of what is stuck.</summary>
/// <param name="Subject">What the client wants, in a few words; null when nobody wrote it down.</param>
public sealed record StuckLine(Stuck Stuck, string CaseNumber, string Process, string OwnerPerson, string? Subject);

/// <summary>What somebody looks for in what is stuck.</summary>
public sealed record StuckFilter
{
    public string? Team { get; init; }

    /// <summary>The id of a process in a drawing; null: all.</summary>
    public string? Process { get; init; }

    /// <summary>One of <see cref="StuckQuery.Signs"/>; null: all.</summary>
    public string? Sign { get; init; }

    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = Worklist.WorklistQuery.PageRowsDefault;
}
