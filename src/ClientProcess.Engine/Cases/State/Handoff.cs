using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

[JsonConverter(typeof(JsonStringEnumConverter<HandoffStatus>))]
public enum HandoffStatus
{
    /// <summary>Lies ready for the receiver; the sender is still responsible.</summary>
    Offered,

    /// <summary>The receiver has it.</summary>
    Accepted,

    /// <summary>The receiver sent it back, before or after accepting it.</summary>
    Declined,

    /// <summary>The sender took it back, or the case ended first.</summary>
    Withdrawn,
}

/// <summary>
/// The passing of work from one team to another, with what the receiver needs. In the state it stands as long as the receiver's task is open
/// (a partner's: until the answer comes);
/// until <see cref="HandoffStatus.Accepted"/> the sender is responsible.
/// </summary>
public sealed record Handoff(int Id, int Task, string? Node, string From, string? FromPerson, string To, DateTimeOffset OfferedAt)
{
    public HandoffStatus Status { get; init; }

    /// <summary>Who accepted it, when; null until then.</summary>
    public Holder? Accepted { get; init; }

    public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>The ids of the needs that were there when it was offered.</summary>
    public ImmutableArray<string> Given { get; init; } = [];

    /// <summary>The declined handoff that this one repairs.</summary>
    public int? Previous { get; init; }

    /// <summary>The note with the reason, for a handoff outside the drawing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the work comes back to the sender when the receiver is done.</summary>
    public bool ComesBack { get; init; }

    /// <summary>The coordinators have decided that it is for this team: it cannot be refused as somebody else's.</summary>
    public bool Decided { get; init; }

    /// <summary>The receiver accepts in a separate act; claiming does not do it.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The receiver is a chain partner: there is no task of ours for it, and its answer fulfils it.</summary>
    public bool IsPartner { get; init; }

    /// <summary>Questions that wait for an answer: the notes that hold them.</summary>
    public ImmutableArray<string> OpenQuestions { get; init; } = [];
}

/// <summary>Why a receiver sends work back.</summary>
public static class DeclineReasons
{
    /// <summary>Something needed is missing: back to the sender, with what is missing.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>It is for another team: on to the team proposed; the second time the coordinators decide.</summary>
    public const string WrongTeam = "wrong-team";

    /// <summary>It is not the receiver's, and the receiver does not know whose it is: back to the sender.</summary>
    public const string NotOurs = "not-ours";

    /// <summary>The same matter is handled already: back to the sender.</summary>
    public const string Duplicate = "duplicate";

    public static readonly ImmutableArray<string> All = [Incomplete, WrongTeam, NotOurs, Duplicate];
}
