using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Notifications;

/// <summary>
/// Writes notices within a batch: the case's own, so that what happened and the word about it are durable together. Its mail waits in the same
/// row, and goes out afterwards (<see cref="Mail.MailSweep"/>).
/// </summary>
internal static class NoticeWriting
{
    /// <summary>The same cause again changes nothing: not the moment, not that it was read, not that it was mailed.</summary>
    private const string Insert =
        """
        INSERT INTO notices (id, recipient, kind, case_id, number, subject, link, at, mail_next_at, mail_attempts)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @7, 0) ON CONFLICT (id) DO NOTHING
        """;

    public static void Add(SqlBatch batch, Notice notice) => batch.Add(
        Insert, notice.Id, notice.Recipient, notice.Kind, notice.CaseId, notice.Number, notice.Subject, notice.Link, Instants.ToColumn(notice.At));
}
