using System.Text.Json.Serialization;

namespace ClientProcess.Engine.Agreements;

/// <summary>To whom it was promised.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgreementKind>))]
public enum AgreementKind
{
    /// <summary>To the client: one clock per case, from the moment the client contacted us; it never starts again on a handoff.</summary>
    Sla,

    /// <summary>Between teams: a clock of its own for each team, from the moment the work reaches it.</summary>
    Ola,

    /// <summary>With a chain partner.</summary>
    Uc,
}

/// <summary>What is promised by when.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockKind>))]
public enum ClockKind
{
    /// <summary>The client hears from somebody.</summary>
    FirstResponse,

    /// <summary>A handoff that was offered is accepted, by the receiver's own act.</summary>
    Acceptance,

    /// <summary>It is done.</summary>
    Completion,

    /// <summary>The client hears how it stands; starts again with every update.</summary>
    NextUpdate,
}

/// <summary>How urgent a case is: it chooses the target, and which rungs hold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Priority>))]
public enum Priority
{
    Low,
    Normal,
    High,
    Urgent,
}
