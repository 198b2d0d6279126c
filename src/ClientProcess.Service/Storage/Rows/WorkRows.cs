namespace ClientProcess.Service.Storage;

/// <summary>A task as worklists see it.</summary>
public sealed class TaskRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public required string Kind { get; set; }
    public string? Node { get; set; }

    /// <summary>What people call it: the name in the drawing.</summary>
    public required string Name { get; set; }

    /// <summary>For work that was added: the key of the case value that says what is to be done. What people typed stays there.</summary>
    public string? Title { get; set; }

    public required string Team { get; set; }

    /// <summary>Who is responsible now: the sender until the handoff is accepted.</summary>
    public required string Responsible { get; set; }

    public string? Holder { get; set; }
    public string? MeantFor { get; set; }

    /// <summary><c>open</c>, <c>completed</c>, <c>cancelled</c> or <c>handed-off</c>.</summary>
    public required string Status { get; set; }

    /// <summary>Hangs on other work (a boundary event): shown there, not in the list.</summary>
    public bool Attached { get; set; }

    public DateTime OfferedAt { get; set; }
    public DateTime? ClaimedAt { get; set; }
    public DateTime? DueAt { get; set; }
    public DateTime? FollowUpAt { get; set; }

    /// <summary>From when it is nearly late. Its clock's, and no column: who lists tasks puts it in; null without a clock that runs.</summary>
    public DateTime? RiskAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public string? ClosedBy { get; set; }

    /// <summary>When something last happened to it, or its holder did something in the case.</summary>
    public DateTime? TouchedAt { get; set; }

    /// <summary>When the client asked: the longest waiting comes first among equals.</summary>
    public DateTime ClientSince { get; set; }

    /// <summary>Changes whenever the task or one of its handoffs does.</summary>
    public required string Etag { get; set; }
}

/// <summary>A handoff, open or decided.</summary>
public sealed class HandoffRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public int TaskNo { get; set; }
    public string? Node { get; set; }
    public required string Name { get; set; }
    public required string FromTeam { get; set; }
    public string? FromPerson { get; set; }
    public required string ToTeam { get; set; }

    /// <summary><c>offered</c>, <c>accepted</c>, <c>declined</c>, <c>returned</c>, <c>withdrawn</c> or, by a partner's answer, <c>fulfilled</c>.</summary>
    public required string Status { get; set; }

    public DateTime OfferedAt { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; set; }

    public int? Previous { get; set; }

    /// <summary>Needs, what was given, questions: the handoff as the rules know it.</summary>
    public required string Detail { get; set; }

    public required string Etag { get; set; }
}

/// <summary>A message that a case waits for.</summary>
public sealed class SubscriptionRow
{
    public Guid CaseId { get; set; }
    public int Position { get; set; }
    public required string Name { get; set; }

    /// <summary>What a message must carry to be for this case; null for a signal, which is for everybody.</summary>
    public required string? Correlation { get; set; }
}
