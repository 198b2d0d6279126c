namespace ClientProcess.Service.Storage;

/// <summary>A case: its state as the rules know it, and beside it what lists and sweeps look for.</summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }

    /// <summary>What people call it; see <see cref="CaseNumber"/>.</summary>
    public required string Number { get; set; }

    /// <summary>Journal rows so far; every write names the version it builds on and fails when that is no longer true.</summary>
    public int Version { get; set; }

    public required string State { get; set; }
    public required string DefinitionKey { get; set; }
    public int DefinitionVersion { get; set; }
    public required string Process { get; set; }
    public Guid Conversation { get; set; }
    public required string Status { get; set; }
    public string? Outcome { get; set; }
    public required string OwnerPerson { get; set; }
    public required string OwnerTeam { get; set; }
    public required string IntakeTeam { get; set; }
    public required string Channel { get; set; }
    public DateTime OccurredAt { get; set; }
    public DateTime OpenedAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public bool Paused { get; set; }
    public bool HasIncident { get; set; }
    public int RouteLength { get; set; }
    public int Bounces { get; set; }
    public int Declines { get; set; }

    /// <summary>When it moves by itself; null when only somebody's act moves it.</summary>
    public DateTime? NextWake { get; set; }

    /// <summary>When anything last happened in it.</summary>
    public DateTime? MovedAt { get; set; }

    /// <summary>When somebody last did something about it; information alone is none.</summary>
    public DateTime? ActedAt { get; set; }

    /// <summary>When client contact last added what the client said, while nobody has done anything since; null when somebody has.</summary>
    public DateTime? AskedAt { get; set; }

    public string? AskedBy { get; set; }

    /// <summary>When the work last came back to the team before last.</summary>
    public DateTime? BouncedAt { get; set; }

    /// <summary>Since when it cannot go on by itself.</summary>
    public DateTime? IncidentAt { get; set; }

    public DateTime? PausedAt { get; set; }
    public string? PausedBy { get; set; }

    /// <summary>When a paused case wakes by itself; null: only somebody's act wakes it.</summary>
    public DateTime? PausedUntil { get; set; }

    /// <summary>Until when a sweep has it in hand.</summary>
    public DateTime? LeasedUntil { get; set; }
}

/// <summary>What one command did to a case: the append-only truth.</summary>
public sealed class JournalRow
{
    public Guid CaseId { get; set; }

    /// <summary>1, 2, 3 … without gaps within a case.</summary>
    public int Seq { get; set; }

    public Guid CommandId { get; set; }
    public required string ByKind { get; set; }
    public required string ById { get; set; }
    public DateTime At { get; set; }
    public required string Events { get; set; }
}

/// <summary>Something typed in or personal. Erasing empties <see cref="Value"/>; nothing else of the case needs it.</summary>
public sealed class CaseValueRow
{
    public Guid CaseId { get; set; }
    public required string Key { get; set; }
    public int Revision { get; set; }
    public string? Value { get; set; }
}
