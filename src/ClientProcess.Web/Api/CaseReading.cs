using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>Finds what an address names. What somebody may not see does not exist for them: 404.</summary>
internal sealed class CaseReading(CaseQueries queries, CaseLookups lookups)
{
    public async Task<IResult> WithCaseAsync(Call call, string id, Func<CaseView, Task<IResult>> then) =>
        await lookups.SeenByAsync(call.By, id, call.Cancel) is { } caseId && await queries.FindAsync(call.By, caseId, call.Cancel) is { } view
            ? await then(view)
            : None(RejectionCode.CaseUnknown, "Expected a case that you may see, but there is none with this id or number.");

    public async Task<IResult> WithTaskAsync(Call call, string id, Func<CaseView, TaskRow, IResult> then) =>
        PublicIds.Parse(id) is var (caseId, number) && await queries.FindAsync(call.By, caseId, call.Cancel) is { } view
        && view.Tasks.FirstOrDefault(task => task.No == number) is { } row
            ? then(view, row)
            : None(RejectionCode.TaskUnknown, "Expected a task that you may see, but there is none with this id.");

    public async Task<IResult> WithHandoffAsync(Call call, string id, Func<CaseView, HandoffRow, Task<IResult>> then) =>
        PublicIds.Parse(id) is var (caseId, number) && await queries.FindAsync(call.By, caseId, call.Cancel) is { } view
        && view.Handoffs.FirstOrDefault(handoff => handoff.No == number) is { } row
            ? await then(view, row)
            : None(RejectionCode.HandoffUnknown, "Expected a handoff that you may see, but there is none with this id.");

    public static IResult None(RejectionCode code, string sentence) => RejectionStatus.Problem(Rejection.Of(code, sentence)).Result();
}
