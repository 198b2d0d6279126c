using System.Globalization;
using System.Text;
using System.Xml;

namespace ClientProcess.Service.Export;

/// <summary>Writes cases as an XES log (IEEE 1849-2023).</summary>
internal sealed class XesWriter : IExportWriter
{
    private const string Namespace = "http://www.xes-standard.org/";

    private readonly XmlWriter _xml;

    public XesWriter(Stream stream) =>
        _xml = XmlWriter.Create(stream, new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });

    public async Task BeginAsync()
    {
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "log", Namespace);
        await AttributesAsync(("xes.version", "2.0"), ("xes.features", "nested-attributes"));
        foreach (var (name, prefix) in ((string, string)[])[("Concept", "concept"), ("Time", "time"), ("Organizational", "org"), ("Lifecycle", "lifecycle"), ("ID", "identity")])
            await ElementAsync("extension", ("name", name), ("prefix", prefix), ("uri", $"http://www.xes-standard.org/{prefix}.xesext"));
        await StartAsync("global", ("scope", "trace"));
        await KeyAsync("string", "concept:name", "");
        await EndAsync();
        await StartAsync("global", ("scope", "event"));
        await KeyAsync("string", "concept:name", "");
        await KeyAsync("string", "lifecycle:transition", "complete");
        await KeyAsync("date", "time:timestamp", "1970-01-01T00:00:00.000000+00:00");
        await EndAsync();
        await ElementAsync("classifier", ("name", "Activity"), ("keys", "concept:name lifecycle:transition"));
        await KeyAsync("string", "lifecycle:model", "standard");
    }

    public async Task AddAsync(ExportedCase item)
    {
        await StartAsync("trace");
        await KeyAsync("string", "concept:name", item.Number);
        await KeyAsync("id", "identity:id", item.Id.ToString());
        await KeyAsync("string", "clientprocess:process", item.Process);
        await KeyAsync("int", "clientprocess:version", item.Version.ToString(CultureInfo.InvariantCulture));
        foreach (var happened in item.Events)
        {
            await StartAsync("event");
            await KeyAsync("string", "concept:name", happened.Activity);
            await KeyAsync("string", "lifecycle:transition", happened.Lifecycle);
            await KeyAsync("date", "time:timestamp", Text(happened.At));
            if (happened.Team is { } team) await KeyAsync("string", "org:group", team);
            if (happened.Resource is { } resource) await KeyAsync("string", "org:resource", resource);
            await KeyAsync("string", "clientprocess:event", happened.Type);
            if (happened.Node is { } node) await KeyAsync("string", "clientprocess:node", node);
            await EndAsync();
        }
        await EndAsync();
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        await EndAsync();
        await _xml.WriteEndDocumentAsync();
        await _xml.FlushAsync();
    }

    public async ValueTask DisposeAsync() => await _xml.DisposeAsync();

    public static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    private Task KeyAsync(string type, string key, string value) => ElementAsync(type, ("key", key), ("value", value));

    private async Task ElementAsync(string name, params (string Name, string Value)[] attributes)
    {
        await StartAsync(name, attributes);
        await EndAsync();
    }

    private async Task StartAsync(string name, params (string Name, string Value)[] attributes)
    {
        await _xml.WriteStartElementAsync(null, name, Namespace);
        await AttributesAsync(attributes);
    }

    private async Task AttributesAsync(params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes) await _xml.WriteAttributeStringAsync(null, name, null, value);
    }

    private Task EndAsync() => _xml.WriteEndElementAsync();
}
