using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>What a command on a task is answered with.</summary>
/// <param name="Status">How it stands with the task after the command.</param>
/// <param name="Team">This and what follows: null as soon as the task is closed.</param>
/// <param name="Case">The case right after the command: what is open in it, and with whom.</param>
internal sealed record TaskDone(
    string Id, string Status, string? Name, string? Kind, string? Team, string? Responsible, string? Holder, string? Etag, CaseAnswer Case);

/// <summary>What a command on a handoff is answered with.</summary>
internal sealed record HandoffDone(string Id, string Status, string? Name, string? From, string? To, string? Etag, CaseAnswer Case);

/// <summary>
/// Answers to commands, made from what the service keeps under a request's key and from nothing else: the same request, sent again, gets the same
/// bytes, whatever has happened since.
/// </summary>
internal static class Answers
{
    public static IResult Case(CaseReply reply) => Of(reply, answer => TypedResults.Ok(answer));

    public static IResult Registered(CaseReply reply) => Of(reply, answer => TypedResults.Created($"{ApiSetup.Base}/cases/{answer.Id}", answer));

    /// <param name="closedAs">What the command makes of the task when it is no longer open.</param>
    public static IResult Task(HttpContext http, string id, CaseReply reply, string closedAs) => Of(reply, answer =>
    {
        if (answer.Tasks.FirstOrDefault(task => task.Id == id) is not { } open)
            return TypedResults.Ok(new TaskDone(id, closedAs, null, null, null, null, null, null, answer));
        SetEtag(http, open.Etag);
        return TypedResults.Ok(new TaskDone(id, "open", open.Name, open.Kind, open.Team, open.Responsible, open.Holder, open.Etag, answer));
    });

    public static IResult Handoff(HttpContext http, string id, CaseReply reply, string closedAs) => Of(reply, answer =>
    {
        if (answer.Handoffs.FirstOrDefault(handoff => handoff.Id == id) is not { } open)
            return TypedResults.Ok(new HandoffDone(id, closedAs, null, null, null, null, answer));
        SetEtag(http, open.Etag);
        return TypedResults.Ok(new HandoffDone(id, open.Status, open.Name, open.From, open.To, open.Etag, answer));
    });

    /// <summary>There is nothing to tell beyond that it was done.</summary>
    public static IResult Done(CaseReply reply) => Of(reply, _ => TypedResults.NoContent());

    public static void SetEtag(HttpContext http, string etag) => http.Response.Headers.ETag = $"\"{etag}\"";

    /// <summary>No answer and no rejection: there was nothing to do.</summary>
    private static IResult Of(CaseReply reply, Func<CaseAnswer, IResult> render) => reply switch
    {
        { KeyReused: true } => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "key-reused", $"Expected a new {Call.KeyHeader}, but this one was used before, to ask for something else.").Result(),
        { Rejection: { } rejection } => RejectionStatus.Problem(rejection).Result(),
        { Answer: { } answer } => render(answer),
        _ => TypedResults.NoContent(),
    };
}
