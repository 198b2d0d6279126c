namespace ClientProcess.Service.Storage;

/// <summary>A stuck sign that showed: how far it has climbed its ladder, and whether it still shows.</summary>
public sealed class SignRow
{
    /// <summary>What is stuck, by which sign: the same as long as it shows.</summary>
    public required string Id { get; set; }

    public required string Sign { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>The task or handoff it is about; 0: the case as a whole.</summary>
    public int No { get; set; }

    public int? TaskNo { get; set; }
    public string? Team { get; set; }
    public string? Holder { get; set; }
    public DateTime Since { get; set; }

    /// <summary>The rungs that fired.</summary>
    public required string Fired { get; set; }

    /// <summary>When its next rung is due; null when it has climbed them all.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>When it was first missed; null while it shows.</summary>
    public DateTime? ResolvedAt { get; set; }
}

/// <summary>Somebody is not there. Why in one word, and never anything medical.</summary>
public sealed class AbsenceRow
{
    public Guid Id { get; set; }
    public required string Person { get; set; }
    public DateTime FromAt { get; set; }

    /// <summary>From when the person is back; null: nobody knows yet.</summary>
    public DateTime? UntilAt { get; set; }

    /// <summary>Who gets what cannot wait.</summary>
    public string? Substitute { get; set; }

    /// <summary><c>ill</c>, <c>leave</c> or <c>other</c>.</summary>
    public required string Reason { get; set; }

    public required string By { get; set; }
    public DateTime At { get; set; }

    /// <summary>When the person's work was divided; null until the absence begins.</summary>
    public DateTime? DividedAt { get; set; }

    /// <summary>Who said that the person is back; null while it lasts, or when it ended as planned.</summary>
    public string? EndedBy { get; set; }
}
