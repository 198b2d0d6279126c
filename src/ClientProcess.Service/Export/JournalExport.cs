using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Export;

/// <summary>A form in which cases leave.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    Task BeginAsync();
    Task AddAsync(ExportedCase item);
    Task EndAsync(CancellationToken cancel);
}

/// <summary>What was exported.</summary>
public sealed record ExportSummary(long Cases, long Events);

/// <summary>
/// Writes the journal for process-mining tools. It holds who did what when, by reference; what people typed and who the clients are stays behind.
/// </summary>
public sealed class JournalExport(Database database, TimeProvider time)
{
    public static readonly IReadOnlyList<string> Formats = ["xes", "csv"];

    /// <summary>Writes beside the file and puts it in place at the end: nobody meets half a file.</summary>
    /// <param name="process">The key of one drawing; null: all.</param>
    public async Task<ExportSummary> WriteAsync(string format, string file, string? process, CancellationToken cancel)
    {
        var part = file + ".part";
        try
        {
            ExportSummary summary;
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            await using (IExportWriter writer = format == "csv" ? new CsvWriter(stream) : new XesWriter(stream))
            {
                summary = await WriteAsync(writer, process, cancel);
                await stream.FlushAsync(cancel);
            }
            File.Move(part, file, overwrite: true);
            return summary;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<ExportSummary> WriteAsync(IExportWriter writer, string? process, CancellationToken cancel)
    {
        var (cases, events) = (0L, 0L);
        await writer.BeginAsync();
        var reading = new JournalReading(database, new DefinitionLibrary(database, time));
        await foreach (var item in reading.CasesAsync(process ?? "", cancel))
        {
            await writer.AddAsync(item);
            cases++;
            events += item.Events.Count;
        }
        await writer.EndAsync(cancel);
        return new ExportSummary(cases, events);
    }
}
