using System.Diagnostics;
using System.Globalization;
using ClientProcess.Service.Sweeps;
using ClientProcess.Service.Tests.Clocks;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ClientProcess.Service.Tests.Faults;

/// <summary>A node dies while it fires rungs: another finishes, and each has fired once.</summary>
public sealed class KilledNodeTests
{
    private const int Cases = 3_000;
    private const int FiredBeforeKill = 100;
    private const string DatabaseOfChild = "CLIENTPROCESS_TEST_NODE_DATABASE";
    private const string MomentOfChild = "CLIENTPROCESS_TEST_NODE_MOMENT";

    /// <summary>Longer than a lease: what the dead node had in hand is free again.</summary>
    private static readonly TimeSpan AfterItsLease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_node_that_is_killed_in_the_middle_of_firing_loses_and_doubles_no_rung()
    {
        await using var database = TestDatabase.Postgres();
        await using var node = await Node.StartAsync(database);
        await node.PromiseAsync();
        await node.OpenManyAsync(Cases);
        node.Time.Advance(TimeSpan.FromHours(2));
        using var dying = Start(database.ConnectionString, node.Now);
        await using (var context = node.Database.CreateContext())
        {
            while (!dying.HasExited && await context.Journal.CountAsync(row => row.Seq > 1) < FiredBeforeKill) await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        dying.Kill(entireProcessTree: true);
        await dying.WaitForExitAsync();
        var before = (await node.FiredAsync()).Values.Sum();
        Assert.InRange(before, FiredBeforeKill, Cases - 1);

        node.Time.Advance(AfterItsLease);
        while (await node.Get<WakeSweep>().RunAsync(default) > 0)
        {
        }
        Assert.All(await node.FiredAsync(), fired => Assert.Equal(1, fired.Value));
        await node.ClocksFollowTheJournalAsync();
        await using var outbox = node.Database.CreateContext();
        Assert.Equal(Cases, await outbox.Outbox.CountAsync());
    }

    /// <summary>The node that is to die: this test assembly, started again by the test above. Never run by itself.</summary>
    [Fact(Explicit = true)]
    public async Task A_node_that_wakes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(DatabaseOfChild) is not { } connectionString) return;
        var moment = DateTimeOffset.Parse(Environment.GetEnvironmentVariable(MomentOfChild)!, CultureInfo.InvariantCulture);
        await using var node = await Node.StartAsync(TestDatabase.At(connectionString), new FakeTimeProvider(moment), ("Sweeps:Workers", "1"));
        while (await node.Get<WakeSweep>().RunAsync(default) > 0)
        {
        }
        // It is killed here at the latest.
        await Task.Delay(Timeout.Infinite);
    }

    private static Process Start(string connectionString, DateTimeOffset now)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Run by 'dotnet', the assembly comes first; run as its own program it does not.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(KilledNodeTests).Assembly.Location);
        foreach (var argument in (string[])["-explicit", "only", "-method", $"{typeof(KilledNodeTests).FullName}.{nameof(A_node_that_wakes_until_it_is_killed)}"]) start.ArgumentList.Add(argument);
        start.Environment[DatabaseOfChild] = connectionString;
        start.Environment[MomentOfChild] = now.ToString("O", CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
