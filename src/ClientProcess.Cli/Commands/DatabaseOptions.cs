using System.CommandLine;
using System.Data.Common;
using ClientProcess.Service.Storage;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Cli.Commands;

/// <summary>Which database a command works on: as told, else as the product is configured.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string?> _connection = new("--connection") { Description = "Connection string of PostgreSQL. Without it and --data: ConnectionStrings:ClientProcess as configured." };
    private readonly Option<string?> _data = new("--data") { Description = "Folder of the SQLite file. Without it: Storage:DataDirectory as configured, else 'data'." };

    public void AddTo(Command command)
    {
        command.Options.Add(_connection);
        command.Options.Add(_data);
    }

    /// <summary>Does the work on the database; what goes wrong with it becomes a sentence and exit code 1.</summary>
    public async Task<int> UseAsync(ParseResult parsed, Func<Database, Task<int>> work)
    {
        var (connection, data) = (parsed.GetValue(_connection), parsed.GetValue(_data));
        if (connection is not null && data is not null) return Cli.Wrong("Expected --connection or --data, but got both.");
        try
        {
            await using var database = Open(connection, data);
            return await work(database);
        }
        catch (ArgumentException unreadable) when (unreadable is not ArgumentOutOfRangeException)
        {
            return Cli.Wrong($"Expected a connection string of PostgreSQL: {unreadable.Message}");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was done before is kept.");
            return Cli.FallsShort;
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException || Outages.IsOutage(failure))
        {
            var cause = failure.GetBaseException();
            await Console.Error.WriteLineAsync(failure is IOException or UnauthorizedAccessException ? failure.Message : $"The database does not do it: {cause.Message}");
            return Cli.FallsShort;
        }
    }

    private static Database Open(string? connection, string? data)
    {
        if (data is not null) return Database.From(null, data);
        var settings = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        return Database.From(connection ?? settings.GetConnectionString("ClientProcess"), settings["Storage:DataDirectory"] ?? "data");
    }
}
