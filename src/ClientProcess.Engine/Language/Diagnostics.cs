using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Collects what a reader has to say about one file.</summary>
internal sealed class Diagnostics(string file)
{
    /// <summary>A file with more than this many faults is not what it claims to be; the rest would only hide the first.</summary>
    public const int Max = 1_000;

    private readonly List<Diagnostic> _all = [];

    public string File => file;

    public bool HasErrors => _all.Any(diagnostic => diagnostic.Severity == Severity.Error);

    public void Error(SourcePlace at, string code, string message) => Add(at, Severity.Error, code, message);

    public void Warn(SourcePlace at, string code, string message) => Add(at, Severity.Warning, code, message);

    public void Error(XObject at, string code, string message) => Error(PlaceOf(at), code, message);

    public void Warn(XObject at, string code, string message) => Warn(PlaceOf(at), code, message);

    /// <summary>Whether this was said of this place already.</summary>
    public bool HasSaid(XObject at, string code) => PlaceOf(at) is var place && _all.Any(diagnostic => diagnostic.Code == code && diagnostic.Line == place.Line && diagnostic.Column == place.Column);

    public ImmutableArray<Diagnostic> InOrder() => [.. _all.OrderBy(diagnostic => diagnostic.Line).ThenBy(diagnostic => diagnostic.Column)];

    public static SourcePlace PlaceOf(XObject at) => at is IXmlLineInfo info && info.HasLineInfo() ? new(info.LineNumber, info.LinePosition) : default;

    private void Add(SourcePlace at, Severity severity, string code, string message)
    {
        if (_all.Count < Max) _all.Add(new Diagnostic(file, at.Line, at.Column, severity, code, message));
    }
}
