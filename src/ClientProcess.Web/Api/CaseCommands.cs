using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>Acting on a case as a whole.</summary>
internal static class CaseCommands
{
    private static readonly JsonSerializerOptions GivenOnly = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapPost("", RegisterAsync).Does<CaseAnswer>("register-case", "Register what a client asks", StatusCodes.Status201Created);
        cases.MapPost("/{id}/pause", (string id, Call call, Body<PauseBody> body) => ActAsync(call, id, new PauseCase(body.Value.Reason, body.Value.Until)
            {
                By = call.By, Now = call.Now, Ground = body.Value.Ground, Suspension = body.Value.Suspension,
            }))
            .Does<CaseAnswer>("pause-case", "Pause it, with a reason, for whom, and perhaps a moment to wake up").Can(404, 409);
        cases.MapPost("/{id}/client-informed", (string id, Call call, Body<NoteBody> body) => ActAsync(call, id, new InformClient(body.Value.Note) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("inform-client", "The client was told how it stands: a response, and the next update is due again from now").Can(403, 404, 409);
        cases.MapPost("/{id}/priority", (string id, Call call, Body<PriorityBody> body) => ActAsync(call, id, new ChangePriority(body.Value.Priority, body.Value.Reason) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("change-priority", "How urgent it is from now on: what was promised for that priority holds").Can(403, 404, 409);
        cases.MapPost("/{id}/resume", (string id, Call call, Body<ReasonBody> body) => ActAsync(call, id, new ResumeCase(body.Value.Reason) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("resume-case", "Let it go on").Can(404, 409);
        cases.MapPost("/{id}/withdraw", (string id, Call call, Body<ReasonBody> body) => ActAsync(call, id, new WithdrawCase(body.Value.Reason) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("withdraw-case", "The client no longer wants it: closes tasks, recalls handoffs").Can(404, 409);
        cases.MapPost("/{id}/close", (string id, Call call, Body<CloseBody> body) => ActAsync(call, id, new CloseCase(body.Value.Outcome, body.Value.Reason) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("close-case", "End it before its drawn end").Can(404, 409);
        cases.MapPost("/{id}/reopen", (string id, Call call, Body<ReopenBody> body) => ActAsync(call, id, new ReopenCase(body.Value.Reason, body.Value.Team) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("reopen-case", "Take up a case that has ended").Can(404, 409);
        cases.MapPost("/{id}/information", (string id, Call call, Body<InformationBody> body) => ActAsync(call, id, new AddInformation(body.Value.Data ?? Commands.NoData, body.Value.Note) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("add-information", "Take in what somebody tells, whatever state the case is in").Can(404);
        cases.MapPost("/{id}/retry", (string id, Call call, Body<RetryBody> body) => ActAsync(call, id, new RetryIncident(body.Value.Position) { By = call.By, Now = call.Now }))
            .Does<CaseAnswer>("retry-incident", "Try again what could not go on, after repair").Can(404, 409);
        cases.MapPost("/{id}/skip", (string id, Call call, Body<SkipBody> body) =>
                AdaptAsync(call, id, new SkipStep(body.Value.Position, body.Value.Reason) { By = call.By, Now = call.Now }, body.Value.Preview))
            .Does<CaseAnswer>("skip-step", "Today this one is different: a step is not done. With `preview` only tells what that would change").Can(403, 404, 409);
        cases.MapPost("/{id}/move", (string id, Call call, Body<MoveBody> body) =>
                AdaptAsync(call, id, new MoveCase(body.Value.Node, body.Value.Reason) { From = body.Value.From ?? [], By = call.By, Now = call.Now }, body.Value.Preview))
            .Does<CaseAnswer>("move-case", "Today this one is different: it goes on at another node. With `preview` only tells what that would change").Can(403, 404, 409);
        cases.MapPost("/{id}/repeat", (string id, Call call, Body<RepeatBody> body) =>
                AdaptAsync(call, id, new RepeatStep(body.Value.Node, body.Value.Reason) { By = call.By, Now = call.Now }, body.Value.Preview))
            .Does<CaseAnswer>("repeat-step", "Today this one is different: a step is done once more, beside the flow. With `preview` only tells what that would change").Can(403, 404, 409);
        cases.MapPost("/{id}/add-task", (string id, Call call, Body<AddTaskBody> body) =>
                AdaptAsync(call, id, new AddTask(body.Value.Title, body.Value.Team, body.Value.Reason) { By = call.By, Now = call.Now }, body.Value.Preview))
            .Does<CaseAnswer>("add-task", "Today this one is different: work that the drawing does not know. With `preview` only tells what that would change").Can(403, 404, 409);
        cases.MapPost("/{id}/owner", GiveAsync).Does<CaseAnswer>("assign-owner", "Make a person answerable for the whole case").Can(404, 409);
    }

    private static async Task<IResult> RegisterAsync(Call call, Body<RegisterBody> body)
    {
        var asked = body.Value;
        var register = new RegisterCase(call.By, call.Now, asked.Process, asked.Team)
        {
            Subject = asked.Subject,
            Channel = string.IsNullOrWhiteSpace(asked.Channel) ? "other" : asked.Channel.Trim(),
            Client = asked.Client is { } client ? JsonSerializer.SerializeToElement(client, GivenOnly) : null,
            OccurredAt = asked.OccurredAt,
            Data = asked.Data ?? Commands.NoData,
            Request = call.Request,
        };
        return Answers.Registered(await call.SendAsync(register));
    }

    private static async Task<IResult> GiveAsync(string id, Call call, Body<OwnerBody> body) =>
        Answers.Case(await call.SendAsync(new GiveCase(call.By, call.Now, id, body.Value.Person, body.Value.Team) { Request = call.Request }));

    private static async Task<IResult> AdaptAsync(Call call, string id, AdaptCase command, bool preview)
    {
        if (!preview) return await ActAsync(call, id, command);
        var shown = await call.SendAsync(new PreviewCase(id, command));
        return shown.Rejection is { } rejection ? RejectionStatus.Problem(rejection).Result() : Results.Ok(ConsequencesView.Of(shown.Consequences!));
    }

    private static async Task<IResult> ActAsync(Call call, string id, CaseCommand command) =>
        Answers.Case(await call.SendAsync(new ActOnCase(id, command) { Request = call.Request }));
}
