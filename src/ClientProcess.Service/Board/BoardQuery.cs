using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Board;

/// <summary>Which lines of the board somebody looks at.</summary>
public sealed record BoardFilter
{
    public string? Team { get; init; }

    /// <summary>The id of a process in a drawing.</summary>
    public string? Process { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = WorklistQuery.PageRowsDefault;
}

/// <summary>
/// A promise that was broken, or nearly is: whose, since when, and what can be done. No word of the client and nothing that was typed: the case's number
/// and the name of its process say which it is.
/// </summary>
/// <param name="Team">Who has to move: the team at work, else the one that promised, else the owner's.</param>
/// <param name="Task">The task to act on, and who holds it; null when the clock is about no open task.</param>
/// <param name="Working">Working time since it was due, or, not late yet, until it is; null when its calendar is gone.</param>
/// <param name="CaseActs">What the person may do with the case.</param>
/// <param name="TaskActs">What the person may do with the task.</param>
/// <param name="ClockActs">What the person may do with the clock.</param>
public sealed record BoardLine(
    ClockRow Clock, string Number, string Team, TaskRow? Task, TimeSpan? Working, ImmutableArray<CaseAct> CaseActs, ImmutableArray<TaskAct> TaskActs, ImmutableArray<ClockAct> ClockActs);

/// <summary>What is too late and what nearly is, of the cases a person may see.</summary>
public sealed class BoardQuery(Database database, PromiseRegister promises)
{
    /// <summary>Open clocks past their due moment, the longest ago first; one that stands still counts as it stood when it stopped.</summary>
    public Task<Paged<BoardLine>> LateAsync(Actor who, BoardFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        var at = Instants.ToColumn(now);
        return ListAsync(who, filter, now, clocks => clocks.Where(row => (row.PausedAt ?? at) > row.DueAt), cancel);
    }

    /// <summary>Running clocks that will be late when nothing happens, the soonest first.</summary>
    public Task<Paged<BoardLine>> AtRiskAsync(Actor who, BoardFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        var at = Instants.ToColumn(now);
        return ListAsync(who, filter, now, clocks => clocks.Where(row => row.Paused == null && row.RiskAt <= at && row.DueAt >= at), cancel);
    }

    private async Task<Paged<BoardLine>> ListAsync(Actor who, BoardFilter filter, DateTimeOffset now, Func<IQueryable<ClockRow>, IQueryable<ClockRow>> which, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var clocks = which(context.Clocks.AsNoTracking().Where(row => row.Verdict == null));
        if (!Visibility.SeesAll(who)) clocks = clocks.Where(row => context.Cases.VisibleTo(who, context).Any(seen => seen.Id == row.CaseId));
        if (filter.Process is { } process) clocks = clocks.Where(row => row.Process == process);
        if (filter.Team is { } team) clocks = clocks.Where(row => row.Team == team || (row.Team == null && context.Tasks.Any(task => task.CaseId == row.CaseId && task.Status == "open" && task.Team == team)));
        var (page, size) = (Math.Max(1, filter.Page), Math.Clamp(filter.PageSize, 1, WorklistQuery.PageRowsMax));
        var total = await clocks.CountAsync(cancel);
        var rows = await clocks.OrderBy(row => row.DueAt).ThenBy(row => row.CaseId).ThenBy(row => row.No).Skip((page - 1) * size).Take(size).ToListAsync(cancel);
        return new Paged<BoardLine>(await LinesAsync(context, who, rows, now, cancel), total, page, size);
    }

    private async Task<IReadOnlyList<BoardLine>> LinesAsync(ClientProcessDb context, Actor who, List<ClockRow> clocks, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = clocks.Select(row => row.CaseId).Distinct().ToArray();
        var cases = await context.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var states = cases.ToDictionary(pair => pair.Key, pair => CaseJson.ReadState(pair.Value.State));
        var open = (await context.Tasks.AsNoTracking().Where(task => ids.Contains(task.CaseId) && task.Status == "open" && !task.Attached).ToListAsync(cancel)).ToLookup(task => task.CaseId);
        var known = (await promises.NewestAsync(cancel)).Promises;
        return [.. clocks.Select(row => LineOf(row, cases[row.CaseId], states[row.CaseId], [.. open[row.CaseId]], known, who, now))];
    }

    private static BoardLine LineOf(ClockRow row, CaseRow of, CaseState state, ImmutableArray<TaskRow> open, Engine.Clocks.Promises known, Actor who, DateTimeOffset now)
    {
        var clock = CaseJson.ReadClock(row.Detail);
        var task = TaskOf(row, state, open);
        var calendar = known.Calendar(clock.Clock.Terms.Calendar);
        TimeSpan? working = calendar is not null && clock.Clock.Remaining(calendar, now) is { IsRefused: false } left ? left.Value.Duration() : null;
        return new BoardLine(
            row, of.Number, row.Team ?? task?.Team ?? state.Owner.Team, task, working, WhatMay.BeDoneWith(state, who),
            task is not null && state.Task(task.No) is { } work ? WhatMay.BeDoneWith(state, work, who) : [],
            WhatMay.BeDoneWith(clock, isDropped: false, who, now));
    }

    /// <summary>The task that the clock is about; for the case as a whole the work that is open, when there is one place to look.</summary>
    private static TaskRow? TaskOf(ClockRow row, CaseState state, ImmutableArray<TaskRow> open) => row switch
    {
        { TaskNo: { } number } => open.FirstOrDefault(task => task.No == number),
        { HandoffNo: { } handoff } => state.Tasks.FirstOrDefault(task => task.Handoffs.Contains(handoff)) is { } offered ? open.FirstOrDefault(task => task.No == offered.Id) : null,
        _ => open is [var only] ? only : null,
    };
}
