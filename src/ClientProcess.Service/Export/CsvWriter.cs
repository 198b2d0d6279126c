using System.Globalization;
using System.Text;

namespace ClientProcess.Service.Export;

/// <summary>Writes one line an event, comma separated (RFC 4180).</summary>
internal sealed class CsvWriter(Stream stream) : IExportWriter
{
    private readonly StreamWriter _text = new(stream, new UTF8Encoding(false)) { NewLine = "\r\n" };

    public Task BeginAsync() => _text.WriteLineAsync("case_id,case_number,process,version,seq,event,node,activity,lifecycle,team,resource,at");

    public async Task AddAsync(ExportedCase item)
    {
        foreach (var happened in item.Events)
        {
            await _text.WriteLineAsync(string.Join(',', ((string?[])
            [
                item.Id.ToString(), item.Number, item.Process, item.Version.ToString(CultureInfo.InvariantCulture), happened.Seq.ToString(CultureInfo.InvariantCulture),
                happened.Type, happened.Node, happened.Activity, happened.Lifecycle, happened.Team, happened.Resource, XesWriter.Text(happened.At),
            ]).Select(Field)));
        }
    }

    public Task EndAsync(CancellationToken cancel) => _text.FlushAsync(cancel);

    public async ValueTask DisposeAsync() => await _text.DisposeAsync();

    private static string Field(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
