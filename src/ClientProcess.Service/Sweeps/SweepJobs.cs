using ClientProcess.Service.Promises;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Sweeps;

/// <summary>Wakes what is due, in a rhythm of its own: a promise must not wait until the outbox is empty.</summary>
[DisallowConcurrentExecution]
internal sealed class WakeJob(WakeSweep wake, ILogger<WakeJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => JobEdge.RunAsync(log, () => wake.RunAsync(cancellationToken));
}

/// <summary>Ticks the sweeps on this node. An overlong sweep is not started twice; a failing one is tried again at the next tick.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(StartTimerSweep starts, OutboxSweep outbox, ReviewSweep review, ILogger<SweepJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => JobEdge.RunAsync(log, async () =>
    {
        await review.RunAsync(cancellationToken);
        await starts.RunAsync(cancellationToken);
        await outbox.RunAsync(cancellationToken);
    });
}
