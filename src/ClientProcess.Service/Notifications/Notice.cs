using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Notifications;

/// <summary>
/// A word to one person that a case asks for attention (<i>melding</i>). It goes into mail boxes outside our reach, so it holds a number, what kind
/// of matter it is and a link, and never what a client said or who the client is.
/// </summary>
/// <param name="Id">Follows from the cause and the recipient.</param>
/// <param name="Recipient">The person's id.</param>
/// <param name="Kind">A kebab word, such as <c>rung</c>, <c>stuck</c>, <c>handoff-declined</c>.</param>
/// <param name="Subject">What the process is called.</param>
/// <param name="Link">A path within our own pages.</param>
/// <param name="ReadAt">When the recipient first saw it; null: unread.</param>
public sealed record Notice(
    Guid Id, string Recipient, string Kind, Guid CaseId, string Number, string Subject, string Link, DateTimeOffset At, DateTimeOffset? ReadAt)
{
    internal static Notice Of(NoticeRow row) => new(
        row.Id, row.Recipient, row.Kind, row.CaseId, row.Number, row.Subject, row.Link, Instants.FromColumn(row.At),
        row.ReadAt is { } read ? Instants.FromColumn(read) : null);
}

/// <summary>What gives rise to notices: one cause gives each recipient one notice, however often it is told.</summary>
public sealed partial record NoticeCause
{
    /// <summary>Characters of a name on screen and in a mail's subject; longer names of processes are cut.</summary>
    private const int SubjectCharsMax = 200;

    /// <param name="key">Unique within the case: what happened, for which clock, segment, rung, handoff.</param>
    /// <param name="kind">A kebab word; pages name it by the text <c>notice.kind.KIND</c>.</param>
    /// <param name="subject">What the process is called; never anything that somebody typed into a case.</param>
    /// <exception cref="ArgumentException">The kind is no kebab word.</exception>
    public NoticeCause(Guid caseId, string key, string kind, string subject)
    {
        if (!Kebab().IsMatch(kind)) throw new ArgumentException($"Expected a kebab word for the kind of a notice, but it is '{kind}'.", nameof(kind));
        (CaseId, Key, Kind, Subject, Link) = (caseId, key, kind, OneLine(subject), $"/cases/{caseId}");
    }

    public Guid CaseId { get; }
    public string Key { get; }
    public string Kind { get; }
    public string Subject { get; }

    /// <summary>Where the recipient can act; the case's page unless it is about one task.</summary>
    public string Link { get; private init; }

    /// <summary>The same cause, with the recipient led to a task of the case.</summary>
    public NoticeCause AboutTask(int task) => this with { Link = $"/tasks/{PublicIds.Of(CaseId, task)}" };

    public Notice To(string recipient, DateTimeOffset at) =>
        new(IdFor(recipient), recipient, Kind, CaseId, CaseNumber.Of(CaseId), Subject, Link, Instants.Truncate(at), null);

    private Guid IdFor(string recipient) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"notice/{CaseId:N}/{Kind}/{Key}/{recipient}")).AsSpan(0, 16));

    /// <summary>It becomes the subject of a mail: one line, of a bounded length.</summary>
    private static string OneLine(string text)
    {
        var line = Spaces().Replace(text, " ").Trim();
        return line.Length <= SubjectCharsMax ? line : line[..SubjectCharsMax];
    }

    [GeneratedRegex("^[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,4}$")]
    private static partial Regex Kebab();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Spaces();
}
