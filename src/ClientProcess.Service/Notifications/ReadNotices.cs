using System.Data.Common;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Notifications;

/// <summary>Somebody has seen notices of their own. What was read before keeps its moment.</summary>
/// <param name="Id">Which one; null: all.</param>
public sealed record ReadNotices(Actor By, DateTimeOffset Now, Guid? Id) : IRequest<CaseReply>
{
    /// <summary>Of all, only those that came until then: what came while the list was looked at has not been seen.</summary>
    public DateTimeOffset? Until { get; init; }

    public RequestKey? Request { get; init; }
}

internal sealed class ReadNoticesHandler(Database database, CaseStore store, CaseSignals signals) : IRequestHandler<ReadNotices, CaseReply>
{
    public async Task<CaseReply> Handle(ReadNotices request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        var (batch, reply, now) = (new SqlBatch(), new CaseReply(), Instants.ToColumn(request.Now));
        if (request.Id is { } id)
            batch.Add("UPDATE notices SET read_at = @0 WHERE id = @1 AND recipient = @2 AND read_at IS NULL", now, id, request.By.Id);
        else if (request.Until is { } until)
            batch.Add("UPDATE notices SET read_at = @0 WHERE recipient = @1 AND at <= @2 AND read_at IS NULL", now, request.By.Id, Instants.ToColumn(until));
        else
            batch.Add("UPDATE notices SET read_at = @0 WHERE recipient = @1 AND read_at IS NULL", now, request.By.Id);
        if (request.Request is { } key) RequestAnswers.Add(batch, key, reply, now);
        try
        {
            await database.WriteAsync(batch, cancellationToken);
        }
        catch (DbException conflict) when (request.Request is not null && Conflicts.IsConflict(conflict))
        {
            // The same request at the same moment: one of the two did it, and both get its answer.
            return await store.AnsweredAsync(request.Request, cancellationToken) ?? reply;
        }
        // The other pages this person has open count anew.
        signals.Changed(Guid.Empty, [CaseSignals.Person(request.By.Id)]);
        return reply;
    }
}
