using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>Acting on a handoff.</summary>
internal static class HandoffCommands
{
    public static void Map(RouteGroupBuilder handoffs)
    {
        handoffs.MapPost("/{id}/accept", (string id, Call call, Body<NothingBody> _) => ActAsync(call, id, "accepted", handoff => new AcceptHandoff(handoff) { By = call.By, Now = call.Now }))
            .Updates("accept-handoff", "The receiver takes it, and is responsible from now on");
        handoffs.MapPost("/{id}/decline", (string id, Call call, Body<SendBackBody> body) => ActAsync(call, id, "declined", handoff => Decline(call, handoff, body.Value)))
            .Updates("decline-handoff", "The receiver sends it back before accepting it");
        handoffs.MapPost("/{id}/withdraw", (string id, Call call, Body<ReasonBody> body) => ActAsync(call, id, "withdrawn", handoff => new WithdrawHandoff(handoff, body.Value.Reason) { By = call.By, Now = call.Now }))
            .Updates("withdraw-handoff", "The sender takes it back before it is accepted");
        handoffs.MapPost("/{id}/questions", (string id, Call call, Body<QuestionBody> body) => ActAsync(call, id, "accepted", handoff => new AskAboutHandoff(handoff, body.Value.Question) { By = call.By, Now = call.Now }))
            .Updates("ask-about-handoff", "The receiver asks something about it; that is no decline");
        handoffs.MapPost("/{id}/questions/{questionId}/answer", (string id, string questionId, Call call, Body<AnswerBody> body) =>
                ActAsync(call, id, "accepted", handoff => new AnswerHandoffQuestion(handoff, NoteKeys.Prefix + questionId, body.Value.Answer) { By = call.By, Now = call.Now }))
            .Updates("answer-handoff-question", "The sender answers");
    }

    private static RouteHandlerBuilder Updates(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.Does<HandoffDone>(name, summary).Can(404, 409, 412).WithMetadata(ApiEndpoints.TakesIfMatch);

    private static DeclineHandoff Decline(Call call, int handoff, SendBackBody body) =>
        new(handoff, body.Reason) { By = call.By, Now = call.Now, Missing = body.Missing ?? [], Note = body.Note, Proposed = body.Proposed };

    private static async Task<IResult> ActAsync(Call call, string id, string closedAs, Func<int, HandoffCommand> command) =>
        PublicIds.Parse(id) is var (caseId, handoff)
            ? Answers.Handoff(call.Http, PublicIds.Of(caseId, handoff), await call.SendAsync(caseId, command(handoff)), closedAs)
            : CaseReading.None(RejectionCode.HandoffUnknown, "Expected a handoff, but there is none with this id.");
}
