using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Promises;

/// <summary>
/// After what was promised has changed, every open clock goes on by what holds now, with before and after in its case's journal. Twice is harmless:
/// a clock that goes by the new terms already does not change.
/// </summary>
public sealed class ReviewSweep(CaseStore store, Database database, PromiseRegister promises, TimeProvider time)
{
    private const int BatchesMax = 40;

    /// <returns>How many cases were reviewed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var version = (await promises.NewestAsync(cancel)).Version;
        var reviewed = 0;
        for (var batch = 0; batch < BatchesMax; batch++)
        {
            await using var context = database.CreateContext();
            var ids = await context.Clocks.AsNoTracking().Where(row => row.Verdict == null && row.Promises < version)
                .Select(row => row.CaseId).Distinct().OrderBy(id => id).Take(CaseStore.BatchCasesMax).ToListAsync(cancel);
            if (ids.Count == 0) break;
            var now = time.GetUtcNow();
            await store.ApplyManyAsync([.. ids.Select(id => new Ask(id, new ReviewClocks { By = Actor.Engine, Now = now }))], cancel);
            await context.Clocks.Where(row => ids.Contains(row.CaseId) && row.Verdict == null && row.Promises < version)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Promises, version), cancel);
            reviewed += ids.Count;
        }
        return reviewed;
    }
}
