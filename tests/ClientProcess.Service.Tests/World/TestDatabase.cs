using ClientProcess.Service.Storage;
using ClientProcess.Tests;
using Npgsql;

namespace ClientProcess.Service.Tests.World;

/// <summary>A database of one test class: an SQLite file, or a PostgreSQL database, made for it and dropped after it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly string? _postgresServer;
    private readonly string? _postgresName;

    private TestDatabase(string connectionString, string? folder, string? server, string? name) =>
        (ConnectionString, _folder, _postgresServer, _postgresName) = (connectionString, folder, server, name);

    /// <summary>Empty for SQLite.</summary>
    public string ConnectionString { get; }

    public string Folder => _folder ?? "";

    public static TestDatabase Sqlite() => new("", Directory.CreateTempSubdirectory("clientprocess-").FullName, null, null);

    public static TestDatabase Postgres()
    {
        var server = Needs.PostgreSql();
        var name = $"test_{Guid.CreateVersion7():N}";
        Run(server, $"CREATE DATABASE {name}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60 }.ToString(), null, server, name);
    }

    /// <summary>A database that somebody else looks after.</summary>
    public static TestDatabase At(string connectionString) => new(connectionString, null, null, null);

    public Database Open() => Database.From(ConnectionString, Folder);

    public ValueTask DisposeAsync()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
        if (_postgresServer is not null) Run(_postgresServer, $"DROP DATABASE IF EXISTS {_postgresName} WITH (FORCE)");
        return ValueTask.CompletedTask;
    }

    private static void Run(string connectionString, string text)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }
}
