using ClientProcess.Service.Storage;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Service.Sweeps;

/// <summary>The edge of this node's own work. What fails is tried again at the next tick.</summary>
internal static class JobEdge
{
    public static async ValueTask RunAsync(ILogger log, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (Outages.IsOutage(failure))
        {
            // The database is away; what is due stays due, and the next tick finds it.
            log.LogWarning("Sweep did not get through: {Failure}", failure.Message);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // A bug must be loud and must not stop the ticking for everything else.
            log.LogError(bug, "Sweep failed");
        }
    }
}
