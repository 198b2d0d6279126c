using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>What the parts of the reader share about one drawing: its element tree, indexes into it, and what was found wrong.</summary>
internal sealed class Drawing
{
    public Drawing(XElement root, Diagnostics diagnostics)
    {
        (Root, Diagnostics) = (root, diagnostics);
        Messages = root.Elements(Names.Bpmn + "message").Where(message => message.Id() is not null)
            .DistinctBy(message => message.Id()).ToDictionary(message => message.Id()!, message => message.Name(), StringComparer.Ordinal);
        Participants = [.. root.Elements(Names.Bpmn + "collaboration").Elements(Names.Bpmn + "participant")];
        MessageFlows = [.. root.Elements(Names.Bpmn + "collaboration").Elements(Names.Bpmn + "messageFlow")];
    }

    public XElement Root { get; }
    public Diagnostics Diagnostics { get; }

    /// <summary>Id to name; a message without a name has null.</summary>
    public Dictionary<string, string?> Messages { get; }

    public List<XElement> Participants { get; }
    public List<XElement> MessageFlows { get; }

    /// <summary>The nodes at which a message flow from one of our own nodes ends.</summary>
    public HashSet<string> FedFromInside { get; } = new(StringComparer.Ordinal);

    public IEnumerable<XElement> Processes => Root.Elements(Names.Bpmn + "process");
}
