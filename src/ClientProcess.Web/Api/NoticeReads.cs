using ClientProcess.Service.Notifications;

namespace ClientProcess.Web.Api;

/// <summary>Looking at one's own notices.</summary>
internal static class NoticeReads
{
    private static readonly QueryParameter Unread = new("unread", "true: only what you have not read.") { IsFlag = true };

    public static void Map(RouteGroupBuilder notices) =>
        notices.MapGet("", ListAsync).Gives<Listing<NoticeBody>>("list-notices", "Your own notices, the newest first").WithMetadata(Unread, Paging.Page, Paging.PageSize);

    private static async Task<IResult> ListAsync(Call call, Queries query, NoticeQuery notices) =>
        Paging.Result(call.Http, await notices.ListAsync(call.By.Id, query.Flag("unread"), query.PageNumber, query.PageSize, call.Cancel), NoticeBody.Of);
}
