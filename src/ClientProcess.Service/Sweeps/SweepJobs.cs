using ClientProcess.Service.Promises;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Sweeps;

/// <summary>Ticks the sweeps on this node. An overlong sweep is not started twice; a failing one is tried again at the next tick.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(WakeSweep wake, StartTimerSweep starts, OutboxSweep outbox, ReviewSweep review, ILogger<SweepJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => JobEdge.RunAsync(log, async () =>
    {
        await wake.RunAsync(cancellationToken);
        await review.RunAsync(cancellationToken);
        await starts.RunAsync(cancellationToken);
        await outbox.RunAsync(cancellationToken);
    });
}
