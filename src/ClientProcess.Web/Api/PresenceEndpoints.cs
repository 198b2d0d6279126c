using System.Collections.Immutable;
using System.ComponentModel;
using ClientProcess.Service;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>Who is here, who is away, and teams that become one.</summary>
internal static class PresenceEndpoints
{
    public static void Map(RouteGroupBuilder people, RouteGroupBuilder teams)
    {
        people.MapPost("/{id}/absent", AbsentAsync).DoesOnly("mark-absent", "Somebody is away, from now on or as planned; the work is divided when it begins");
        people.MapPost("/{id}/back", BackAsync).DoesOnly("mark-back", "Somebody is back");
        teams.MapGet("/{id}/presence", ListAsync).Gives<Listing<PresenceBody>>("list-presence", "Who of a team is here, and who is away until when").Can(404);
        teams.MapPost("/{id}/merge", MergeAsync).DoesOnly("merge-team", "The team becomes part of another, with its people and all that is open with it");
    }

    private static async Task<IResult> AbsentAsync(string id, Call call, Body<AbsentBody> body) => Answers.Done(await call.SendAsync(
        new MarkAbsent(call.By, call.Now, id, body.Value.From, body.Value.Until, body.Value.Substitute, body.Value.Reason) { Request = call.Request }));

    private static async Task<IResult> BackAsync(string id, Call call, Body<NothingBody> _) => Answers.Done(await call.SendAsync(new MarkBack(call.By, call.Now, id) { Request = call.Request }));

    private static async Task<IResult> MergeAsync(string id, Call call, Body<MergeBody> body) =>
        Answers.Done(await call.SendAsync(new MergeTeam(call.By, call.Now, id, body.Value.Into) { Request = call.Request }));

    private static async Task<IResult> ListAsync(string id, Call call, PresenceQuery presence, TeamRegister teams)
    {
        if ((await teams.DirectoryAsync(call.Cancel)).Find(id) is not { } team || !(call.By.IsOf(team.Id) || call.By.Coordinates(team.Id)))
            return Problem.Of(StatusCodes.Status404NotFound, "team-unknown", "Expected a team of yours, but there is none with this id.").Result();
        var people = (await presence.OfTeamAsync(team.Id, call.Cancel)).Select(person => PresenceBody.Of(person)).ToList();
        return TypedResults.Ok(new Listing<PresenceBody>(people, people.Count, 1, PresenceQuery.PeopleMax, 1));
    }
}

internal sealed record AbsentBody
{
    [Description("From when, with offset; without it from now on.")]
    public DateTimeOffset? From { get; init; }

    [Description("From when the person is back, with offset; without it nobody knows yet.")]
    public DateTimeOffset? Until { get; init; }

    [Description("Who stands in: the id of a colleague.")]
    public string? Substitute { get; init; }

    [Description("ill, leave or other; never anything medical.")]
    public required string Reason { get; init; }
}

internal sealed record MergeBody
{
    [Description("The team it becomes part of.")]
    public required string Into { get; init; }
}

/// <summary>Somebody of a team.</summary>
internal sealed record PresenceBody(string Id, string Name, bool IsHere, DateTime? AwayUntil, string? Substitute, int Holding, ImmutableArray<PlannedAbsence> Planned)
{
    public static PresenceBody Of(PresentPerson person) => new(
        person.Id, person.Name, person.Away is null, person.Away?.UntilAt, person.Away?.Substitute, person.Holding,
        [.. person.Planned.Select(row => new PlannedAbsence(row.FromAt, row.UntilAt, row.Substitute))]);
}

internal sealed record PlannedAbsence(DateTime From, DateTime? Until, string? Substitute);
