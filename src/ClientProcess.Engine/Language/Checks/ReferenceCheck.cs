using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>References to what is not there, or is something else; and <c>default</c> where there is no choice.</summary>
internal static class ReferenceCheck
{
    /// <summary>What each attribute refers to. References that decide nothing about a case are left alone.</summary>
    private static readonly (string Attribute, string[] Kinds)[] References =
    [
        ("messageRef", ["message"]),
        ("signalRef", ["signal"]),
        ("errorRef", ["error"]),
        ("escalationRef", ["escalation"]),
        ("dataObjectRef", ["dataObject"]),
    ];

    private static readonly string[] MayHaveDefault =
        ["exclusiveGateway", "inclusiveGateway", "complexGateway"];

    public static void Check(Drawing drawing)
    {
        var model = drawing.Root.Descendants().Where(element => element.Name.Namespace == Names.Bpmn).ToList();
        var byId = model.Where(element => element.Id() is not null).DistinctBy(element => element.Id()).ToDictionary(element => element.Id()!, StringComparer.Ordinal);
        foreach (var element in model)
        {
            foreach (var (attribute, kinds) in References) CheckReference(drawing, element, attribute, kinds, byId);
            if (XmlNodes.IsFlowNode(element) && element.Reference("default") is not null && !XmlNodes.IsActivity(element) && !MayHaveDefault.Contains(element.Name.LocalName))
                drawing.Diagnostics.Error(element, Codes.DefaultMisplaced, $"Expected no default flow, for a {element.Name.LocalName} does not choose, but '{XmlNodes.Label(element)}' has one.");
        }
    }

    private static void CheckReference(Drawing drawing, XElement element, string attribute, string[] kinds, Dictionary<string, XElement> byId)
    {
        if (element.Reference(attribute) is not { } id) return;
        if (!byId.TryGetValue(id, out var found))
        {
            if (!IsImported(drawing, element, attribute) && !drawing.Diagnostics.HasSaid(element, Codes.Dangling)) drawing.Diagnostics.Error(element, Codes.Dangling, $"Expected a {kinds[0]} '{id}', but the drawing has none.");
        }
        else if (!kinds.Contains(found.Name.LocalName))
        {
            drawing.Diagnostics.Error(element, Codes.ReferenceWrong, $"Expected {attribute} to name a {kinds[0]}, but '{id}' is a {found.Name.LocalName}.");
        }
    }

    /// <summary>Qualified with the namespace of another file that this one imports: what is in there we cannot see.</summary>
    private static bool IsImported(Drawing drawing, XElement element, string attribute)
    {
        var written = ((string?)element.Attribute(attribute))!.Trim();
        if (written.IndexOf(':', StringComparison.Ordinal) is var colon && colon <= 0) return false;
        return element.GetNamespaceOfPrefix(written[..colon])?.NamespaceName is { } space
            && drawing.Root.Elements(Names.Bpmn + "import").Any(import => (string?)import.Attribute("namespace") == space);
    }
}
