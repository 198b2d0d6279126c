using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Hosting;

/// <summary>
/// Brings the database up to date and the definitions in, then ticks the sweeps until the end. A database that is down at the start is waited for.
/// </summary>
internal sealed class Worker(
    Database database, WorkflowImport import, WorkflowWatch watch, ISchedulerFactory schedulers, Readiness readiness, IConfiguration settings, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    private bool Sweeps => (settings["Role"] ?? "all") is "all" or "worker";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PrepareAsync(stoppingToken);
        if (!Sweeps) return;
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await scheduler.Start(stoppingToken);
        try
        {
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The node stops: what is under way ends, what is due is found by the others.
        }
        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await database.MigrateAsync(cancel);
                if (settings["Workflows:Path"] is { Length: > 0 } path) watch.Started(path, await import.RunAsync(path, cancel));
                readiness.Ready();
                return;
            }
            catch (Exception down) when (Outages.IsOutage(down))
            {
                readiness.Waits("the database");
                log.LogWarning("The database does not answer yet: {Failure}", down.Message);
                await Task.Delay(BetweenAttempts, cancel);
            }
        }
    }
}
