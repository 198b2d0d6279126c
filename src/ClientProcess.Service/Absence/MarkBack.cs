using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Absence;

/// <summary>Somebody is back, earlier than was said or at last. Work that went elsewhere stays where it is.</summary>
public sealed record MarkBack(Actor By, DateTimeOffset Now, string Person) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

internal sealed class MarkBackHandler(CaseStore store, TeamRegister teams, Database database) : IRequestHandler<MarkBack, CaseReply>
{
    public async Task<CaseReply> Handle(MarkBack request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        if (await AbsenceRules.WhyNotAsync(teams, request.By, request.Person, cancellationToken) is { } no) return await store.KeepAsync(request.Request, CaseReply.Refused(no), request.Now, cancellationToken);
        var batch = new SqlBatch();
        batch.Add(
            "UPDATE absences SET until_at = @0, ended_by = @1 WHERE person = @2 AND from_at <= @0 AND (until_at IS NULL OR until_at > @0)",
            Instants.ToColumn(request.Now), request.By.Id, request.Person);
        await database.WriteAsync(batch, cancellationToken);
        return await store.KeepAsync(request.Request, new CaseReply(), request.Now, cancellationToken);
    }
}
