using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>Where the organisation's data lies: PostgreSQL when there is a connection string for it, else one SQLite file.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Statements Npgsql keeps prepared on each connection: ours are few and always the same.</summary>
    private const int PreparedStatementsMax = 60;

    /// <summary>How long a writer of SQLite waits for another process.</summary>
    private const int SqliteBusySeconds = 30;

    private readonly NpgsqlDataSource? _postgres;
    private readonly string _sqlite = "";

    /// <summary>SQLite has one writer at a time; queueing here is fair, and cheaper than being told that it is busy.</summary>
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    private Database(NpgsqlDataSource postgres) => _postgres = postgres;

    private Database(string sqlite) => _sqlite = sqlite;

    public bool IsPostgres => _postgres is not null;

    /// <summary>The data source, for what only PostgreSQL has (LISTEN and NOTIFY); null on SQLite.</summary>
    public NpgsqlDataSource? Postgres => _postgres;

    public static Database OnPostgres(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = PreparedStatementsMax, AutoPrepareMinUsages = 2 };
        return new Database(NpgsqlDataSource.Create(settings));
    }

    public static Database OnSqlite(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        return new Database(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = SqliteBusySeconds, Pooling = true }.ToString());
    }

    /// <summary>Empty connection string: SQLite under the data directory.</summary>
    public static Database From(string? connectionString, string dataDirectory) =>
        string.IsNullOrWhiteSpace(connectionString) ? OnSqlite(Path.Combine(dataDirectory, "clientprocess.db")) : OnPostgres(connectionString);

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        if (_postgres is not null) return await _postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(_sqlite);
        await connection.OpenAsync(cancel);
        await using var durable = connection.CreateCommand();
        // FULL: what was acknowledged survives the loss of power, not only of the process.
        durable.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
        await durable.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    public ClientProcessDb CreateContext() => _postgres is not null
        ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(_postgres).Options)
        : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(_sqlite).Options);

    internal async Task WriteAsync(SqlBatch batch, CancellationToken cancel)
    {
        if (batch.Count == 0) return;
        if (!IsPostgres) await _oneWriter.WaitAsync(cancel);
        try
        {
            await using var connection = await OpenAsync(cancel);
            await batch.ExecuteAsync(connection, cancel);
        }
        finally
        {
            if (!IsPostgres) _oneWriter.Release();
        }
    }

    /// <summary>Brings the database to this version of the model.</summary>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var context = CreateContext();
        await context.Database.MigrateAsync(cancel);
        if (!IsPostgres) await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        else SqliteConnection.ClearPool(new SqliteConnection(_sqlite));
        _oneWriter.Dispose();
    }
}
