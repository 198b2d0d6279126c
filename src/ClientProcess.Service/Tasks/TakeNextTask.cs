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

/// <param name="Task">Null when there is nothing to take, or the request's key was used for something else.</param>
public sealed record TakenTask(string? Task, CaseReply? Reply);

internal sealed class TakeNextTaskHandler(CaseStore store, Database database, NextTaskQueue queue) : IRequestHandler<TakeNextTask, TakenTask>
{
    /// <summary>Tasks looked at before the list is read again: each was taken by somebody else in the meantime.</summary>
    private const int CandidatesMax = 20;

    /// <summary>Times the list is read. Every round in which all candidates were taken gave that many colleagues work.</summary>
    private const int RoundsMax = 50;

    public Task<TakenTask> Handle(TakeNextTask request, CancellationToken cancellationToken) =>
        queue.InTurnAsync(request.Team is { } team ? [team] : request.By.Teams, () => AnswerAsync(request, cancellationToken), cancellationToken);

    private async Task<TakenTask> AnswerAsync(TakeNextTask request, CancellationToken cancellationToken)
    {
        var reply = await store.AnsweredAsync(request.Request, cancellationToken)
            ?? (IsForOthers(request) ? null : await TakeAsync(request, cancellationToken))
            ?? await store.KeepAsync(request.Request, IsForOthers(request) ? ForOthers(request) : new CaseReply(), request.Now, cancellationToken);
        return new TakenTask(reply.Task, reply);
    }

    private static bool IsForOthers(TakeNextTask request) => request.Team is { } team && !request.By.IsOf(team);

    private static CaseReply ForOthers(TakeNextTask request) => CaseReply.Refused(
        Rejection.Of(RejectionCode.NotYourTeam, $"Expected a team of your own, but {request.By.Id} is not in {request.Team}.", request.Team!));

    private async Task<CaseReply?> TakeAsync(TakeNextTask request, CancellationToken cancel)
    {
        var passedOver = 0;
        for (var round = 0; round < RoundsMax; round++)
        {
            var candidates = await CandidatesAsync(request, passedOver, cancel);
            if (candidates.Count == 0) break;
            foreach (var (caseId, number) in candidates)
            {
                var claim = new ClaimTask(number) { By = request.By, Now = request.Now };
                var reply = await store.ApplyAsync(new Ask(caseId, claim) { Request = request.Request, IsAttempt = true }, cancel);
                if (reply.KeyReused || reply.Events.Length > 0) return reply;
                // Nothing happened, yet nobody says no: this request was answered at the same moment, or the same person took this one with another.
                if (reply.Rejection is null && await store.AnsweredAsync(request.Request, cancel) is { } before) return before;
                if (reply.Rejection is { Code: not (RejectionCode.Taken or RejectionCode.TaskClosed) }) passedOver++;
            }
        }
        return null;
    }

    private async Task<List<(Guid, int)>> CandidatesAsync(TakeNextTask request, int passedOver, CancellationToken cancel)
    {
        var teams = request.Team is { } team ? [team] : request.By.Teams.ToArray();
        var (me, now) = (request.By.Id, Instants.ToColumn(request.Now));
        await using var context = database.CreateContext();
        var rows = await context.Tasks.AsNoTracking()
            .Where(task => task.Status == "open" && task.Holder == null && !task.Attached && teams.Contains(task.Team))
            .Where(task => task.Kind == "task" || task.Kind == "repair" || task.Kind == "reopened")
            .Where(task => task.MeantFor == null || task.MeantFor == me)
            .Where(task => task.FollowUpAt == null || task.FollowUpAt <= now)
            .OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.ClientSince).ThenBy(task => task.CaseId).ThenBy(task => task.No)
            .Skip(passedOver).Take(CandidatesMax).Select(task => new { task.CaseId, task.No }).ToListAsync(cancel);
        return [.. rows.Select(row => (row.CaseId, row.No))];
    }
}
