using System.Globalization;
using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary><i>Meldingen</i>: what asks for the person's attention, the newest first.</summary>
public sealed class NoticesModel(Desk desk, NoticeQuery notices, Dispatcher dispatcher) : PageModel
{
    public Paged<Notice> Lines { get; private set; } = null!;

    public bool OnlyUnread { get; private set; }

    /// <summary>On the first page: what is read all at once came no later than the newest on it, for only that was seen.</summary>
    public string? SeenUntil => Lines is { Page: 1, Items: [var newest, ..] } && desk.Counts.Unread > 0 ? newest.At.ToString("O", CultureInfo.InvariantCulture) : null;

    public async Task OnGetAsync(bool unread, [FromQuery(Name = "p")] int? page, CancellationToken cancel)
    {
        OnlyUnread = unread;
        Lines = await notices.ListAsync(desk.Actor.Id, unread, page ?? 1, WorklistQuery.PageRowsDefault, cancel);
    }

    /// <summary>Opening a notice is reading it. A form and no link: what only looks must change nothing.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancel)
    {
        if (await notices.FindAsync(desk.Actor.Id, id, cancel) is not { } notice) return NotFound();
        await dispatcher.SendAsync(new ReadNotices(desk.Actor, desk.Now, id), cancel);
        return LocalRedirect(notice.Link);
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken cancel)
    {
        if (await notices.FindAsync(desk.Actor.Id, id, cancel) is null) return NotFound();
        await dispatcher.SendAsync(new ReadNotices(desk.Actor, desk.Now, id), cancel);
        return Back(desk.Words["notices.read.done"]);
    }

    public async Task<IActionResult> OnPostReadAllAsync(DateTimeOffset? until, CancellationToken cancel)
    {
        if (until is null) return BadRequest();
        await dispatcher.SendAsync(new ReadNotices(desk.Actor, desk.Now, null) { Until = until }, cancel);
        return Back(desk.Words["notices.read-all.done"]);
    }

    /// <summary>To the list as it was: its page and its filter are in the form's address.</summary>
    private RedirectResult Back(string done)
    {
        TempData["Done"] = done;
        var list = Request.Query.Where(pair => pair.Key is "unread" or "p").Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));
        return Redirect($"/notices{QueryString.Create(list)}");
    }
}
