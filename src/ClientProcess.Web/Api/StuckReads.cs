using System.Collections.Immutable;
using System.ComponentModel;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>What nobody will move without being told to.</summary>
internal static class StuckReads
{
    private static readonly QueryParameter Team = new("team", "Only what is for this team to move.");
    private static readonly QueryParameter Sign = new("sign", "Only this sign.") { OneOf = StuckQuery.Signs };

    public static void Map(RouteGroupBuilder board) =>
        board.MapGet("/stuck", ListAsync).Gives<Listing<StuckBody>>("list-stuck", "What is stuck: by which sign, since when and why, the longest first").WithMetadata(Team, Sign, Paging.Page, Paging.PageSize);

    private static async Task<IResult> ListAsync(Call call, Queries query, StuckQuery stuck)
    {
        var filter = new StuckFilter { Team = query.Text("team"), Sign = query.Text("sign"), Page = query.PageNumber, PageSize = query.PageSize };
        return Paging.Result(call.Http, await stuck.ListAsync(call.By, filter, call.Cancel), StuckBody.Of);
    }
}

/// <summary>One thing that is stuck.</summary>
internal sealed record StuckBody
{
    [Description("The name of the sign, such as nobody-holds.")]
    public required string Sign { get; init; }

    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Process { get; init; }
    public required string? Subject { get; init; }

    [Description("The task to act on; null: the case as a whole.")]
    public required string? Task { get; init; }

    [Description("Whose it is to move it.")]
    public required string? Team { get; init; }

    [Description("Who has the task, or answers for the case; null: nobody has it.")]
    public required string? Holder { get; init; }

    public required DateTime Since { get; init; }

    [Description("Whom or what the sign speaks of: people, teams, tasks, by id or name.")]
    public required ImmutableArray<string> About { get; init; }

    public static StuckBody Of(StuckLine line) => new()
    {
        Sign = line.Stuck.Sign,
        CaseId = line.Stuck.Case,
        CaseNumber = line.CaseNumber,
        Process = line.Process,
        Subject = line.Subject,
        Task = line.Stuck.Task is { } task ? PublicIds.Of(line.Stuck.Case, task) : null,
        Team = line.Stuck.Team,
        Holder = line.Stuck.Holder,
        Since = line.Stuck.Since.UtcDateTime,
        About = line.Stuck.About,
    };
}
