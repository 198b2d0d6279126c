using System.Collections.Immutable;
using System.Text.Json;

namespace ClientProcess.Engine.Cases;

/// <summary>A command about one open task.</summary>
public abstract record TaskCommand(int Task) : CaseCommand;

public sealed record ClaimTask(int Task) : TaskCommand(Task);

public sealed record ReleaseTask(int Task) : TaskCommand(Task);

/// <summary>The holder puts it with a colleague.</summary>
/// <param name="To">The colleague, with the teams that colleague is in.</param>
public sealed record DelegateTask(int Task, Actor To) : TaskCommand(Task);

/// <summary>A coordinator puts it with somebody of the team.</summary>
public sealed record ReassignTask(int Task, Actor To) : TaskCommand(Task);

/// <param name="At">When to see it again; null: now.</param>
public sealed record SetFollowUp(int Task, DateTimeOffset? At) : TaskCommand(Task);

/// <summary>The work is done.</summary>
public sealed record CompleteTask(int Task) : TaskCommand(Task)
{
    public ImmutableDictionary<string, JsonElement> Data { get; init; } = Commands.NoData;

    /// <summary>
    /// For the choices that come next: which flow (or activity, or <c>again</c>, <c>done</c>), by id or by name; several with a bar between them
    /// where several may be taken.
    /// </summary>
    public ImmutableDictionary<string, string> Choices { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>For a repair or routing task: the team it goes to; null: the team it was meant for.</summary>
    public string? Team { get; init; }

    /// <summary>
    /// What happened instead, as <c>error:CODE</c> or <c>escalation:CODE</c>, or the event that catches it, by id or name; null: the work is done.
    /// </summary>
    public string? Raises { get; init; }

    /// <summary>For a reopened case: how it ends.</summary>
    public string? Outcome { get; init; }
}

/// <summary>The holder hands it to another team, outside the drawing.</summary>
public sealed record HandOffTask(int Task, string Team, string? Reason, bool ComesBack) : TaskCommand(Task);

/// <summary>The holder gives accepted work back to its sender.</summary>
public sealed record ReturnTask(int Task, string? Reason) : TaskCommand(Task)
{
    public ImmutableArray<string> Missing { get; init; } = [];
    public string? Note { get; init; }

    /// <summary>For <see cref="DeclineReasons.WrongTeam"/>: whose it is.</summary>
    public string? Proposed { get; init; }
}
