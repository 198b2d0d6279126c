using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Cases;

/// <summary>Makes somebody answerable for a case.</summary>
/// <param name="Team">The team behind the person; null: the first of the person's teams.</param>
public sealed record GiveCase(Actor By, DateTimeOffset Now, string Case, string Person, string? Team) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

internal sealed class GiveCaseHandler(CaseStore store, TeamRegister teams, IRequestHandler<ActOnCase, CaseReply> act) : IRequestHandler<GiveCase, CaseReply>
{
    public async Task<CaseReply> Handle(GiveCase request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        var person = await teams.ActorAsync(request.Person, cancellationToken);
        if (person is null || (request.Team ?? person.Teams.FirstOrDefault()) is not { } team || !person.IsOf(team))
        {
            var nobody = Rejection.Of(RejectionCode.NotOfTeam, $"Expected a colleague, in a team of that colleague's own, but '{request.Person}' is not.", request.Person, request.Team ?? "");
            return await store.KeepAsync(request.Request, CaseReply.Refused(nobody), request.Now, cancellationToken);
        }
        var give = new AssignCaseOwner(new CaseOwner(person.Id, team)) { By = request.By, Now = request.Now };
        return await act.Handle(new ActOnCase(request.Case, give) { Request = request.Request }, cancellationToken);
    }
}
