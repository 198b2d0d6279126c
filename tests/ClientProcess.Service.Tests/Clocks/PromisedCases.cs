using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Clocks;

/// <summary>Promises in the named world, and what must hold of the rows that say how they are kept.</summary>
internal static class PromisedCases
{
    public const string Calendars = """
        calendars:
          kantoor: { timezone: Europe/Amsterdam, hours: { mon-fri: ["09:00-17:00"] }, holidays: [nl-office] }
        """;

    public const string Agreements = """
        agreements:
          klant: { kind: sla, calendar: kantoor, for: { process: relay }, clocks: { completion: { target: PT16H, high: PT8H } } }
          werk: { kind: ola, calendar: kantoor, for: { lane: klantcontact }, clocks: { completion: PT4H }, ladder: werk }
          overdracht: { kind: ola, calendar: kantoor, for: { handoff: { to: beoordeling } }, clocks: { acceptance: PT4H } }
        ladders:
          werk: [{ at: 50%, do: [notify coordinator, mark laat] }, { at: 100%, do: [raise priority, notify supervisor] }]
        """;

    public static Task<int> PromiseAsync(this Node node, string agreements = Agreements, string calendars = Calendars) =>
        node.Get<PromiseRegister>().ImportAsync(agreements, calendars, [], default);

    /// <summary>Cases opened in bulk.</summary>
    public static async Task<List<Guid>> OpenManyAsync(this Node node, int count)
    {
        var ids = Enumerable.Range(1, count).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        var replies = await node.Store.ApplyManyAsync([.. ids.Select(id => new Ask(id, new OpenCase(id, new DefinitionRef("relay", 1, "relay"), "klantcontact") { By = People.Kim, Now = node.Now }))], default);
        Assert.All(replies, reply => Assert.Null(reply.Rejection));
        return ids;
    }

    /// <summary>The rungs that each case's journal tells of.</summary>
    public static async Task<Dictionary<Guid, int>> FiredAsync(this Node node)
    {
        await using var context = node.Database.CreateContext();
        var rows = await context.Journal.AsNoTracking().ToListAsync();
        return rows.GroupBy(row => row.CaseId).ToDictionary(rows => rows.Key, rows => rows.SelectMany(row => CaseJson.ReadEvents(row.Events)).OfType<Escalated>().Count());
    }

    /// <summary>Every row of <c>clocks</c> is what the journal says of that clock, built again from nothing.</summary>
    public static async Task ClocksFollowTheJournalAsync(this Node node)
    {
        await using var context = node.Database.CreateContext();
        var rows = (await context.Clocks.AsNoTracking().ToListAsync()).ToDictionary(row => (row.CaseId, row.No));
        var last = new Dictionary<(Guid, int), ClockEvent>();
        foreach (var entry in await context.Journal.AsNoTracking().OrderBy(row => row.CaseId).ThenBy(row => row.Seq).ToListAsync())
        {
            foreach (var happened in CaseJson.ReadEvents(entry.Events).OfType<ClockEvent>()) last[(entry.CaseId, happened.Clock.Id)] = happened;
        }
        Assert.NotEmpty(last);
        Assert.Equal(last.Keys.Order(), rows.Keys.Order());
        foreach (var (key, happened) in last) Follows(rows[key], happened);
    }

    private static void Follows(ClockRow row, ClockEvent last)
    {
        var (clock, terms) = (last.Clock.Clock, last.Clock.Clock.Terms);
        Assert.Equal(CaseJson.Write(last.Clock), CaseJson.Write(CaseJson.ReadClock(row.Detail)));
        Assert.Equal((terms.Agreement, terms.Target, Kebab.Of(terms.Priority), Kebab.Of(terms.Clock), last.Clock.Team), (row.Agreement, row.Target, row.Priority, row.Clock, row.Team));
        Assert.Equal((Instants.ToColumn(clock.StartedAt), Instants.ToColumn(clock.Current.Due)), (row.StartedAt, row.DueAt));
        Assert.Equal(last is ClockDropped ? "dropped" : clock.Verdict is { } verdict ? Kebab.Of(verdict) : null, row.Verdict);
        Assert.Equal(row.Verdict is null, row.StoppedAt is null);
        Assert.Equal(clock.Status == Engine.Clocks.ClockStatus.Paused ? Kebab.Of(clock.Current.Pause!.Ground) : null, row.Paused);
    }
}
