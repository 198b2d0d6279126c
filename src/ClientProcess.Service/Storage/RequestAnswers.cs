using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>The answers kept under the callers' keys.</summary>
internal static class RequestAnswers
{
    /// <returns>What each request was answered before; the same key for something else is answered with that.</returns>
    public static async Task<Dictionary<RequestKey, CaseReply>> FindAsync(Database database, IReadOnlyList<RequestKey> requests, CancellationToken cancel)
    {
        var found = new Dictionary<RequestKey, CaseReply>();
        if (requests.Count == 0) return found;
        await using var connection = await database.OpenAsync(cancel);
        foreach (var request in requests)
        {
            await using var command = Sql.Command(connection, "SELECT hash, answer FROM requests WHERE caller = @0 AND key = @1", request.Caller, request.Key);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel)) continue;
            found[request] = reader.GetString(0) == request.Hash ? CaseReply.Read(reader.GetString(1)) : new CaseReply { KeyReused = true };
        }
        return found;
    }

    public static void Add(SqlBatch batch, RequestKey request, CaseReply reply, DateTime at) => batch.Add(
        "INSERT INTO requests (caller, key, hash, answer, at) VALUES (@0, @1, @2, @3, @4)", request.Caller, request.Key, request.Hash, new Json(reply.Write()), at);
}
