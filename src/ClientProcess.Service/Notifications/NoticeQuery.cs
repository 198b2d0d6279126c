using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Notifications;

/// <summary>A person's own notices, the newest first. Nobody reads another's.</summary>
public sealed class NoticeQuery(Database database)
{
    public async Task<Paged<Notice>> ListAsync(string person, bool unread, int page, int pageSize, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var mine = context.Notices.AsNoTracking().Where(row => row.Recipient == person);
        if (unread) mine = mine.Where(row => row.ReadAt == null);
        var (at, size) = (Math.Max(1, page), Math.Clamp(pageSize, 1, WorklistQuery.PageRowsMax));
        var total = await mine.CountAsync(cancel);
        var rows = await mine.OrderByDescending(row => row.At).ThenBy(row => row.Id).Skip((at - 1) * size).Take(size).ToListAsync(cancel);
        return new Paged<Notice>([.. rows.Select(Notice.Of)], total, at, size);
    }

    public async Task<int> UnreadAsync(string person, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.Notices.CountAsync(row => row.Recipient == person && row.ReadAt == null, cancel);
    }

    /// <summary>Null when the person has no such notice.</summary>
    public async Task<Notice?> FindAsync(string person, Guid id, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.Notices.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Recipient == person, cancel) is { } row ? Notice.Of(row) : null;
    }
}
