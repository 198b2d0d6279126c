using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Dispatch;

/// <summary>The one door of the service: pages, API, sweeps and imports send their requests here. MediatR stays behind it.</summary>
public sealed class Dispatcher(IMediator mediator)
{
    public Task<TReply> SendAsync<TReply>(IRequest<TReply> request, CancellationToken cancel) => mediator.Send(request, cancel);

    /// <summary>One command for one case, as it is.</summary>
    public Task<CaseReply> SendAsync(Ask ask, CancellationToken cancel) => mediator.Send(new Act(ask), cancel);
}
