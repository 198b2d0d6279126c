using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using ClientProcess.Web.SignIn;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ClientProcess.Web.Pages;

/// <summary>What one person has before them during one request: who they are, the words, the names, the clock.</summary>
public sealed class Desk(IHttpContextAccessor http, Words words, Moments moments, Dispatcher dispatcher)
{
    private const string KeyField = "request";
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>Null on pages that need nobody.</summary>
    public SignedInPerson? Visitor { get; } = http.HttpContext!.SignedInPerson();

    public SignedInPerson Person => Visitor ?? throw new InvalidOperationException("This page needs a signed-in person.");

    public Actor Actor => Actors.Of(Person);
    public Words Words => words;
    public Moments Moments => moments;
    public DateTimeOffset Now => moments.Now;
    public Names Names { get; internal set; } = Names.None;
    public Counts Counts { get; internal set; }

    public string PersonName(string? id) => id == Visitor?.Id && Visitor is { } me ? me.Name : Names.Person(id);

    public Task<TReply> SendAsync<TReply>(MediatR.IRequest<TReply> request, CancellationToken cancel) => dispatcher.SendAsync(request, cancel);

    public Task<CaseReply> SendAsync(Ask ask, CancellationToken cancel) => dispatcher.SendAsync(ask, cancel);

    /// <summary>What makes the same form, sent twice, count once.</summary>
    public RequestKey? KeyOf(IFormCollection form)
    {
        if (form[KeyField].ToString() is not { Length: > 0 and <= 64 } key) return null;
        var asked = string.Join('\n', form.Where(field => field.Key is not (KeyField or TokenField)).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}"));
        var address = http.HttpContext!.Request.Path;
        return new RequestKey($"page/{Person.Id}", key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address}\n{asked}"))));
    }

    /// <summary>A key for a form that is shown now.</summary>
    public static string NewKey() => Guid.CreateVersion7().ToString("N");
}

/// <summary>What the head of every page counts.</summary>
/// <param name="Mine">Tasks the person holds.</param>
/// <param name="Late">Of those, the ones whose target has passed.</param>
/// <param name="Free">Tasks of the person's teams that nobody holds.</param>
/// <param name="Unread">Notices the person has not read.</param>
public readonly record struct Counts(int Mine, int Late, int Free, int Unread);

/// <summary>Lays names and counts ready before a page runs. Without a database the page goes on without: the error page must still come.</summary>
internal sealed class LayTheDesk(Desk desk, NameBook book, WorklistQuery worklist, NoticeQuery notices, Actors actors) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (desk.Visitor is not null) await LayAsync(context.HttpContext.RequestAborted);
        await next();
    }

    private async Task LayAsync(CancellationToken cancel)
    {
        try
        {
            var me = await actors.OfAsync(desk.Person, cancel);
            desk.Names = await book.ReadAsync(cancel);
            var mine = await worklist.ListAsync(me, new WorklistFilter { Holder = me.Id, PageSize = 1 }, cancel);
            var late = mine.Total == 0 ? mine : await worklist.ListAsync(me, new WorklistFilter { Holder = me.Id, PageSize = 1, Overdue = true }, cancel);
            desk.Counts = new Counts(
                mine.Total, late.Total, (await worklist.CountsAsync(me.Teams, cancel)).Values.Sum(count => count.Free), await notices.UnreadAsync(me.Id, cancel));
        }
        catch (Exception failure) when (Outages.IsOutage(failure))
        {
            // The page itself will run into the same and be answered with 503.
        }
    }
}
