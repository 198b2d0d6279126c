using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Notifications;

/// <summary>Sends notices that no command of a case causes, such as what a standing query found. Open pages of the recipients hear of it.</summary>
public sealed class Notifier(Database database, CaseSignals signals)
{
    public async Task SendAsync(IReadOnlyList<Notice> notices, CancellationToken cancel)
    {
        var batch = new SqlBatch();
        foreach (var notice in notices) NoticeWriting.Add(batch, notice);
        await database.WriteAsync(batch, cancel);
        foreach (var about in notices.GroupBy(notice => notice.CaseId))
            signals.Changed(about.Key, about.Select(notice => CaseSignals.Person(notice.Recipient)));
    }
}
