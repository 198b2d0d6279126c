using System.Collections.Concurrent;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Faults;

/// <summary>What was acknowledged is there, whatever dies.</summary>
public sealed class KilledServerTests
{
    private const int Writers = 8;

    /// <summary>The server is killed once this many commands were acknowledged: in the middle of others.</summary>
    private const int AcknowledgedBeforeKill = 150;

    [Fact]
    public async Task An_acknowledged_command_survives_kill_9_of_the_database_server()
    {
        using var server = new OwnPostgres();
        var database = TestDatabase.At(server.ConnectionString);
        await using var node = await Node.StartAsync(database);
        var acknowledged = new ConcurrentDictionary<(Guid Case, int Revision), bool>();
        var reached = new TaskCompletionSource();
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteUntilItBreaksAsync(node, acknowledged, reached))).ToList();
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        server.Kill();
        await Task.WhenAll(writers).WaitAsync(TimeSpan.FromMinutes(2));
        server.Start();

        await using var again = await Node.StartAsync(database);
        await Invariants.HoldAsync(again);
        await using var context = again.Database.CreateContext();
        var versions = await context.Cases.ToDictionaryAsync(row => row.Id, row => row.Version);
        Assert.True(acknowledged.Count >= AcknowledgedBeforeKill);
        Assert.All(acknowledged.Keys, known => Assert.True(versions[known.Case] >= known.Revision, $"Revision {known.Revision} of {known.Case} was lost."));
    }

    private static async Task WriteUntilItBreaksAsync(Node node, ConcurrentDictionary<(Guid, int), bool> acknowledged, TaskCompletionSource reached)
    {
        try
        {
            while (true)
            {
                var id = await node.RegisterAsync("relay", People.Kim);
                Assert.True(acknowledged.TryAdd((id, 1), true));
                var reply = await node.DoAsync(id, new AddInformation(Node.Data(("adres", "Dam 1")), null) { By = People.Kim, Now = node.Now });
                Assert.True(acknowledged.TryAdd((id, reply.Answer!.Revision), true));
                if (acknowledged.Count >= AcknowledgedBeforeKill) reached.TrySetResult();
            }
        }
        catch (Exception failure) when (Outages.IsOutage(failure))
        {
            // The server is gone: what was under way was not acknowledged.
        }
        catch (Exception failure)
        {
            reached.TrySetException(failure);
            throw;
        }
    }
}
