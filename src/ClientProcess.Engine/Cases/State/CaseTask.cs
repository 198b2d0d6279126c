using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ClientProcess.Engine.Cases;

/// <summary>What kind of work a task is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkKind>))]
public enum WorkKind
{
    /// <summary>The work of a node of the drawing.</summary>
    Task,

    /// <summary>Choosing which way a gateway goes.</summary>
    Choice,

    /// <summary>An event without detail, which a person of the lane ends by its name.</summary>
    Wait,

    /// <summary>Mending what a receiver sent back or found missing, and offering it again.</summary>
    Repair,

    /// <summary>Two teams said it is not for them: the coordinators say whose it is.</summary>
    Routing,

    /// <summary>Work on a case that was opened again, outside the drawing.</summary>
    Reopened,

    /// <summary>Work that a coordinator added, outside the drawing.</summary>
    Added,
}

/// <summary>Who has claimed a task, since when.</summary>
public sealed record Holder(string Person, DateTimeOffset At);

/// <summary>A piece of work that the case gives to a team. It exists here as long as it is open.</summary>
public sealed record CaseTask(int Id, int Position, WorkKind Kind, string? Node, string Team, DateTimeOffset OfferedAt)
{
    /// <summary>Who has claimed it; null: it lies in the team's worklist.</summary>
    public Holder? Holder { get; init; }

    /// <summary>For whom it lies ready within the team (the one who had it before); no claim.</summary>
    public string? MeantFor { get; init; }

    /// <summary>What was handed over with it, one a branch; empty when nobody handed it over.</summary>
    public ImmutableArray<int> Handoffs { get; init; } = [];

    /// <summary>For a repair or routing task: what the receiver said, and what is missing.</summary>
    public RepairOf? Repair { get; init; }

    /// <summary>For work that was added: the note that says what is to be done.</summary>
    public string? Title { get; init; }

    /// <summary>How often in a row a rung sent this work to another team without anybody acting.</summary>
    public int Escalations { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the holder wants to see it again; until then it is out of sight, not out of count.</summary>
    public DateTimeOffset? FollowUpAt { get; init; }

    public bool IsWork => Kind is not (WorkKind.Choice or WorkKind.Wait);
}

/// <summary>What a repair is about.</summary>
/// <param name="Handoff">The handoff that was declined, returned or taken back; null when it could not even be offered.</param>
/// <param name="To">The team the work was meant for.</param>
/// <param name="Reason">One of <see cref="DeclineReasons"/>, or <c>missing</c>, or <c>withdrawn</c>.</param>
/// <param name="Missing">The ids of the needs that must be given before it can be offered again.</param>
/// <param name="Note">The note in which the receiver explained it; null without one.</param>
public sealed record RepairOf(int? Handoff, string To, string Reason, ImmutableArray<string> Missing, string? Note);
