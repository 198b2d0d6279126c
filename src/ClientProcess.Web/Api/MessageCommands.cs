using ClientProcess.Engine.Cases;
using ClientProcess.Service.Messages;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>The door for messages: <c>POST /messages</c>.</summary>
internal static class MessageCommands
{
    public static void Map(RouteGroupBuilder messages) =>
        messages.MapPost("", PostAsync).Does<CaseAnswer>("post-message", "A message for the case that waits for it, or will").Can(404, 409);

    private static async Task<IResult> PostAsync(Call call, Body<MessageBody> body)
    {
        var (name, correlation, data) = (body.Value.Name, body.Value.Correlation, body.Value.Data ?? Commands.NoData);
        return Answers.Case(await call.SendAsync(new PostMessage(call.By, call.Now, name, correlation, data) { Request = call.Request }));
    }
}
