using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace ClientProcess.Service.Replay;

/// <summary>Reads an XES log trace by trace, so that a log of any size takes no more memory than its longest trace.</summary>
public sealed class XesReader : IDisposable
{
    /// <summary>Events in one trace: it is held in memory to be put in order of time. The longest of the public logs has 2,973.</summary>
    public const int TraceEventsMax = 100_000;

    private const int FileBufferBytes = 1 << 16;

    private readonly string _file;
    private readonly LogKeys _keys;
    private readonly Stream _stream;
    private readonly XmlReader _xml;

    /// <summary>Logs repeat the same few names on every event.</summary>
    private readonly NameTable _names = new();

    private int _traces;

    private XesReader(string file, LogKeys keys, Stream stream)
    {
        (_file, _keys, _stream) = (file, keys, stream);
        _xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1_000,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        });
    }

    /// <summary>Opens a log, compressed or not: its first bytes tell, not its name.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    public static XesReader Open(string file, LogKeys keys)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, FileBufferBytes, FileOptions.SequentialScan);
        var isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return new XesReader(file, keys, isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    /// <summary>The next trace; null after the last.</summary>
    /// <exception cref="BrokenLogException">The file ends in the middle, or is no XES log.</exception>
    public LogTrace? Next()
    {
        try
        {
            if (_xml.ReadState == ReadState.Initial) EnterLog();
            while (!_xml.EOF && _xml.NodeType != XmlNodeType.EndElement)
            {
                if (_xml is { NodeType: XmlNodeType.Element, LocalName: "trace" }) return Trace();
                PassOver();
            }
            return null;
        }
        catch (XmlException broken)
        {
            throw new BrokenLogException($"{_file}:{broken.LineNumber}:{broken.LinePosition}: Expected a whole XES log, but after {_traces} cases: {broken.Message}", broken);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new BrokenLogException($"{_file}: Expected a whole XES log, but after {_traces} cases the compressed file is damaged or ends too early.", broken);
        }
    }

    private void EnterLog()
    {
        if (_xml.MoveToContent() != XmlNodeType.Element || _xml.LocalName != "log")
            throw new BrokenLogException($"{_file}: Expected an XES log, but its outermost element is <{_xml.Name}>.", null);
        Enter();
    }

    private LogTrace Trace()
    {
        string? name = null;
        var events = new List<LogEvent>();
        if (Enter())
        {
            while (_xml.NodeType != XmlNodeType.EndElement)
            {
                if (_xml is { NodeType: XmlNodeType.Element, LocalName: "event" })
                {
                    if (events.Count == TraceEventsMax) throw new BrokenLogException($"{_file}: Expected at most {TraceEventsMax} events in a case, but '{name}' has more.", null);
                    events.Add(Event());
                    continue;
                }
                if (_xml.NodeType == XmlNodeType.Element && _xml.GetAttribute("key") == _keys.Case) name = _xml.GetAttribute("value");
                PassOver();
            }
            _xml.Read();
        }
        return new LogTrace(++_traces, name, events);
    }

    private LogEvent Event()
    {
        string? activity = null, lifecycle = null, team = null, resource = null, at = null;
        if (Enter())
        {
            while (_xml.NodeType != XmlNodeType.EndElement)
            {
                if (_xml.NodeType == XmlNodeType.Element && _xml.GetAttribute("key") is { } key && _xml.GetAttribute("value") is { } value)
                {
                    if (key == _keys.Activity) activity = _names.Add(value);
                    if (key == _keys.Lifecycle) lifecycle = _names.Add(value);
                    if (key == _keys.Team) team = _names.Add(value);
                    if (key == _keys.Resource) resource = _names.Add(value);
                    if (key == _keys.Time) at = value;
                }
                PassOver();
            }
            _xml.Read();
        }
        return new LogEvent(activity, lifecycle, team, resource, Instant(at));
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>Goes to the first node inside; false when there is no inside, and then stands behind the element.</summary>
    private bool Enter()
    {
        var isEmpty = _xml.IsEmptyElement;
        _xml.Read();
        return !isEmpty;
    }

    /// <summary>Past this node with all in it: attributes may nest.</summary>
    private void PassOver()
    {
        if (_xml.NodeType == XmlNodeType.Element) _xml.Skip();
        else _xml.Read();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }
}
