using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Worklist;

namespace ClientProcess.Web.Api;

/// <summary>Looking at tasks: the worklist and one task.</summary>
internal static class TaskReads
{
    private static readonly QueryParameter Team = new("team", "The team whose tasks; without it all that you may see.");
    private static readonly QueryParameter Assignee = new("assignee", "The id of the holder; me is you.");
    private static readonly QueryParameter Status = new("status", "How it stands; open without it.") { OneOf = ["open", "completed", "cancelled", "handed-off", "all"] };
    private static readonly QueryParameter Overdue = new("overdue", "Only what is past its due moment.") { IsFlag = true };
    private static readonly QueryParameter Sort = new("sort", "due (without it): earliest due, then the longest waiting client; offered: longest with the team; waiting: longest waiting client.")
    { OneOf = ["due", "offered", "waiting"] };

    public static void Map(RouteGroupBuilder tasks)
    {
        tasks.MapGet("", ListAsync).Gives<Listing<TaskSummary>>("list-tasks", "The worklist").WithMetadata(Team, Assignee, Status, Overdue, Sort, Paging.Page, Paging.PageSize);
        tasks.MapGet("/{id}", FindAsync).Gives<TaskDetail>("get-task", "A task, with its form, its choices and what was handed over with it").Can(404);
    }

    private static async Task<IResult> ListAsync(Call call, Queries query, WorklistQuery worklist, CaseLookups lookups)
    {
        var filter = new WorklistFilter
        {
            Team = query.Text("team"),
            Holder = query.Text("assignee") is "me" ? call.By.Id : query.Text("assignee"),
            Status = query.Text("status") ?? "open",
            Overdue = query.Flag("overdue"),
            Sort = query.Text("sort") ?? "due",
            Page = query.PageNumber,
            PageSize = query.PageSize,
        };
        var found = await worklist.ListAsync(call.By, filter, call.Cancel);
        var cases = await lookups.RowsAsync(found.Items.Select(line => line.Task.CaseId), call.Cancel);
        var states = cases.ToDictionary(pair => pair.Key, pair => CaseJson.ReadState(pair.Value.State));
        return Paging.Result(call.Http, found, line => TaskSummary.Of(line.Task, states[line.Task.CaseId], line.CaseNumber, line.Subject, line.Title, call.By, call.Now.UtcDateTime));
    }

    private static Task<IResult> FindAsync(string id, Call call, CaseReading reading) => reading.WithTaskAsync(call, id, (view, row) =>
    {
        Answers.SetEtag(call.Http, row.Etag);
        return TypedResults.Ok(TaskDetail.Of(row, view, call.By, call.Now.UtcDateTime));
    });
}
