using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Clocks;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Signs;

/// <summary>
/// Sees which stuck signs have come and gone, and lets those that stay climb their ladder. One node at a time has the turn; should two do it at once, each
/// rung acts once all the same, for its act and its notices have keys.
/// </summary>
public sealed class SignSweep(
    Database database, StuckQuery stuck, SignLadder ladder, WorkDivision division, PromiseRegister promises, SignSettings settings, TeamRegister teams, TimeProvider time)
{
    private const string Turn = "signs";

    /// <summary>Signs that climb in one turn; the others are due still, and climb in the next.</summary>
    public const int ClimbsMax = 500;

    public static readonly TimeSpan BetweenTurns = TimeSpan.FromSeconds(30);

    /// <returns>How many rungs fired; null when it is not this node's turn.</returns>
    public async Task<int?> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!await Leases.TakeTurnAsync(database, Turn, now, BetweenTurns, cancel)) return null;
        await division.BeginPlannedAsync(cancel);
        foreach (var sign in StuckQuery.Signs) await FollowAsync(sign, now, cancel);
        return await ClimbAsync(now, cancel);
    }

    /// <summary>Signs of one kind that came, went, or are about something else now.</summary>
    private async Task FollowAsync(string sign, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await stuck.AllAsync(sign, cancel);
        await using var context = database.CreateContext();
        var known = await context.Signs.AsNoTracking().Where(row => row.Sign == sign && row.ResolvedAt == null).ToDictionaryAsync(row => row.Id, cancel);
        var batch = new SqlBatch();
        foreach (var one in found) Follow(batch, one, known.GetValueOrDefault(one.Id), now);
        // Where there are more than are looked at, what is not among them may be stuck still.
        if (found.Count < StuckQuery.SignRowsMax)
        {
            foreach (var gone in known.Keys.Except(found.Select(one => one.Id)))
                batch.Add("UPDATE signs SET resolved_at = @0, next_at = NULL WHERE id = @1 AND resolved_at IS NULL", Instants.ToColumn(now), gone);
        }
        await database.WriteAsync(batch, cancel);
    }

    private static void Follow(SqlBatch batch, Stuck one, SignRow? known, DateTimeOffset now)
    {
        var (at, since) = (Instants.ToColumn(now), Instants.ToColumn(one.Since));
        // The same again, after it had gone between two turns, is new. An empty team stays one thing, whichever of its cases waits longest.
        if (known is null || (known.Since < since && one.Sign != "team-empty"))
            batch.Add(Show, one.Id, one.Sign, one.Case, one.No, one.Task, one.Team, one.Holder, since, at, new Json("[]"));
        else if ((known.CaseId, known.TaskNo, known.Team, known.Holder) != (one.Case, one.Task, one.Team, one.Holder))
            batch.Add("UPDATE signs SET case_id = @0, task_no = @1, team = @2, holder = @3 WHERE id = @4", one.Case, one.Task, one.Team, one.Holder, one.Id);
    }

    private const string Show =
        """
        INSERT INTO signs (id, sign, case_id, no, task_no, team, holder, since, shown_at, fired, next_at) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @8)
        ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, task_no = excluded.task_no, team = excluded.team, holder = excluded.holder, since = excluded.since,
        shown_at = excluded.shown_at, fired = excluded.fired, next_at = excluded.next_at, resolved_at = NULL
        WHERE signs.resolved_at IS NOT NULL OR signs.since < excluded.since
        """;

    private async Task<int> ClimbAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var (due, calendars) = (Instants.ToColumn(now), await TeamCalendars.NewestAsync(promises, settings, cancel));
        var directory = await teams.DirectoryAsync(cancel);
        await using var context = database.CreateContext();
        var rows = await context.Signs.AsNoTracking().Where(row => row.ResolvedAt == null && row.NextAt != null && row.NextAt <= due)
            .OrderBy(row => row.NextAt).ThenBy(row => row.Id).Take(ClimbsMax).ToListAsync(cancel);
        var fired = 0;
        foreach (var row in rows)
        {
            var before = JsonSerializer.Deserialize<ImmutableArray<RungFired>>(row.Fired);
            var climbed = await ladder.ClimbAsync(row, before, calendars.Of(row.Team is null ? null : directory.Resolve(row.Team)), now, cancel);
            var batch = new SqlBatch();
            batch.Add("UPDATE signs SET fired = @0, next_at = @1 WHERE id = @2 AND shown_at = @3", new Json(JsonSerializer.Serialize(climbed.Fired)), Instants.ToColumn(climbed.NextAt), row.Id, row.ShownAt);
            await database.WriteAsync(batch, cancel);
            fired += climbed.Rungs;
        }
        return fired;
    }
}

[DisallowConcurrentExecution]
internal sealed class SignJob(SignSweep sweep, ILogger<SignJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => JobEdge.RunAsync(log, () => sweep.RunAsync(cancellationToken));
}
