using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace ClientProcess.Service.Storage;

/// <summary>JSON text on its way into a JSON column.</summary>
internal readonly record struct Json(string? Text);

/// <summary>
/// Statements that succeed or fail together, in one round trip where the database can. The texts are the same for both databases;
/// parameters are numbered within a statement: <c>@0</c>, <c>@1</c> …
/// </summary>
internal sealed class SqlBatch
{
    private readonly List<(string Text, object?[] Values)> _statements = [];

    public int Count => _statements.Count;

    public void Add(string text, params object?[] values) => _statements.Add((text, values));

    public async Task ExecuteAsync(DbConnection connection, CancellationToken cancel)
    {
        if (connection is NpgsqlConnection postgres) await OnPostgresAsync(postgres, cancel);
        else await OnSqliteAsync((SqliteConnection)connection, cancel);
    }

    /// <summary>Without BEGIN, Npgsql sends the whole batch as one implicit transaction: one round trip, one commit.</summary>
    private async Task OnPostgresAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        foreach (var (text, values) in _statements)
        {
            var command = new NpgsqlBatchCommand(Sql.Numbered(text, values.Length));
            foreach (var value in values) command.Parameters.Add(Sql.Postgres(value));
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>SQLite applies half a command without a transaction of its own.</summary>
    private async Task OnSqliteAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        var prepared = new Dictionary<string, SqliteCommand>(StringComparer.Ordinal);
        try
        {
            foreach (var (text, values) in _statements)
            {
                if (!prepared.TryGetValue(text, out var command)) prepared[text] = command = Prepare(connection, transaction, text, values.Length);
                for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = Sql.SqliteValue(values[i]);
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
        finally
        {
            foreach (var command in prepared.Values) await command.DisposeAsync();
        }
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The same few texts come again for every case of a batch: SQLite compiles each once.</summary>
    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string text, int count)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, text);
        for (var i = 0; i < count; i++) command.Parameters.Add(Sql.Sqlite(i, null));
        return command;
    }
}

/// <summary>One statement text and its values, for either database.</summary>
internal static class Sql
{
    /// <summary>The texts of the write path are constants; a text made for one occasion is not kept.</summary>
    private const int NumberedKeptMax = 500;

    private static readonly ConcurrentDictionary<string, string> NumberedTexts = new(StringComparer.Ordinal);

    /// <summary><c>@0</c> becomes <c>$1</c>: positional parameters spare Npgsql the parsing.</summary>
    public static string Numbered(string text, int count)
    {
        if (NumberedTexts.TryGetValue(text, out var known)) return known;
        var numbered = Number(text, count);
        if (NumberedTexts.Count < NumberedKeptMax) NumberedTexts[text] = numbered;
        return numbered;
    }

    private static string Number(string text, int count)
    {
        for (var i = count - 1; i >= 0; i--) text = text.Replace($"@{i}", $"${i + 1}", StringComparison.Ordinal);
        return text;
    }

    public static NpgsqlParameter Postgres(object? value) => value switch
    {
        Json json => new NpgsqlParameter { Value = (object?)json.Text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
        null => new NpgsqlParameter { Value = DBNull.Value },
        _ => new NpgsqlParameter { Value = value },
    };

    public static SqliteParameter Sqlite(int index, object? value) =>
        new($"@{index}", SqliteValue(value));

    public static object SqliteValue(object? value) => value switch { Json json => json.Text ?? (object)DBNull.Value, null => DBNull.Value, _ => value };

    public static DbCommand Command(DbConnection connection, string text, params object?[] values)
    {
        var command = connection.CreateCommand();
        var isPostgres = connection is NpgsqlConnection;
        command.CommandText = isPostgres ? Numbered(text, values.Length) : text;
        for (var i = 0; i < values.Length; i++) command.Parameters.Add(isPostgres ? Postgres(values[i]) : Sqlite(i, values[i]));
        return command;
    }
}
