namespace ClientProcess.Service.Storage;

/// <summary>A word to one person about a case, and how far its mail has come. One row is one notice and at most one mail.</summary>
public sealed class NoticeRow
{
    /// <summary>Follows from what caused it and for whom, so that the same cause gives one notice.</summary>
    public Guid Id { get; set; }

    public required string Recipient { get; set; }
    public required string Kind { get; set; }
    public Guid CaseId { get; set; }
    public required string Number { get; set; }

    /// <summary>What kind of matter it is, as its process is called; never what the client said.</summary>
    public required string Subject { get; set; }

    public required string Link { get; set; }
    public DateTime At { get; set; }
    public DateTime? ReadAt { get; set; }

    /// <summary>When its mail is tried next; null when there is nothing to send any more.</summary>
    public DateTime? MailNextAt { get; set; }

    public int MailAttempts { get; set; }
    public DateTime? MailedAt { get; set; }

    /// <summary>Why the last attempt did not succeed, or why there is no mail.</summary>
    public string? MailTrouble { get; set; }
}

/// <summary>Work that one node at a time does for all, now and then: when its turn comes next.</summary>
public sealed class TurnRow
{
    public required string Name { get; set; }
    public DateTime NextAt { get; set; }
}
