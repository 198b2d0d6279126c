using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Promises;

/// <summary>A clock of a case at one moment, with everything that is derived from its exact moments.</summary>
/// <param name="Percentage">How much of the target is used; null when its calendar is gone.</param>
/// <param name="Remaining">What is left: working time, for a statutory term calendar time; negative when late.</param>
/// <param name="Explanation">Why it is due then.</param>
public sealed record ClockView(ClockRow Row, CaseClock Clock, decimal? Percentage, TimeSpan? Remaining, ImmutableArray<DueSegment> Explanation, DateTimeOffset Now)
{
    public bool IsDropped => Row.Verdict == "dropped";

    public bool IsOpen => Row.Verdict is null;

    /// <summary>Late now, or when it stopped.</summary>
    public bool IsLate => !IsDropped && Clock.Clock.IsOverdue(Now);

    public bool IsAtRisk => IsOpen && Row.Paused is null && !IsLate && Instants.FromColumn(Row.RiskAt) <= Now;
}

/// <summary>The clocks of a case, open and stopped, as they stand at a moment. Whoever asks has been let see the case.</summary>
public sealed class ClockQuery(Database database, PromiseRegister promises)
{
    public async Task<IReadOnlyList<ClockView>> OfCaseAsync(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var rows = await context.Clocks.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.No).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var known = (await promises.NewestAsync(cancel)).Promises;
        return [.. rows.Select(row => Of(row, known, now))];
    }

    /// <summary>One clock; null when there is none.</summary>
    public async Task<ClockView?> FindAsync(Guid id, int number, DateTimeOffset now, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.Clocks.AsNoTracking().FirstOrDefaultAsync(row => row.CaseId == id && row.No == number, cancel) is { } row
            ? Of(row, (await promises.NewestAsync(cancel)).Promises, now)
            : null;
    }

    private static ClockView Of(ClockRow row, Engine.Clocks.Promises known, DateTimeOffset now)
    {
        var clock = CaseJson.ReadClock(row.Detail);
        var calendar = known.Calendar(clock.Clock.Terms.Calendar);
        var until = row.StoppedAt is { } stopped ? Instants.FromColumn(stopped) : now;
        decimal? used = calendar is not null && clock.Clock.Percentage(calendar, until) is { IsRefused: false } share ? share.Value : null;
        TimeSpan? left = calendar is not null && clock.Clock.Remaining(calendar, until) is { IsRefused: false } rest ? rest.Value : null;
        return new ClockView(row, clock, used, left, clock.Clock.Explain(known.Calendar), now);
    }
}
