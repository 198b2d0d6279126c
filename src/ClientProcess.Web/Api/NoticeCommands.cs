using ClientProcess.Service.Notifications;

namespace ClientProcess.Web.Api;

/// <summary>Saying that one has seen one's notices.</summary>
internal static class NoticeCommands
{
    public static void Map(RouteGroupBuilder notices)
    {
        notices.MapPost("/{id}/read", ReadAsync).DoesOnly("read-notice", "You have seen it; seen before, it keeps that moment").Can(404);
        notices.MapPost("/read-all", ReadAllAsync).DoesOnly("read-all-notices", "You have seen all of them, or all that came until a moment");
    }

    private static async Task<IResult> ReadAsync(string id, Call call, Body<NothingBody> _, NoticeQuery notices) =>
        Guid.TryParse(id, out var notice) && await notices.FindAsync(call.By.Id, notice, call.Cancel) is not null
            ? Answers.Done(await call.SendAsync(new ReadNotices(call.By, call.Now, notice) { Request = call.Request }))
            : Problem.Of(StatusCodes.Status404NotFound, "notice-unknown", "Expected a notice of yours, but there is none with this id.").Result();

    private static async Task<IResult> ReadAllAsync(Call call, Body<ReadAllBody> body) =>
        Answers.Done(await call.SendAsync(new ReadNotices(call.By, call.Now, null) { Until = body.Value.Until, Request = call.Request }));
}
