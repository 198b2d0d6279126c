using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service;

/// <summary>
/// A team becomes part of another: its people and all that is open with it. The team itself stays known, so that drawings and journals that name it go on
/// meaning something; a team is never deleted.
/// </summary>
public sealed record MergeTeam(Actor By, DateTimeOffset Now, string From, string Into) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

internal sealed class MergeTeamHandler(CaseStore store, TeamRegister teams, Database database) : IRequestHandler<MergeTeam, CaseReply>
{
    public async Task<CaseReply> Handle(MergeTeam request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        var directory = await teams.DirectoryAsync(cancellationToken);
        if (WhyNot(request, directory) is { } no) return await store.KeepAsync(request.Request, CaseReply.Refused(no), request.Now, cancellationToken);
        var (from, into) = (request.From, directory.Find(request.Into)!.Id);
        await JoinAsync(from, into, cancellationToken);
        await MoveAsync(from, into, request, cancellationToken);
        return await store.KeepAsync(request.Request, new CaseReply(), request.Now, cancellationToken);
    }

    private static Rejection? WhyNot(MergeTeam request, Engine.Definitions.TeamDirectory directory) =>
        !request.By.Has(CaseRoles.Administrator) && !request.By.Has(CaseRoles.Supervisor) ? Rejection.Of(RejectionCode.NotAllowed, "Expected a supervisor or an administrator, for a team is for them to change.")
        : directory.Find(request.Into) is not { } into ? Rejection.Of(RejectionCode.TeamUnknown, $"Expected a team that exists, but '{request.Into}' does not.", request.Into)
        : directory.Resolve(request.From) is not { } from ? Rejection.Of(RejectionCode.TeamUnknown, $"Expected a team that exists, but '{request.From}' does not.", request.From)
        : directory.Find(request.From) is not null && from.Id == into.Id ? Rejection.Of(RejectionCode.SameTeam, $"Expected another team than {into.Id}, which has it already.", into.Id)
        : from.Id == directory.FallbackTeam ? Rejection.Of(RejectionCode.NotAllowed, "Expected a team that is not the safety net; name another safety net first.", from.Id)
        : null;

    /// <summary>First the teams and people, so that new work goes to the new team while the old work moves.</summary>
    private async Task JoinAsync(string from, string into, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        foreach (var person in await context.People.ToListAsync(cancel))
        {
            var own = TeamRegister.Split(person.Teams);
            if (own.Contains(from, StringComparer.OrdinalIgnoreCase))
                person.Teams = string.Join(',', own.Select(team => string.Equals(team, from, StringComparison.OrdinalIgnoreCase) ? into : team).Distinct(StringComparer.OrdinalIgnoreCase));
        }
        (await context.Teams.FirstAsync(row => row.Id == from, cancel)).MergedInto = into;
        await context.SaveChangesAsync(cancel);
        teams.Forget();
    }

    private async Task MoveAsync(string from, string into, MergeTeam request, CancellationToken cancel)
    {
        var last = Guid.Empty;
        while (true)
        {
            await using var context = database.CreateContext();
            var open = await context.Cases.AsNoTracking().Where(row => row.Status == "open" && row.Id.CompareTo(last) > 0
                    && (row.OwnerTeam == from || row.IntakeTeam == from || context.Tasks.Any(task => task.CaseId == row.Id && task.Status == "open" && (task.Team == from || task.Responsible == from))
                        || context.Handoffs.Any(handoff => handoff.CaseId == row.Id && (handoff.Status == "offered" || handoff.Status == "accepted") && (handoff.FromTeam == from || handoff.ToTeam == from))))
                .OrderBy(row => row.Id).Take(CaseStore.BatchCasesMax).Select(row => row.Id).ToListAsync(cancel);
            if (open.Count == 0) return;
            await store.ApplyManyAsync([.. open.Select(id => new Ask(id, new MergeTeams(from, into) { By = request.By, Now = request.Now }))], cancel);
            last = open[^1];
        }
    }
}
