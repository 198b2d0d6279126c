using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;

namespace ClientProcess.Web.Api;

/// <summary>Looking at handoffs.</summary>
internal static class HandoffReads
{
    private static readonly QueryParameter To = new("to", "The receiving team.");
    private static readonly QueryParameter From = new("from", "The sending team.");
    private static readonly QueryParameter Status = new("status", "How it stands.") { OneOf = ["offered", "accepted", "declined", "returned", "withdrawn"] };

    public static void Map(RouteGroupBuilder handoffs)
    {
        handoffs.MapGet("", ListAsync).Gives<Listing<HandoffSummary>>("list-handoffs", "The handoffs to and from your teams, the longest ago first").WithMetadata(To, From, Status, Paging.Page, Paging.PageSize);
        handoffs.MapGet("/{id}", FindAsync).Gives<HandoffDetail>("get-handoff", "A handoff, with what was given, what was missing and what was asked").Can(404);
    }

    private static async Task<IResult> ListAsync(Call call, Queries query, CaseQueries queries, CaseLookups lookups)
    {
        var found = await queries.HandoffsAsync(call.By, query.Text("to"), query.Text("from"), query.Text("status"), query.PageNumber, query.PageSize, call.Cancel);
        var cases = await lookups.RowsAsync(found.Items.Select(row => row.CaseId), call.Cancel);
        var states = cases.ToDictionary(pair => pair.Key, pair => CaseJson.ReadState(pair.Value.State));
        return Paging.Result(call.Http, found, row => HandoffSummary.Of(row, states[row.CaseId], cases[row.CaseId].Number, call.By));
    }

    private static Task<IResult> FindAsync(string id, Call call, CaseReading reading, CaseQueries queries) => reading.WithHandoffAsync(call, id, async (view, row) =>
    {
        Answers.SetEtag(call.Http, row.Etag);
        return TypedResults.Ok(HandoffDetail.Of(row, view, await queries.JournalAsync(view.Row.Id, call.Cancel), call.By));
    });
}
