using System.CommandLine;
using ClientProcess.Service.Export;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Cli.Commands;

/// <summary><c>export --format xes|csv --out FILE</c>: the journal for process-mining tools.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "xes (IEEE 1849) or csv (RFC 4180).", Required = true };
        format.AcceptOnlyFromAmong([.. JournalExport.Formats]);
        var file = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var process = new Option<string?>("--process") { Description = "Only the cases of this drawing, by its key." };
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var database = new DatabaseOptions();
        var command = new Command("export", "Writes the journal for process-mining tools: who did what when, nothing that people typed.") { format, file, process, json };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.UseAsync(parsed, store => RunAsync(
            store, parsed.GetValue(format)!, parsed.GetValue(file)!, parsed.GetValue(process), parsed.GetValue(json), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Database database, string format, string file, string? process, bool json, CancellationToken cancel)
    {
        await using (var context = database.CreateContext())
        {
            if ((await context.Database.GetPendingMigrationsAsync(cancel)).Any())
            {
                await Console.Error.WriteLineAsync("Expected a database of this version, but it is older or empty. Run migrate first.");
                return Cli.FallsShort;
            }
        }
        var summary = await new JournalExport(database, TimeProvider.System).WriteAsync(format, file, process, cancel);
        if (json) Cli.Line(new { cases = summary.Cases, events = summary.Events, format, file });
        else Console.WriteLine($"{summary.Cases} cases with {summary.Events} events written to {file}");
        return Cli.Fine;
    }
}
