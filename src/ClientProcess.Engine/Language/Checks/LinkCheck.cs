using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>A link goes from any number of throw events to the one catch event of its name, on one level (BPMN 2.0 section 10.5.5, link).</summary>
internal static class LinkCheck
{
    public static void Check(Drawing drawing, XElement level)
    {
        var (throws, catches) = (Links(level, "intermediateThrowEvent"), Links(level, "intermediateCatchEvent"));
        foreach (var (node, link) in throws.Where(from => !catches.Any(to => Joins(from.Link, to.Link))))
            drawing.Diagnostics.Error(link, Codes.LinkUnmatched, $"Expected a catch event on the same level for the link '{NameOf(link)}' of '{XmlNodes.Label(node)}', but there is none.");
        foreach (var (node, link) in catches.Where(to => !throws.Any(from => Joins(from.Link, to.Link))))
            drawing.Diagnostics.Error(link, Codes.LinkUnmatched, $"Expected a throw event on the same level for the link '{NameOf(link)}' of '{XmlNodes.Label(node)}', but there is none.");
        foreach (var twin in catches.GroupBy(to => NameOf(to.Link), StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
            drawing.Diagnostics.Error(twin.Link, Codes.LinkUnmatched, $"Expected one catch event for the link '{NameOf(twin.Link)}', but '{XmlNodes.Label(twin.Node)}' is another.");
    }

    private static List<(XElement Node, XElement Link)> Links(XElement level, string events) =>
        [.. level.Elements(Names.Bpmn + events).SelectMany(node => node.Elements(Names.Bpmn + "linkEventDefinition").Select(link => (node, link)))];

    /// <summary>By name, or because the one names the other's id.</summary>
    private static bool Joins(XElement from, XElement to) =>
        NameOf(from) == NameOf(to)
        || (to.Id() is { } id && from.Elements(Names.Bpmn + "target").Any(target => Names.LocalPart(target.Value) == id))
        || (from.Id() is { } other && to.Elements(Names.Bpmn + "source").Any(source => Names.LocalPart(source.Value) == other));

    /// <summary>The link's own name; tools that write none mean the event's.</summary>
    private static string NameOf(XElement link) => string.IsNullOrWhiteSpace(link.Name()) ? XmlNodes.Label(link.Parent!) : link.Name()!.Trim();
}
