using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>What must leave the case goes into the outbox with the change that causes it.</summary>
internal static class OutboxWriting
{
    public static void Add(SqlBatch batch, CaseChange change)
    {
        for (var i = 0; i < change.Accepted.Events.Length; i++)
        {
            if (change.Accepted.Events[i] is not (MessageSent or SignalThrown or ProcessAsked or Escalated { Told.IsEmpty: false })) continue;
            batch.Add(
                "INSERT INTO outbox (id, case_id, seq, event, created_at, next_attempt_at, attempts, given_up) VALUES (@0, @1, @2, @3, @4, @4, 0, @5)",
                IdOf(change.After.Id, change.After.Revision, i), change.After.Id, change.After.Revision, new Json(CaseJson.Write(ImmutableArray.Create(change.Accepted.Events[i]))), change.At, false);
        }
    }

    /// <summary>An id that follows from where the event stands, so that whatever it causes can be recognised when it comes twice.</summary>
    private static Guid IdOf(Guid caseId, int seq, int index) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{caseId:N}/{seq}/{index}")).AsSpan(0, 16));
}
