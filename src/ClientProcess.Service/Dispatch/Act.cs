using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Dispatch;

/// <summary>A command of the engine for one case: the rules know what to do with it, nothing is added here.</summary>
public sealed record Act(Ask Ask) : IRequest<CaseReply>;

internal sealed class ActHandler(CaseStore store) : IRequestHandler<Act, CaseReply>
{
    public Task<CaseReply> Handle(Act request, CancellationToken cancellationToken) => store.ApplyAsync(request.Ask, cancellationToken);
}
