using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Promises;

/// <summary>A supervisor says why a clock of a case was breached.</summary>
/// <param name="Clock">The case's number for the clock.</param>
public sealed record ExplainCaseBreach(Actor By, DateTimeOffset Now, Guid Case, int Clock, string? Reason, string? Note) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

/// <summary>Clocks that have stopped are no longer in the case's state, so the rules are given the clock as the table keeps it.</summary>
internal sealed class ExplainCaseBreachHandler(CaseStore store, Database database, CaseLookups cases) : IRequestHandler<ExplainCaseBreach, CaseReply>
{
    public async Task<CaseReply> Handle(ExplainCaseBreach request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        if (await cases.SeenByAsync(request.By, request.Case.ToString(), cancellationToken) is null || await FindAsync(request, cancellationToken) is not { } row)
        {
            var none = Rejection.Of(RejectionCode.ClockUnknown, "Expected a clock of a case that you may see, but there is none with this id.");
            return await store.KeepAsync(request.Request, CaseReply.Refused(none), request.Now, cancellationToken);
        }
        var command = new ExplainBreach(CaseJson.ReadClock(row.Detail), request.Reason ?? "", request.Note)
        {
            By = request.By,
            Now = request.Now,
            IsDropped = row.Verdict == "dropped",
            Known = row.BreachReason,
        };
        return await store.ApplyAsync(new Ask(request.Case, command) { Request = request.Request }, cancellationToken);
    }

    private async Task<ClockRow?> FindAsync(ExplainCaseBreach request, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.Clocks.AsNoTracking().FirstOrDefaultAsync(row => row.CaseId == request.Case && row.No == request.Clock, cancel);
    }
}
