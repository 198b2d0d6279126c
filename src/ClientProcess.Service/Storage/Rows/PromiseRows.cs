namespace ClientProcess.Service.Storage;

/// <summary>One state of what was promised and when people work: the two files as they were. Never changed; the newest holds.</summary>
public sealed class PromiseRow
{
    public int Version { get; set; }
    public required string Hash { get; set; }
    public required string Agreements { get; set; }
    public required string Calendars { get; set; }

    /// <summary>What the drawings themselves attach (<c>cp:agreement</c>), as JSON.</summary>
    public required string Drawn { get; set; }
    public DateTime At { get; set; }
}

/// <summary>One clock of a case, open or stopped: what compliance counts and supervisors see.</summary>
public sealed class ClockRow
{
    public Guid CaseId { get; set; }
    public int No { get; set; }
    public int? TaskNo { get; set; }
    public int? HandoffNo { get; set; }
    public required string Agreement { get; set; }

    /// <summary><c>sla</c>, <c>ola</c> or <c>uc</c>.</summary>
    public required string Kind { get; set; }

    /// <summary><c>first-response</c>, <c>acceptance</c>, <c>completion</c> or <c>next-update</c>.</summary>
    public required string Clock { get; set; }
    public required string Process { get; set; }
    public string? Team { get; set; }
    public string? Partner { get; set; }
    public required string Priority { get; set; }
    public required string Target { get; set; }
    public DateTime StartedAt { get; set; }

    /// <summary>When it is due; while it stands still the moment from which it will go on.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>From when it is nearly late: three quarters of its time are used.</summary>
    public DateTime RiskAt { get; set; }

    /// <summary>For what it stands still; null while it runs.</summary>
    public string? Paused { get; set; }

    /// <summary>Since when it stands still; what was not late then does not become late by it.</summary>
    public DateTime? PausedAt { get; set; }
    public DateTime? StoppedAt { get; set; }

    /// <summary><c>hit</c>, <c>breached</c> or <c>dropped</c>; null while it is open.</summary>
    public string? Verdict { get; set; }

    /// <summary>Seconds it stood still for the client, for a partner, and for anything else.</summary>
    public long WaitedClient { get; set; }
    public long WaitedPartner { get; set; }
    public long WaitedOther { get; set; }

    /// <summary>Why it was breached, as a supervisor says.</summary>
    public string? BreachReason { get; set; }
    public string? BreachReasonBy { get; set; }
    public DateTime? BreachReasonAt { get; set; }

    /// <summary>The key of the note that says more.</summary>
    public string? BreachNote { get; set; }

    /// <summary>The version of the promises it was last reviewed by.</summary>
    public int Promises { get; set; }

    /// <summary>The clock itself.</summary>
    public required string Detail { get; set; }
}
