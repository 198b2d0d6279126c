using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Cases;

/// <summary>What somebody looks for in the cases.</summary>
public sealed record CaseFilter
{
    /// <summary>A number, or part of the subject.</summary>
    public string? Text { get; init; }

    public string? Status { get; init; }
    public string? Process { get; init; }
    public string? Owner { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = WorklistQuery.PageRowsDefault;
}

public sealed record CaseLine(CaseRow Case, string? Subject);

/// <summary>A case with everything a page or an answer shows of it.</summary>
/// <param name="Values">The newest value of each key, notes included.</param>
public sealed record CaseView(
    CaseRow Row, CaseState State, ProcessModel Model, ProcessDefinition Process, IReadOnlyDictionary<string, JsonElement> Values,
    IReadOnlyList<TaskRow> Tasks, IReadOnlyList<HandoffRow> Handoffs)
{
    public string? Subject => Text(NoteKeys.Subject);

    public string? Text(string? key) =>
        key is not null && Values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string NameOf(string? node) => node is null ? "" : Process.Find(node)?.Label ?? node;
}

/// <summary>One row of the journal, read.</summary>
public sealed record JournalEntry(int Seq, DateTimeOffset At, string ByKind, string By, ImmutableArray<CaseEvent> Events);

/// <summary>A stop of the route: a team that the work reached.</summary>
/// <param name="TakenAt">When somebody of the team claimed it; null while it lies, or when it left unclaimed.</param>
/// <param name="Until">When it left the team; null while it is there.</param>
/// <param name="IsBounce">The work was here before last: A-B-A.</param>
public sealed record RouteStop(string Team, string Work, DateTimeOffset From, DateTimeOffset? TakenAt, DateTimeOffset? Until, bool IsBounce);

/// <summary>Reads cases: what a person may see of them.</summary>
public sealed class CaseQueries(Database database, DefinitionLibrary definitions)
{
    public async Task<Paged<CaseLine>> SearchAsync(Actor who, CaseFilter filter, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var cases = Filtered(context, who, filter);
        var (page, size) = (Math.Max(1, filter.Page), Math.Clamp(filter.PageSize, 1, WorklistQuery.PageRowsMax));
        var total = await cases.CountAsync(cancel);
        var rows = await cases.OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id).Skip((page - 1) * size).Take(size)
            .Select(row => new
            {
                Row = row,
                Subject = context.Values.Where(value => value.CaseId == row.Id && value.Key == NoteKeys.Subject).OrderByDescending(value => value.Revision).Select(value => value.Value).FirstOrDefault(),
            }).ToListAsync(cancel);
        return new Paged<CaseLine>([.. rows.Select(row => new CaseLine(row.Row, JsonText.Of(row.Subject)))], total, page, size);
    }

    /// <summary>The case with this id; null when there is none that the person may see.</summary>
    public async Task<CaseView?> FindAsync(Actor who, Guid id, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var row = await context.Cases.AsNoTracking().Where(row => row.Id == id).VisibleTo(who, context).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var model = await definitions.ModelAsync(row.DefinitionKey, row.DefinitionVersion, cancel);
        var values = await context.Values.AsNoTracking().Where(value => value.CaseId == id && value.Value != null).OrderBy(value => value.Revision).ToListAsync(cancel);
        var newest = values.GroupBy(value => value.Key).ToDictionary(group => group.Key, group => JsonDocument.Parse(group.Last().Value!).RootElement.Clone());
        var tasks = await context.Tasks.AsNoTracking().Where(task => task.CaseId == id).OrderBy(task => task.No).ToListAsync(cancel);
        var risks = await context.Clocks.AsNoTracking().Where(clock => clock.CaseId == id && clock.TaskNo != null && clock.Verdict == null && clock.Paused == null).ToListAsync(cancel);
        foreach (var task in tasks) task.RiskAt = risks.FirstOrDefault(clock => clock.TaskNo == task.No)?.RiskAt;
        var handoffs = await context.Handoffs.AsNoTracking().Where(handoff => handoff.CaseId == id).OrderBy(handoff => handoff.No).ToListAsync(cancel);
        return new CaseView(row, CaseJson.ReadState(row.State), model, model.Find(row.Process)!, newest, tasks, handoffs);
    }

    public async Task<Guid?> IdOfNumberAsync(string number, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.Cases.Where(row => row.Number == number).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(Guid id, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var rows = await context.Journal.AsNoTracking().Where(row => row.CaseId == id).OrderBy(row => row.Seq).ToListAsync(cancel);
        return [.. rows.Select(row => new JournalEntry(row.Seq, Instants.FromColumn(row.At), row.ByKind, row.ById, CaseJson.ReadEvents(row.Events)))];
    }

    /// <summary>The handoffs to and from teams, the longest waiting first.</summary>
    public async Task<Paged<HandoffRow>> HandoffsAsync(Actor who, string? to, string? from, string? status, int page, int pageSize, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var handoffs = context.Handoffs.AsNoTracking();
        if (!Visibility.SeesAll(who))
        {
            var teams = who.Teams.ToArray();
            handoffs = handoffs.Where(row => teams.Contains(row.ToTeam) || teams.Contains(row.FromTeam));
        }
        if (to is not null) handoffs = handoffs.Where(row => row.ToTeam == to);
        if (from is not null) handoffs = handoffs.Where(row => row.FromTeam == from);
        if (status is not null) handoffs = handoffs.Where(row => row.Status == status);
        var (at, size) = (Math.Max(1, page), Math.Clamp(pageSize, 1, WorklistQuery.PageRowsMax));
        var total = await handoffs.CountAsync(cancel);
        var rows = await handoffs.OrderBy(row => row.OfferedAt).ThenBy(row => row.CaseId).ThenBy(row => row.No).Skip((at - 1) * size).Take(size).ToListAsync(cancel);
        return new Paged<HandoffRow>(rows, total, at, size);
    }

    private static IQueryable<CaseRow> Filtered(ClientProcessDb context, Actor who, CaseFilter filter)
    {
        var cases = context.Cases.AsNoTracking().VisibleTo(who, context);
        if (filter.Status is { } status) cases = cases.Where(row => row.Status == status);
        if (filter.Process is { } process) cases = cases.Where(row => row.Process == process || row.DefinitionKey == process);
        if (filter.Owner is { } owner) cases = cases.Where(row => row.OwnerPerson == owner);
        if (string.IsNullOrWhiteSpace(filter.Text)) return cases;
        var number = CaseNumber.Read(filter.Text.Trim());
        var pattern = $"%{Literally(filter.Text.Trim()).ToLowerInvariant()}%";
#pragma warning disable CA1304, CA1311 // Only this form becomes lower() in the database; it never runs here.
        return cases.Where(row => row.Number == number
            || context.Values.Any(value => value.CaseId == row.Id && (value.Key == NoteKeys.Subject || value.Key == NoteKeys.Client) && value.Value != null && EF.Functions.Like(value.Value.ToLower(), pattern, "\\")));
#pragma warning restore CA1304, CA1311
    }

    /// <summary>What people type is text to look for, not a pattern.</summary>
    private static string Literally(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
