using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>
/// Which <c>cp:</c> names exist and where each may stand. A misspelt or misplaced one is an error: <c>requird="true"</c> would otherwise silently
/// make a need optional.
/// </summary>
internal static class CpVocabulary
{
    private static readonly Dictionary<string, string[]> AttributesAt = new(StringComparer.Ordinal)
    {
        ["team"] = ["lane", "process", "participant"],
        ["client"] = ["participant"],
        ["accept"] = Tasks,
        ["due"] = Tasks,
        ["agreement"] = ["process", "participant", "lane", "sequenceFlow", .. Tasks],
        ["outcome"] = ["endEvent"],
        ["collection"] = ["multiInstanceLoopCharacteristics"],
        ["item"] = ["multiInstanceLoopCharacteristics"],
        ["results"] = ["multiInstanceLoopCharacteristics"],
        ["result"] = ["multiInstanceLoopCharacteristics"],
        ["correlation"] = ["startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask"],
    };

    private static readonly Dictionary<string, (string[] Within, string[] Attributes)> ElementsIn = new(StringComparer.Ordinal)
    {
        ["needs"] = (["sequenceFlow"], []),
        ["need"] = (["needs"], ["id", "name", "kind", "required"]),
        ["fields"] = ([.. Tasks, "startEvent"], []),
        ["field"] = (["fields"], ["id", "name", "type", "required"]),
        ["option"] = (["field"], []),
    };

    private static string[] Tasks => ["task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask"];

    public static void Check(XElement root, Diagnostics diagnostics)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            if (element.Name.Namespace == Names.Cp) CheckElement(element, diagnostics);
            foreach (var attribute in element.Attributes().Where(attribute => attribute.Name.Namespace == Names.Cp)) CheckAttribute(element, attribute, diagnostics);
        }
    }

    private static void CheckElement(XElement element, Diagnostics diagnostics)
    {
        if (!ElementsIn.TryGetValue(element.Name.LocalName, out var rule))
        {
            diagnostics.Error(element, Codes.CpUnknown, $"Expected one of {string.Join(", ", ElementsIn.Keys)}, but there is no cp:{element.Name.LocalName}.");
            return;
        }
        var owner = element.Parent is { } parent && parent.Name == Names.Bpmn + "extensionElements" ? parent.Parent : element.Parent;
        if (owner is null || !rule.Within.Contains(owner.Name.LocalName))
            diagnostics.Error(element, Codes.CpInvalid, $"Expected cp:{element.Name.LocalName} in {string.Join(", ", rule.Within)}, but it stands in {owner?.Name.LocalName ?? "nothing"}.");
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.None && !rule.Attributes.Contains(attribute.Name.LocalName)))
            diagnostics.Error(attribute, Codes.CpUnknown, $"Expected cp:{element.Name.LocalName} to have {(rule.Attributes.Length == 0 ? "no attributes" : string.Join(", ", rule.Attributes))}, but there is '{attribute.Name.LocalName}'.");
    }

    private static void CheckAttribute(XElement element, XAttribute attribute, Diagnostics diagnostics)
    {
        var name = attribute.Name.LocalName;
        if (!AttributesAt.TryGetValue(name, out var places))
            diagnostics.Error(attribute, Codes.CpUnknown, $"Expected one of {string.Join(", ", AttributesAt.Keys)}, but there is no cp:{name}.");
        else if (!places.Contains(element.Name.LocalName))
            diagnostics.Error(attribute, Codes.CpInvalid, $"Expected cp:{name} on {string.Join(", ", places)}, but it stands on {element.Name.LocalName}.");
    }
}
