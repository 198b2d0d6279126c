using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Service.Sweeps;

/// <summary>
/// Wakes the cases whose time has come, several batches at a time. Runs on every node; a late, double or lost wake-up is harmless, for the rules
/// decide anew.
/// </summary>
public sealed class WakeSweep(CaseStore store, Database database, TimeProvider time, IConfiguration settings)
{
    /// <summary>Cases in one sweep before the next tick gets its turn: about two seconds of work, well within a lease.</summary>
    public const int CasesMax = 5_000;

    /// <summary>Cases taken in hand at once. Each take looks for what is due anew, so few large ones cost less than many small ones.</summary>
    private const int LeaseCasesMax = 500;

    /// <summary>Batches under way at the same time on a node, unless <c>Sweeps:Workers</c> says otherwise: while one waits for its commit another decides.</summary>
    private const int WorkersDefault = 4;

    /// <summary>More workers than this only wait for each other, and hold connections that people need.</summary>
    private const int WorkersMax = 32;

    /// <summary>SQLite has one writer at a time.</summary>
    private int Workers => database.IsPostgres ? Math.Clamp(settings.GetValue("Sweeps:Workers", WorkersDefault), 1, WorkersMax) : 1;

    /// <returns>How many cases were woken.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var woken = 0;
        while (woken < CasesMax && await Leases.TakeCasesAsync(database, time.GetUtcNow(), LeaseCasesMax, cancel) is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(
                due.Chunk(CaseStore.BatchCasesMax), new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancel }, async (cases, stop) => await WakeAsync(cases, stop));
            woken += due.Count;
        }
        return woken;
    }

    private async Task WakeAsync(Guid[] cases, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await store.ApplyManyAsync([.. cases.Select(id => new Ask(id, new WakeCase { By = Actor.Engine, Now = now }))], cancel);
    }
}
