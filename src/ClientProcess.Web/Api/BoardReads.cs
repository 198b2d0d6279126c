using System.Collections.Immutable;
using System.ComponentModel;
using System.Xml;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Board;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;

namespace ClientProcess.Web.Api;

/// <summary>What is too late, what nearly is, and what nobody moves; one page of each.</summary>
internal sealed record BoardBody(Listing<BoardLineBody> Late, Listing<BoardLineBody> AtRisk, Listing<BoardStuckBody> Stuck);

/// <summary>Something that nobody moves.</summary>
/// <param name="Sign">The sign that says so, such as <c>nobody-holds</c>.</param>
internal sealed record BoardStuckBody(string Sign, Guid CaseId, string CaseNumber, string Process, string? TaskId, string? Team, string? Holder, DateTime Since)
{
    public static BoardStuckBody Of(StuckLine line) => new(
        line.Stuck.Sign, line.Stuck.Case, line.CaseNumber, line.Process, line.Stuck.Task is { } task ? PublicIds.Of(line.Stuck.Case, task) : null, line.Stuck.Team,
        line.Stuck.Holder, line.Stuck.Since.UtcDateTime);
}

/// <summary>A promise that was broken, or nearly is. It never tells who the client is or what was said.</summary>
internal sealed record BoardLineBody
{
    public required string ClockId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Process { get; init; }

    [Description("What was promised: first-response, acceptance, completion or next-update.")]
    public required string Clock { get; init; }

    public required string Agreement { get; init; }

    [Description("Who has to move.")]
    public required string Team { get; init; }

    public required string? TaskId { get; init; }
    public required string? Holder { get; init; }
    public required string Priority { get; init; }
    public required DateTime DueAt { get; init; }

    [Description("Working time since it was due or, not late yet, until it is; ISO 8601.")]
    public required string? Working { get; init; }

    [Description("Why it was breached, as far as somebody said.")]
    public required string? BreachReason { get; init; }

    [Description("What you may do with the case, the task and the clock: each is the last word of an address of it.")]
    public required BoardActions Actions { get; init; }

    public static BoardLineBody Of(BoardLine line) => new()
    {
        ClockId = PublicIds.Of(line.Clock.CaseId, line.Clock.No),
        CaseId = line.Clock.CaseId,
        CaseNumber = line.Number,
        Process = line.Clock.Process,
        Clock = line.Clock.Clock,
        Agreement = line.Clock.Agreement,
        Team = line.Team,
        TaskId = line.Task is { } task ? PublicIds.Of(task.CaseId, task.No) : null,
        Holder = line.Task?.Holder,
        Priority = line.Clock.Priority,
        DueAt = line.Clock.DueAt,
        Working = line.Working is { } working ? XmlConvert.ToString(working) : null,
        BreachReason = line.Clock.BreachReason,
        Actions = new BoardActions(ActionNames.Of(line.CaseActs), [.. line.TaskActs.Select(act => Kebab.Of(act))], [.. line.ClockActs.Select(act => Kebab.Of(act))]),
    };
}

internal sealed record BoardActions(ImmutableArray<string> Case, ImmutableArray<string> Task, ImmutableArray<string> Clock);

/// <summary>What a supervisor sees.</summary>
internal static class BoardReads
{
    private static readonly QueryParameter Team = new("team", "The team that has to move.");
    private static readonly QueryParameter Process = new("process", "The id of a process in a drawing.");

    public static void Map(RouteGroupBuilder board) => board.MapGet("", ListAsync)
        .Gives<BoardBody>("get-board", "What is too late, what nearly is and what nobody moves, of the cases that you may see: one page of each").WithMetadata(Team, Process, Paging.Page, Paging.PageSize);

    private static async Task<IResult> ListAsync(Call call, Queries query, BoardQuery board, StuckQuery stuck)
    {
        var filter = new BoardFilter { Team = query.Text("team"), Process = query.Text("process"), Page = query.PageNumber, PageSize = query.PageSize };
        var wanted = new StuckFilter { Team = filter.Team, Process = filter.Process, Page = filter.Page, PageSize = filter.PageSize };
        return TypedResults.Ok(new BoardBody(
            Listed(await board.LateAsync(call.By, filter, call.Now, call.Cancel), BoardLineBody.Of),
            Listed(await board.AtRiskAsync(call.By, filter, call.Now, call.Cancel), BoardLineBody.Of),
            Listed(await stuck.ListAsync(call.By, wanted, call.Cancel), BoardStuckBody.Of)));
    }

    private static Listing<T> Listed<TRow, T>(Paged<TRow> page, Func<TRow, T> render)
        where T : class => new([.. page.Items.Select(render)], page.Total, page.Page, page.PageSize, page.Pages);
}
