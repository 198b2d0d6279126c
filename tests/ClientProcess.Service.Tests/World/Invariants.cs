using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.World;

/// <summary>What must hold of the database as a whole, whatever happened in it.</summary>
public static class Invariants
{
    public static async Task HoldAsync(Node node)
    {
        await using var context = node.Database.CreateContext();
        var journal = (await context.Journal.AsNoTracking().OrderBy(row => row.Seq).ToListAsync()).ToLookup(row => row.CaseId);
        var tasks = (await context.Tasks.AsNoTracking().ToListAsync()).ToLookup(row => row.CaseId);
        var handoffs = (await context.Handoffs.AsNoTracking().ToListAsync()).ToLookup(row => row.CaseId);
        var subscriptions = (await context.Subscriptions.AsNoTracking().ToListAsync()).ToLookup(row => row.CaseId);
        var cases = await context.Cases.AsNoTracking().ToListAsync();
        Assert.NotEmpty(cases);
        foreach (var row in cases)
        {
            var state = Fold(row, [.. journal[row.Id]]);
            WorklistFollows(state, [.. tasks[row.Id]], [.. handoffs[row.Id]]);
            Assert.Equal(
                state.Positions.Where(position => position is { AwaitsMessage: true, Message: not null }).Select(position => position.Id).Order(),
                subscriptions[row.Id].Select(subscription => subscription.Position).Order());
        }
    }

    /// <summary>The journal is dense, and its fold is the state, to the letter; the columns beside the state say the same.</summary>
    private static CaseState Fold(CaseRow row, List<JournalRow> journal)
    {
        Assert.Equal(Enumerable.Range(1, row.Version), journal.Select(entry => entry.Seq));
        CaseState? folded = null;
        foreach (var entry in journal) folded = CaseEvolver.Fold(folded, CaseJson.ReadEvents(entry.Events));
        Assert.Equal(CaseJson.Write(CaseJson.ReadState(row.State)), CaseJson.Write(folded!));
        Assert.Equal(row.Version, folded!.Revision);
        Assert.Equal(row.NextWake, Instants.ToColumn(folded.NextWake));
        Assert.Equal(row.Bounces, folded.Bounces);
        Assert.Equal(row.Status == "closed", folded.Status == CaseStatus.Closed);
        return folded;
    }

    private static void WorklistFollows(CaseState state, List<TaskRow> tasks, List<HandoffRow> handoffs)
    {
        Assert.Equal(state.Tasks.Select(task => task.Id).Order(), tasks.Where(row => row.Status == "open").Select(row => row.No).Order());
        foreach (var row in tasks.Where(row => row.Status == "open"))
        {
            var task = state.Task(row.No)!;
            Assert.Equal((task.Team, task.Holder?.Person, state.ResponsibleFor(task), Etags.Of(state, task)), (row.Team, row.Holder, row.Responsible, row.Etag));
        }
        Assert.Equal(
            state.Handoffs.Where(handoff => handoff.Status == HandoffStatus.Offered).Select(handoff => handoff.Id).Order(),
            handoffs.Where(row => row.Status == "offered").Select(row => row.No).Order());
        Assert.All(tasks.Where(row => row.Status != "open"), row => Assert.NotNull(row.ClosedAt));
        Assert.All(handoffs.Where(row => row.Status != "offered"), row => Assert.NotNull(row.DecidedAt));
    }
}
