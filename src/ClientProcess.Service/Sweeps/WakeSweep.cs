using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Sweeps;

/// <summary>Wakes the cases whose time has come. Runs on every node; a late, double or lost wake-up is harmless, for the rules decide anew.</summary>
public sealed class WakeSweep(CaseStore store, Database database, TimeProvider time)
{
    /// <summary>Cases in one sweep before the next tick gets its turn.</summary>
    public const int CasesMax = 500;

    /// <returns>How many cases were woken.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var woken = 0;
        while (woken < CasesMax && await Leases.TakeCasesAsync(database, time.GetUtcNow(), CaseStore.BatchCasesMax, cancel) is { Count: > 0 } due)
        {
            var now = time.GetUtcNow();
            await store.ApplyManyAsync([.. due.Select(id => new Ask(id, new WakeCase { By = Actor.Engine, Now = now }))], cancel);
            woken += due.Count;
        }
        return woken;
    }
}
