using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>
/// Tells the other nodes that cases changed, over PostgreSQL's NOTIFY. Outside the transaction that changed them, and gathered, for a NOTIFY
/// inside it would cost group commit. On SQLite there is one node and nothing to do. What gets lost, pages find by asking.
/// </summary>
public sealed class NodeSignals(Database database, CaseSignals signals, ILogger<NodeSignals> log) : BackgroundService
{
    private const string Channel = "clientprocess";

    /// <summary>Changes are gathered this long: fast for a person, and few messages under load.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(2);

    /// <summary>Characters of one message; PostgreSQL takes 8000 bytes. What does not fit is said as "everybody".</summary>
    private const int MessageCharsMax = 3_500;

    private readonly string _node = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<string>> _changed = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Postgres is not { } postgres) return;
        signals.ChangedHere += Remember;
        try
        {
            await Task.WhenAll(KeepUpAsync(cancel => TellAsync(postgres, cancel), stoppingToken), KeepUpAsync(cancel => HearAsync(postgres, cancel), stoppingToken));
        }
        finally
        {
            signals.ChangedHere -= Remember;
        }
    }

    private void Remember(Guid caseId, IReadOnlyList<string> teams) =>
        _changed.AddOrUpdate(caseId, teams, (_, before) => [.. before.Union(teams, StringComparer.Ordinal)]);

    private async Task KeepUpAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is DbException or IOException or TimeoutException)
            {
                log.LogWarning("The line between the nodes is down: {Failure}", away.Message);
                await Task.Delay(BetweenAttempts, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAsync(NpgsqlDataSource postgres, CancellationToken stopping)
    {
        using var tick = new PeriodicTimer(Gather);
        while (await tick.WaitForNextTickAsync(stopping))
        {
            if (_changed.IsEmpty) continue;
            await using var command = postgres.CreateCommand("SELECT pg_notify($1, $2)");
            command.Parameters.Add(new NpgsqlParameter { Value = Channel });
            command.Parameters.Add(new NpgsqlParameter { Value = Message() });
            await command.ExecuteNonQueryAsync(stopping);
        }
    }

    private string Message()
    {
        var said = _node;
        foreach (var caseId in _changed.Keys)
        {
            if (!_changed.TryRemove(caseId, out var teams)) continue;
            var part = $";{caseId:N}={string.Join(',', teams)}";
            if (said.Length + part.Length <= MessageCharsMax)
            {
                said += part;
                continue;
            }
            _changed.Clear();
            return $"{_node};{Guid.Empty:N}={CaseSignals.Everybody}";
        }
        return said;
    }

    private async Task HearAsync(NpgsqlDataSource postgres, CancellationToken stopping)
    {
        await using var connection = await postgres.OpenConnectionAsync(stopping);
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stopping);
        // What changed while nobody listened is unknown.
        signals.Heard(Guid.Empty, [CaseSignals.Everybody]);
        while (!stopping.IsCancellationRequested) await connection.WaitAsync(stopping);
    }

    private void Hear(string message)
    {
        var parts = message.Split(';');
        if (parts[0] == _node) return;
        foreach (var part in parts.Skip(1))
        {
            var said = part.Split('=', 2);
            if (said.Length == 2 && Guid.TryParseExact(said[0], "N", out var caseId)) signals.Heard(caseId, said[1].Split(','));
        }
    }
}
