using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Worklist;

/// <summary>What somebody looks for in the tasks.</summary>
public sealed record WorklistFilter
{
    public string? Team { get; init; }
    public string? Holder { get; init; }

    /// <summary><c>open</c> (default), <c>completed</c>, <c>cancelled</c>, <c>handed-off</c> or <c>all</c>.</summary>
    public string Status { get; init; } = "open";

    public bool Overdue { get; init; }

    /// <summary><c>due</c> (default: earliest due, then the longest waiting client), <c>offered</c> or <c>waiting</c>.</summary>
    public string Sort { get; init; } = "due";

    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = WorklistQuery.PageRowsDefault;
}

/// <summary>A line of a worklist: the task with what people call its case.</summary>
/// <param name="Title">For work that was added: what is to be done.</param>
public sealed record WorklistLine(TaskRow Task, string CaseNumber, string Process, string? Subject, string? Title);

public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>The tasks a person may see, filtered, sorted and paged.</summary>
public sealed class WorklistQuery(Database database, TimeProvider time)
{
    public const int PageRowsDefault = 25;

    /// <summary>Rows of one answer: what a person can look through, and a system can take in one breath.</summary>
    public const int PageRowsMax = 100;

    public async Task<Paged<WorklistLine>> ListAsync(Actor who, WorklistFilter filter, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var tasks = Filtered(context, who, filter);
        var (page, size) = (Math.Max(1, filter.Page), Math.Clamp(filter.PageSize, 1, PageRowsMax));
        var total = await tasks.CountAsync(cancel);
        var rows = await Sorted(tasks, filter.Sort).Skip((page - 1) * size).Take(size)
            .Join(context.Cases, task => task.CaseId, row => row.Id, (task, row) => new
            {
                Task = task,
                row.Number,
                row.Process,
                Risk = context.Clocks.Where(clock => clock.CaseId == task.CaseId && clock.TaskNo == task.No && clock.Verdict == null && clock.Paused == null).Select(clock => (DateTime?)clock.RiskAt).FirstOrDefault(),
                Subject = context.Values.Where(value => value.CaseId == row.Id && value.Key == NoteKeys.Subject).OrderByDescending(value => value.Revision).Select(value => value.Value).FirstOrDefault(),
                Title = context.Values.Where(value => task.Title != null && value.CaseId == row.Id && value.Key == task.Title).OrderByDescending(value => value.Revision).Select(value => value.Value).FirstOrDefault(),
            }).ToListAsync(cancel);
        foreach (var row in rows) row.Task.RiskAt = row.Risk;
        return new Paged<WorklistLine>([.. rows.Select(row => new WorklistLine(row.Task, row.Number, row.Process, JsonText.Of(row.Subject), JsonText.Of(row.Title)))], total, page, size);
    }

    /// <summary>How many open tasks each of the teams has, and how many of them nobody holds.</summary>
    public async Task<IReadOnlyDictionary<string, (int Open, int Free)>> CountsAsync(IEnumerable<string> teams, CancellationToken cancel)
    {
        var wanted = teams.ToArray();
        await using var context = database.CreateContext();
        var rows = await context.Tasks.AsNoTracking().Where(task => task.Status == "open" && !task.Attached && wanted.Contains(task.Team))
            .GroupBy(task => task.Team).Select(group => new { Team = group.Key, Open = group.Count(), Free = group.Count(task => task.Holder == null) }).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Team, row => (row.Open, row.Free));
    }

    private IQueryable<TaskRow> Filtered(ClientProcessDb context, Actor who, WorklistFilter filter)
    {
        var tasks = context.Tasks.AsNoTracking().Where(task => !task.Attached);
        if (!Visibility.SeesAll(who))
        {
            var (me, teams) = (who.Id, who.Teams.ToArray());
            tasks = tasks.Where(task => teams.Contains(task.Team) || teams.Contains(task.Responsible) || task.Holder == me);
        }
        if (filter.Team is { } team) tasks = tasks.Where(task => task.Team == team);
        if (filter.Holder is { } holder) tasks = tasks.Where(task => task.Holder == holder);
        if (filter.Status != "all") tasks = tasks.Where(task => task.Status == filter.Status);
        if (!filter.Overdue) return tasks;
        var now = time.GetUtcNow().UtcDateTime;
        return tasks.Where(task => task.Status == "open" && task.DueAt < now);
    }

    private static IQueryable<TaskRow> Sorted(IQueryable<TaskRow> tasks, string sort) => sort switch
    {
        "offered" => tasks.OrderBy(task => task.OfferedAt).ThenBy(task => task.CaseId).ThenBy(task => task.No),
        "waiting" => tasks.OrderBy(task => task.ClientSince).ThenBy(task => task.CaseId).ThenBy(task => task.No),
        _ => tasks.OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.ClientSince).ThenBy(task => task.CaseId).ThenBy(task => task.No),
    };
}
