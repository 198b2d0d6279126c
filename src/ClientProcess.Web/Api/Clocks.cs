using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>The clocks of a case, and why one was breached.</summary>
internal static class Clocks
{
    public static void Map(RouteGroupBuilder cases, RouteGroupBuilder clocks)
    {
        cases.MapGet("/{id}/clocks", ListAsync).Gives<CaseClocks>("list-case-clocks", "What was promised about a case, by when, and why then").Can(404);
        clocks.MapPost("/{id}/breach-reason", ExplainAsync).Does<CaseAnswer>("explain-breach", "A supervisor says why a promise was not kept; the last word counts").Can(404, 409);
    }

    private static Task<IResult> ListAsync(string id, Call call, CaseReading reading, ClockQuery clocks) => reading.WithCaseAsync(call, id, async view =>
    {
        var found = await clocks.OfCaseAsync(view.Row.Id, call.Now, call.Cancel);
        return TypedResults.Ok(new CaseClocks(view.Row.Id, view.Row.Number, [.. found.Select(clock => ClockBody.Of(clock, view, call.By))]));
    });

    private static async Task<IResult> ExplainAsync(string id, Call call, Body<BreachReasonBody> body) =>
        PublicIds.Parse(id) is var (caseId, clock)
            ? Answers.Case(await call.SendAsync(new ExplainCaseBreach(call.By, call.Now, caseId, clock, body.Value.Reason, body.Value.Note) { Request = call.Request }))
            : CaseReading.None(RejectionCode.ClockUnknown, "Expected a clock, but there is none with this id.");
}
