using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;

namespace ClientProcess.Web.Api;

/// <summary>Looking at cases: <c>GET /cases</c>, a case, its journal, its route.</summary>
internal static class CaseReads
{
    private static readonly QueryParameter Search = new("search", "A number, or part of the subject or of what is known of the client.");
    private static readonly QueryParameter Status = new("status", "How it stands.") { OneOf = ["open", "closed"] };
    private static readonly QueryParameter Process = new("process", "The drawing's key, or the id of a process in it.");
    private static readonly QueryParameter Owner = new("owner", "The id of the person who answers for it; me is you.");

    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("", SearchAsync).Gives<Listing<CaseSummary>>("search-cases", "Look for cases that you may see")
            .WithMetadata(Search, Status, Process, Owner, Paging.Page, Paging.PageSize);
        cases.MapGet("/{id}", FindAsync).Gives<CaseDetail>("get-case", "A case, by its id or its number").Can(404);
        cases.MapGet("/{id}/journal", JournalAsync).Gives<Listing<JournalLine>>("get-case-journal", "What happened in a case, from the beginning").Can(404)
            .WithMetadata(Paging.Page, Paging.PageSize);
        cases.MapGet("/{id}/route", RouteAsync).Gives<RouteView>("get-case-route", "The teams that the work reached, with how long it waited there").Can(404);
    }

    private static async Task<IResult> SearchAsync(Call call, Queries query, CaseQueries queries)
    {
        var filter = new CaseFilter
        {
            Text = query.Text("search"),
            Status = query.Text("status"),
            Process = query.Text("process"),
            Owner = query.Text("owner") is "me" ? call.By.Id : query.Text("owner"),
            Page = query.PageNumber,
            PageSize = query.PageSize,
        };
        var found = await queries.SearchAsync(call.By, filter, call.Cancel);
        return Paging.Result(call.Http, found, line => CaseSummary.Of(line.Case, CaseJson.ReadState(line.Case.State), line.Subject, call.By));
    }

    private static Task<IResult> FindAsync(string id, Call call, CaseReading reading) =>
        reading.WithCaseAsync(call, id, view => Task.FromResult<IResult>(TypedResults.Ok(CaseDetail.Of(view, call.By, call.Now.UtcDateTime))));

    private static Task<IResult> JournalAsync(string id, Call call, Queries query, CaseReading reading, CaseLookups lookups) =>
        reading.WithCaseAsync(call, id, async view =>
        {
            var page = await lookups.JournalAsync(view.Row.Id, query.PageNumber, query.PageSize, call.Cancel);
            return Paging.Result(call.Http, page, entry => JournalLine.Of(entry, view));
        });

    private static Task<IResult> RouteAsync(string id, Call call, CaseReading reading, CaseQueries queries) =>
        reading.WithCaseAsync(call, id, async view =>
        {
            var stops = RouteOf.Journal(await queries.JournalAsync(view.Row.Id, call.Cancel), view.NameOf);
            return TypedResults.Ok(new RouteView(view.Row.Id, view.Row.Number, view.Row.Bounces, view.Row.Declines, [.. stops.Select(stop => StopView.Of(stop, call.Now))]));
        });
}
