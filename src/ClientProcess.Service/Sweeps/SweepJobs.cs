using ClientProcess.Service.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Sweeps;

/// <summary>Ticks the sweeps on this node. An overlong sweep is not started twice; a failing one is tried again at the next tick.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(WakeSweep wake, OutboxSweep outbox, ILogger<SweepJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await wake.RunAsync(cancellationToken);
            await outbox.RunAsync(cancellationToken);
        }
        catch (Exception failure) when (Outage.IsOutage(failure))
        {
            // The database is away; what is due stays due, and the next tick finds it.
            log.LogWarning("Sweep did not get through: {Failure}", failure.Message);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // The edge of this node's own work: a bug must be loud and must not stop the ticking for every other case.
            log.LogError(bug, "Sweep failed");
        }
    }
}
