using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>The answers kept under the callers' keys.</summary>
internal static class RequestAnswers
{
    public sealed record Known(string Hash, CaseReply Reply);

    public static async Task<Dictionary<(string Caller, string Key), Known>> FindAsync(Database database, IReadOnlyList<Ask> asks, CancellationToken cancel)
    {
        var found = new Dictionary<(string, string), Known>();
        var requests = asks.Select(ask => ask.Request).OfType<RequestKey>().ToList();
        if (requests.Count == 0) return found;
        await using var connection = await database.OpenAsync(cancel);
        foreach (var request in requests)
        {
            await using var command = Sql.Command(connection, "SELECT hash, answer FROM requests WHERE caller = @0 AND key = @1", request.Caller, request.Key);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (await reader.ReadAsync(cancel)) found[(request.Caller, request.Key)] = new Known(reader.GetString(0), CaseReply.Read(reader.GetString(1)));
        }
        return found;
    }

    public static void Add(SqlBatch batch, RequestKey request, CaseReply reply, DateTime at) => batch.Add(
        "INSERT INTO requests (caller, key, hash, answer, at) VALUES (@0, @1, @2, @3, @4)", request.Caller, request.Key, request.Hash, new Json(reply.Write()), at);
}
