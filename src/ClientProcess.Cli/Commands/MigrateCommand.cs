using System.CommandLine;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Cli.Commands;

/// <summary><c>migrate</c>: brings the database to this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new Command("migrate", "Brings the database to this version and says what it did.") { json };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.UseAsync(parsed, store => RunAsync(store, parsed.GetValue(json), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Database database, bool json, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var pending = (await context.Database.GetPendingMigrationsAsync(cancel)).ToList();
        await database.MigrateAsync(cancel);
        if (json) Cli.Line(new { database = Cli.KindOf(database), applied = pending });
        else if (pending.Count == 0) Console.WriteLine($"The {Cli.KindOf(database)} database is at this version already: nothing done.");
        else Console.WriteLine($"Brought the {Cli.KindOf(database)} database to this version: {string.Join(", ", pending)}.");
        return Cli.Fine;
    }
}
