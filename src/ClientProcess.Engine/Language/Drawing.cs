using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>What the parts of the reader share about one drawing: its element tree, indexes into it, and what was found wrong.</summary>
internal sealed class Drawing
{
    private Dictionary<string, XElement>? _byId;
    private ILookup<string, string>? _associated;

    public Drawing(XElement root, Diagnostics diagnostics)
    {
        (Root, Diagnostics) = (root, diagnostics);
        Messages = Roots("message", message => message.Name());
        Signals = Roots("signal", signal => signal.Name());
        Errors = Roots("error", error => (string?)error.Attribute("errorCode") ?? error.Name() ?? error.Id());
        Escalations = Roots("escalation", escalation => (string?)escalation.Attribute("escalationCode") ?? escalation.Name() ?? escalation.Id());
        Participants = [.. root.Elements(Names.Bpmn + "collaboration").Elements(Names.Bpmn + "participant")];
        MessageFlows = [.. root.Elements(Names.Bpmn + "collaboration").Elements(Names.Bpmn + "messageFlow")];
    }

    public XElement Root { get; }
    public Diagnostics Diagnostics { get; }

    /// <summary>Id to name; a message without a name has null.</summary>
    public Dictionary<string, string?> Messages { get; }

    /// <summary>Id to name.</summary>
    public Dictionary<string, string?> Signals { get; }

    /// <summary>Id to code; without a code its name, else its id.</summary>
    public Dictionary<string, string?> Errors { get; }

    /// <inheritdoc cref="Errors"/>
    public Dictionary<string, string?> Escalations { get; }

    public List<XElement> Participants { get; }
    public List<XElement> MessageFlows { get; }

    /// <summary>The nodes at which a message flow from one of our own nodes ends.</summary>
    public HashSet<string> FedFromInside { get; } = new(StringComparer.Ordinal);

    /// <summary>The element with an id, wherever it stands; null when there is none.</summary>
    public XElement? Find(string? id) => id is null ? null : (_byId ??= ById()).GetValueOrDefault(id);

    /// <summary>The ends of associations, from each to the other.</summary>
    public ILookup<string, string> Associated => _associated ??= Root.Descendants(Names.Bpmn + "association")
        .SelectMany(line => new[] { (line.Reference("sourceRef"), line.Reference("targetRef")), (line.Reference("targetRef"), line.Reference("sourceRef")) })
        .Where(ends => ends is { Item1: not null, Item2: not null }).ToLookup(ends => ends.Item1!, ends => ends.Item2!, StringComparer.Ordinal);

    public IEnumerable<XElement> Processes => Root.Elements(Names.Bpmn + "process");

    private Dictionary<string, XElement> ById() => Root.Descendants().Where(element => element.Name.Namespace == Names.Bpmn && element.Id() is not null)
        .DistinctBy(element => element.Id()).ToDictionary(element => element.Id()!, StringComparer.Ordinal);

    private Dictionary<string, string?> Roots(string kind, Func<XElement, string?> name) => Root.Elements(Names.Bpmn + kind)
        .Where(element => element.Id() is not null).DistinctBy(element => element.Id())
        .ToDictionary(element => element.Id()!, element => name(element) is { } text && !string.IsNullOrWhiteSpace(text) ? Labels.OneLine(text) : null, StringComparer.Ordinal);
}
