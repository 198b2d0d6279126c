using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Service;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tasks;

namespace ClientProcess.Web.Api;

/// <summary>Acting on a task.</summary>
internal static class TaskCommands
{
    private static readonly QueryParameter Team = new("team", "The team to look in; without it any of yours.");

    public static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapPost("/next", NextAsync).Does<TaskDone>("take-next-task", "Give me the next one: claims what is due first, then what the longest waiting client waits for; 204 when there is nothing")
            .Can(StatusCodes.Status204NoContent).WithMetadata(Team);
        tasks.MapPost("/{id}/claim", (string id, Call call, Body<NothingBody> _) => ActAsync(call, id, "open", task => new ClaimTask(task) { By = call.By, Now = call.Now }))
            .Updates("claim-task", "Take it; where claiming accepts, this accepts what was handed over");
        tasks.MapPost("/{id}/release", (string id, Call call, Body<NothingBody> _) => ActAsync(call, id, "open", task => new ReleaseTask(task) { By = call.By, Now = call.Now }))
            .Updates("release-task", "Give it back to the team");
        tasks.MapPost("/{id}/complete", (string id, Call call, Body<CompleteBody> body) => ActAsync(call, id, "completed", task => Complete(call, task, body.Value)))
            .Updates("complete-task", "The work is done");
        tasks.MapPost("/{id}/delegate", (string id, Call call, Body<GiveBody> body, TeamRegister people) => GiveAsync(call, id, body, people, (task, to) => new DelegateTask(task, to) { By = call.By, Now = call.Now }))
            .Updates("delegate-task", "The holder puts it with a colleague");
        tasks.MapPost("/{id}/reassign", (string id, Call call, Body<GiveBody> body, TeamRegister people) => GiveAsync(call, id, body, people, (task, to) => new ReassignTask(task, to) { By = call.By, Now = call.Now }))
            .Updates("reassign-task", "A coordinator puts it with somebody of the team");
        tasks.MapPost("/{id}/hand-off", (string id, Call call, Body<HandOffBody> body) => ActAsync(call, id, "handed-off", task => HandOff(call, task, body.Value)))
            .Updates("hand-off-task", "The holder hands it to another team, outside the drawing");
        tasks.MapPost("/{id}/return", (string id, Call call, Body<SendBackBody> body) => ActAsync(call, id, "cancelled", task => Return(call, task, body.Value)))
            .Updates("return-task", "The holder gives accepted work back to its sender");
        tasks.MapPost("/{id}/follow-up", (string id, Call call, Body<FollowUpBody> body) => ActAsync(call, id, "open", task => new SetFollowUp(task, body.Value.At) { By = call.By, Now = call.Now }))
            .Updates("follow-up-task", "See it again at a later moment");
    }

    private static RouteHandlerBuilder Updates(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.Does<TaskDone>(name, summary).Can(404, 409, 412).WithMetadata(ApiEndpoints.TakesIfMatch);

    private static async Task<IResult> NextAsync(Call call, Queries query, Body<NothingBody> body)
    {
        var (task, reply) = await call.SendAsync(new TakeNextTask(call.By, call.Now, query.Text("team")) { Request = call.Request });
        return Answers.Task(call.Http, task ?? "", reply ?? new CaseReply(), "completed");
    }

    private static CompleteTask Complete(Call call, int task, CompleteBody body) => new(task)
    {
        By = call.By,
        Now = call.Now,
        Data = body.Data ?? Commands.NoData,
        Choices = body.Choices ?? ImmutableDictionary<string, string>.Empty,
        Team = body.Team,
        Raises = body.Raises,
        Outcome = body.Outcome,
    };

    private static HandOffTask HandOff(Call call, int task, HandOffBody body) => new(task, body.Team, body.Reason, body.ComesBack) { By = call.By, Now = call.Now };

    private static ReturnTask Return(Call call, int task, SendBackBody body) =>
        new(task, body.Reason) { By = call.By, Now = call.Now, Missing = body.Missing ?? [], Note = body.Note, Proposed = body.Proposed };

    /// <summary>Whom nobody knows is in no team, and the rules say so.</summary>
    private static async Task<IResult> GiveAsync(Call call, string id, Body<GiveBody> body, TeamRegister people, Func<int, Actor, TaskCommand> command)
    {
        var to = await people.ActorAsync(body.Value.To, call.Cancel) ?? new Actor(ActorKind.Person, body.Value.To, [], []);
        return await ActAsync(call, id, "open", task => command(task, to));
    }

    private static async Task<IResult> ActAsync(Call call, string id, string closedAs, Func<int, TaskCommand> command) =>
        PublicIds.Parse(id) is var (caseId, task)
            ? Answers.Task(call.Http, PublicIds.Of(caseId, task), await call.SendAsync(caseId, command(task)), closedAs)
            : CaseReading.None(RejectionCode.TaskUnknown, "Expected a task, but there is none with this id.");
}
