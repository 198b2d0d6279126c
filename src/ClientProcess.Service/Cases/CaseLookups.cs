using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Cases;

/// <summary>Finds cases by what they are called, and the cases that the lines of a list are about.</summary>
public sealed class CaseLookups(Database database)
{
    /// <summary>The case with this id or number; null when there is none that the person may see.</summary>
    public async Task<Guid?> SeenByAsync(Actor who, string idOrNumber, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var cases = context.Cases.AsNoTracking().VisibleTo(who, context);
        if (Guid.TryParse(idOrNumber, out var id)) cases = cases.Where(row => row.Id == id);
        else if (CaseNumber.Read(idOrNumber) is { } number) cases = cases.Where(row => row.Number == number);
        else return null;
        return await cases.Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Cases whose lines the person sees already: one question for a whole page.</summary>
    public async Task<IReadOnlyDictionary<Guid, CaseRow>> RowsAsync(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        await using var context = database.CreateContext();
        return await context.Cases.AsNoTracking().Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
    }

    public async Task<Paged<JournalEntry>> JournalAsync(Guid id, int page, int pageSize, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var journal = context.Journal.AsNoTracking().Where(row => row.CaseId == id);
        var total = await journal.CountAsync(cancel);
        var rows = await journal.OrderBy(row => row.Seq).Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancel);
        return new Paged<JournalEntry>(
            [.. rows.Select(row => new JournalEntry(row.Seq, Instants.FromColumn(row.At), row.ByKind, row.ById, CaseJson.ReadEvents(row.Events)))], total, page, pageSize);
    }
}
