using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>A scripted run of a process on a virtual clock: who does what, when, and what must then hold.</summary>
/// <param name="Process">The process to start; null: the drawing's main one.</param>
/// <param name="Intake">The team that registers; null: the process's own.</param>
/// <param name="By">The person who registers.</param>
public sealed record RolePlay(
    string Name, string? Process, DateTimeOffset Start, string? Intake, string? By, ImmutableDictionary<string, JsonElement> Data, ImmutableArray<PlayStep> Steps);

/// <summary>One step of a role play.</summary>
/// <param name="Verb">What is done, one of <see cref="PlayVerbs"/>.</param>
/// <param name="What">On what: a task or handoff by the name of its node, a moment, a message.</param>
public sealed record PlayStep(string Verb, string What, SourcePlace At)
{
    public string? By { get; init; }
    public ImmutableDictionary<string, JsonElement> Data { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;
    public ImmutableDictionary<string, string> Choices { get; init; } = ImmutableDictionary<string, string>.Empty;
    public string? Team { get; init; }
    public string? Reason { get; init; }
    public string? Note { get; init; }
    public string? Outcome { get; init; }

    /// <summary>What happened instead of the work, as in <see cref="Cases.CompleteTask.Raises"/>.</summary>
    public string? Raises { get; init; }

    public ImmutableArray<string> Missing { get; init; } = [];
    public bool ComesBack { get; init; }
    public string? Until { get; init; }

    /// <summary>For a move: the nodes that are given up for it; empty: the only one that is open.</summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>For what a pause is: <c>waiting-for-client</c>, <c>waiting-for-partner</c>, <c>statutory</c> or <c>other</c>.</summary>
    public string? Ground { get; init; }

    /// <summary>For a statutory suspension its ground in Awb 4:15.</summary>
    public string? Suspension { get; init; }

    /// <summary>The rejection this step must get; null: it must be accepted.</summary>
    public string? Refused { get; init; }

    public Expectation? Expect { get; init; }
}

/// <summary>What must hold at a point of a role play. What is not mentioned does not matter.</summary>
public sealed record Expectation
{
    /// <summary>Exactly the open tasks, each as <c>name @ team</c>.</summary>
    public ImmutableArray<string>? Open { get; init; }

    public string? Status { get; init; }
    public string? Outcome { get; init; }

    /// <summary>Exactly the teams the work reached, in order.</summary>
    public ImmutableArray<string>? Route { get; init; }

    /// <summary>Exactly the open handoffs, each as <c>from -> to (status)</c>.</summary>
    public ImmutableArray<string>? Handoffs { get; init; }

    /// <summary>The teams responsible for the open tasks, without doubles.</summary>
    public ImmutableArray<string>? Responsible { get; init; }

    /// <summary>Types of events that must have happened, in this order, others between them allowed.</summary>
    public ImmutableArray<string>? Journal { get; init; }

    /// <summary>Clocks, each as <c>completion sla: due 2026-12-01T17:00+01:00</c>; others may be there too.</summary>
    public ImmutableArray<string>? Clocks { get; init; }

    /// <summary>Whom rungs told, each as <c>coordinator beoordeling</c>, in this order, others between them allowed.</summary>
    public ImmutableArray<string>? Told { get; init; }

    /// <summary>Exactly the rungs that fired, in order, each as <c>agreement moment</c>.</summary>
    public ImmutableArray<string>? Escalated { get; init; }

    public int? Bounces { get; init; }
    public int? Declines { get; init; }
}

public static class PlayVerbs
{
    public static readonly ImmutableArray<string> All =
    [
        "claim", "release", "complete", "hand-off", "return", "delegate", "reassign", "follow-up", "accept", "decline", "withdraw-handoff", "ask", "answer",
        "wait", "wait-until", "message", "signal", "information", "pause", "resume", "withdraw", "close", "reopen", "retry", "inform-client", "priority", "expect",
        "skip", "move", "repeat", "add-task",
    ];
}
