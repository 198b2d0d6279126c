using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tasks;

/// <summary>"Give me the next one": claims the task that is due first, among equals that of the longest waiting client.</summary>
/// <param name="Team">The team to look in; null: any of the person's.</param>
public sealed record TakeNextTask(Actor By, DateTimeOffset Now, string? Team) : IRequest<TakenTask>
{
    public RequestKey? Request { get; init; }
}

/// <param name="Task">Null when there is nothing to take.</param>
public sealed record TakenTask(string? Task, CaseReply? Reply);

internal sealed class TakeNextTaskHandler(CaseStore store, Database database, NextTaskQueue queue) : IRequestHandler<TakeNextTask, TakenTask>
{
    /// <summary>Tasks looked at before the list is read again: each was taken by somebody else in the meantime.</summary>
    private const int CandidatesMax = 20;

    /// <summary>Times the list is read. Every round in which all candidates were taken gave that many colleagues work.</summary>
    private const int RoundsMax = 10;

    public Task<TakenTask> Handle(TakeNextTask request, CancellationToken cancellationToken) =>
        queue.InTurnAsync(request.Team is { } team ? [team] : request.By.Teams, () => TakeAsync(request, cancellationToken), cancellationToken);

    private async Task<TakenTask> TakeAsync(TakeNextTask request, CancellationToken cancellationToken)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var candidates = await CandidatesAsync(request, cancellationToken);
            if (candidates.Count == 0) break;
            foreach (var (caseId, number) in candidates)
            {
                var claim = new ClaimTask(number) { By = request.By, Now = request.Now };
                var reply = await store.ApplyAsync(new Ask(caseId, claim), cancellationToken);
                if (reply.Rejection is null) return new TakenTask(PublicIds.Of(caseId, number), reply);
            }
        }
        return new TakenTask(null, null);
    }

    private async Task<List<(Guid, int)>> CandidatesAsync(TakeNextTask request, CancellationToken cancel)
    {
        var teams = request.Team is { } team ? (request.By.IsOf(team) ? [team] : []) : request.By.Teams.ToArray();
        var (me, now) = (request.By.Id, Instants.ToColumn(request.Now));
        await using var context = database.CreateContext();
        var rows = await context.Tasks.AsNoTracking()
            .Where(task => task.Status == "open" && task.Holder == null && !task.Attached && teams.Contains(task.Team))
            .Where(task => task.Kind == "task" || task.Kind == "repair" || task.Kind == "reopened")
            .Where(task => task.MeantFor == null || task.MeantFor == me)
            .Where(task => task.FollowUpAt == null || task.FollowUpAt <= now)
            .OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.ClientSince).ThenBy(task => task.CaseId).ThenBy(task => task.No)
            .Take(CandidatesMax).Select(task => new { task.CaseId, task.No }).ToListAsync(cancel);
        return [.. rows.Select(row => (row.CaseId, row.No))];
    }
}
