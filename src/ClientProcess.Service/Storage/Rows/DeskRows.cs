namespace ClientProcess.Service.Storage;

/// <summary>Something that must leave, once the transaction that made it true is durable.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public int Seq { get; set; }
    public required string Event { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public DateTime? DoneAt { get; set; }

    /// <summary>Why the last attempt did not succeed, or why it was given up.</summary>
    public string? Trouble { get; set; }

    public bool GivenUp { get; set; }
}

/// <summary>The answer to a request that carried a key, so that asking twice answers twice and acts once.</summary>
public sealed class RequestRow
{
    public required string Caller { get; set; }
    public required string Key { get; set; }

    /// <summary>Of what was asked; the same key with something else asked is refused.</summary>
    public required string Hash { get; set; }

    public required string Answer { get; set; }
    public DateTime At { get; set; }
}

/// <summary>A published drawing: immutable.</summary>
public sealed class DefinitionRow
{
    public required string Key { get; set; }
    public int Version { get; set; }
    public required string Name { get; set; }
    public required string Hash { get; set; }
    public required byte[] Content { get; set; }
    public DateTime PublishedAt { get; set; }
    public required string PublishedBy { get; set; }
}

/// <summary>A timer start of the newest version of a drawing: when it opens its next case.</summary>
public sealed class StartTimerRow
{
    public required string Key { get; set; }
    public required string Node { get; set; }
    public int Version { get; set; }
    public required string Process { get; set; }

    /// <summary>Null when it has fired for the last time.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>How many firings of a bounded cycle are left.</summary>
    public int? Repeats { get; set; }
}

public sealed class TeamRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public string? Coordinator { get; set; }

    /// <summary>The safety net; at most one team is.</summary>
    public bool IsFallback { get; set; }

    /// <summary>In whose working time the team's signs count; null: the organisation's.</summary>
    public string? Calendar { get; set; }

    /// <summary>The team it has become part of: what names this one means that one. A team is never deleted.</summary>
    public string? MergedInto { get; set; }
}

public sealed class PersonRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }

    /// <summary>Who vouches for the person, and under which name there; null for a person known from the files.</summary>
    public string? Issuer { get; set; }

    public string? Subject { get; set; }

    /// <summary>Comma separated; a person has a handful.</summary>
    public required string Teams { get; set; }

    public required string Roles { get; set; }

    /// <summary>Where mail reaches the person; null: on the pages only.</summary>
    public string? Email { get; set; }

    /// <summary>The calendar with the person's own working hours; null: those of the team.</summary>
    public string? Calendar { get; set; }
}

/// <summary>A file that was imported, by its hash: importing it again changes nothing.</summary>
public sealed class ImportRow
{
    public required string Name { get; set; }
    public required string Hash { get; set; }
    public DateTime At { get; set; }
}
