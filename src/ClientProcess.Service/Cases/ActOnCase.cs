using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Cases;

/// <summary>A command for a case by its id or number. Who may not see the case is told that there is none.</summary>
public sealed record ActOnCase(string Case, CaseCommand Command) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

internal sealed class ActOnCaseHandler(CaseStore store, CaseLookups cases) : IRequestHandler<ActOnCase, CaseReply>
{
    public async Task<CaseReply> Handle(ActOnCase request, CancellationToken cancellationToken)
    {
        // First of all: a command can take the case out of the caller's sight, and must still be answered the same when it comes again.
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        if (await cases.SeenByAsync(request.Command.By, request.Case, cancellationToken) is { } id)
            return await store.ApplyAsync(new Ask(id, request.Command) { Request = request.Request }, cancellationToken);
        var none = Rejection.Of(RejectionCode.CaseUnknown, "Expected a case that you may see, but there is none with this id or number.");
        return await store.KeepAsync(request.Request, CaseReply.Refused(none), request.Command.Now, cancellationToken);
    }
}
