using System.Collections.Immutable;
using System.ComponentModel;
using ClientProcess.Service.Notifications;

namespace ClientProcess.Web.Api;

/// <summary>A word to you that a case asks for attention. It never tells who the client is or what was said.</summary>
internal sealed record NoticeBody
{
    public required Guid Id { get; init; }

    [Description("What happened, such as rung, stuck, handoff-declined.")]
    public required string Kind { get; init; }

    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    [Description("What the case's process is called.")]
    public required string Subject { get; init; }

    [Description("The page to act on, as a path.")]
    public required string Link { get; init; }

    public required DateTime At { get; init; }

    [Description("When you first saw it; null: not yet.")]
    public required DateTime? ReadAt { get; init; }

    [Description("What you may do with it now; each is the last word of an address.")]
    public required ImmutableArray<string> Actions { get; init; }

    public static NoticeBody Of(Notice notice) => new()
    {
        Id = notice.Id,
        Kind = notice.Kind,
        CaseId = notice.CaseId,
        CaseNumber = notice.Number,
        Subject = notice.Subject,
        Link = notice.Link,
        At = notice.At.UtcDateTime,
        ReadAt = notice.ReadAt?.UtcDateTime,
        Actions = notice.ReadAt is null ? ["read"] : [],
    };
}

internal sealed record ReadAllBody
{
    [Description("Only what came until then, with offset, such as the newest you showed; without it all.")]
    public DateTimeOffset? Until { get; init; }
}
