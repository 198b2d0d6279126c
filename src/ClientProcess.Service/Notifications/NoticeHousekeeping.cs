using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Notifications;

/// <summary>
/// Erases notices that were kept long enough. With their case they go by themselves: the database sees to that. One node at a time has the turn;
/// should it die, what is left waits for the next turn.
/// </summary>
public sealed class NoticeHousekeeping(Database database, NotificationSettings settings, TimeProvider time)
{
    private const string Turn = "notices";

    /// <summary>Rows of one transaction: short enough that nobody waits for it.</summary>
    public const int BatchRowsMax = 500;

    /// <summary>Batches of one turn; a backlog larger than these takes several.</summary>
    private const int BatchesMax = 200;

    private static readonly TimeSpan BetweenTurns = TimeSpan.FromHours(1);

    /// <returns>How many were erased; null when it is not this node's turn.</returns>
    public async Task<int?> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!await Leases.TakeTurnAsync(database, Turn, now, BetweenTurns, cancel)) return null;
        var before = Instants.ToColumn(now - TimeSpan.FromDays(settings.KeepDays));
        var erased = 0;
        for (var batch = 0; batch < BatchesMax; batch++)
        {
            var count = await EraseAsync(before, cancel);
            erased += count;
            if (count < BatchRowsMax) break;
        }
        return erased;
    }

    private async Task<int> EraseAsync(DateTime before, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(connection, $"DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE at < @0 ORDER BY at LIMIT {BatchRowsMax})", before);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}

[DisallowConcurrentExecution]
internal sealed class NoticeHousekeepingJob(NoticeHousekeeping housekeeping, ILogger<NoticeHousekeepingJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        JobEdge.RunAsync(log, () => housekeeping.RunAsync(cancellationToken));
}
