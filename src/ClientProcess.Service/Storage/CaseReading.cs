using System.Data.Common;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>Reads cases with their values for deciding: one round trip, however many cases.</summary>
internal static class CaseReading
{
    private const string States = "SELECT id, state FROM cases WHERE id";
    private const string Values = "SELECT case_id, key, value FROM case_values WHERE key NOT LIKE '$note%' AND case_id";

    public static async Task<Dictionary<Guid, LoadedCase>> ReadAsync(Database database, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var reader = connection is NpgsqlConnection postgres
            ? await OnPostgresAsync(postgres, ids, cancel)
            : await OnSqliteAsync(connection, ids, cancel);
        var states = new Dictionary<Guid, string>();
        while (await reader.ReadAsync(cancel)) states[reader.GetGuid(0)] = reader.GetString(1);
        await reader.NextResultAsync(cancel);
        var values = new Dictionary<Guid, Dictionary<string, JsonElement>>();
        while (await reader.ReadAsync(cancel)) Take(values, reader);
        return states.ToDictionary(pair => pair.Key, pair => new LoadedCase(CaseJson.ReadState(pair.Value), values.GetValueOrDefault(pair.Key) ?? CaseFacts.NoValues));
    }

    /// <summary>Revisions come in order, so the newest stays. An erased value counts as absent.</summary>
    private static void Take(Dictionary<Guid, Dictionary<string, JsonElement>> values, DbDataReader reader)
    {
        if (!values.TryGetValue(reader.GetGuid(0), out var own)) values[reader.GetGuid(0)] = own = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (reader.IsDBNull(2)) own.Remove(reader.GetString(1));
        else own[reader.GetString(1)] = JsonDocument.Parse(reader.GetString(2)).RootElement;
    }

    private static async Task<DbDataReader> OnPostgresAsync(NpgsqlConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var batch = connection.CreateBatch();
        foreach (var text in (string[])[States + " = ANY($1)", Values + " = ANY($1) ORDER BY case_id, key, revision"])
        {
            var command = new NpgsqlBatchCommand(text);
            command.Parameters.Add(new NpgsqlParameter { Value = ids as Guid[] ?? [.. ids] });
            batch.BatchCommands.Add(command);
        }
        return await batch.ExecuteReaderAsync(cancel);
    }

    private static Task<DbDataReader> OnSqliteAsync(DbConnection connection, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var list = $" IN ({string.Join(',', ids.Select((_, i) => $"@{i}"))})";
        var command = Sql.Command(connection, $"{States}{list}; {Values}{list} ORDER BY case_id, key, revision", [.. ids.Cast<object?>()]);
        return command.ExecuteReaderAsync(cancel);
    }
}
