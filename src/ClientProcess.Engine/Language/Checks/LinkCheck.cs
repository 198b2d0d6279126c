using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>A link goes from any number of throw events to the one catch event of its name, on one level (BPMN 2.0 section 10.5.5, link).</summary>
internal static class LinkCheck
{
    public static void Check(Drawing drawing, XElement level)
    {
        var (throws, catches) = (Links(level, "intermediateThrowEvent"), Links(level, "intermediateCatchEvent"));
        Demand(drawing, throws, Ends(catches, "source"), "target", "catch");
        Demand(drawing, catches, Ends(throws, "target"), "source", "throw");
        foreach (var twin in catches.GroupBy(to => NameOf(to.Link), StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
            drawing.Diagnostics.Error(twin.Link, Codes.LinkUnmatched, $"Expected one catch event for the link '{NameOf(twin.Link)}', but '{XmlNodes.Label(twin.Node)}' is another.");
    }

    /// <summary>Joined by name, or because one end names the other's id.</summary>
    private static void Demand(Drawing drawing, List<(XElement Node, XElement Link)> ends, HashSet<string> others, string points, string wanted)
    {
        foreach (var (node, link) in ends)
        {
            var isJoined = others.Contains($"name {NameOf(link)}") || others.Contains($"points at {link.Id()}") || Targets(link, points).Any(id => others.Contains($"id {id}"));
            if (!isJoined)
                drawing.Diagnostics.Error(link, Codes.LinkUnmatched, $"Expected a {wanted} event on the same level for the link '{NameOf(link)}' of '{XmlNodes.Label(node)}', but there is none.");
        }
    }

    private static HashSet<string> Ends(List<(XElement Node, XElement Link)> ends, string points) =>
        [.. ends.SelectMany(end => Targets(end.Link, points).Select(id => $"points at {id}").Append($"name {NameOf(end.Link)}").Append($"id {end.Link.Id()}"))];

    private static IEnumerable<string> Targets(XElement link, string points) => link.Elements(Names.Bpmn + points).Select(target => Names.LocalPart(target.Value)).OfType<string>();

    private static List<(XElement Node, XElement Link)> Links(XElement level, string events) =>
        [.. level.Elements(Names.Bpmn + events).SelectMany(node => node.Elements(Names.Bpmn + "linkEventDefinition").Select(link => (node, link)))];

    /// <summary>The link's own name; tools that write none mean the event's.</summary>
    private static string NameOf(XElement link) => string.IsNullOrWhiteSpace(link.Name()) ? XmlNodes.Label(link.Parent!) : link.Name()!.Trim();
}
