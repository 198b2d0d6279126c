using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>A process with notes and data, and nothing that happens.</summary>
internal static class ContentCheck
{
    public static void Check(Drawing drawing, XElement process)
    {
        if (!process.Elements().Any(IsArtifactOrData) || process.Elements().Any(element => XmlNodes.IsFlowNode(element) || XmlNodes.Is(element, "sequenceFlow"))) return;
        const string expected = "Expected something that happens in the process, but it has artifacts and data only";
        if (XmlNodes.IsTrue(process, "isExecutable")) drawing.Diagnostics.Error(process, Codes.OnlyArtifacts, $"{expected}, and it is marked as executable.");
        else drawing.Diagnostics.Warn(process, Codes.NothingHappens, $"{expected}: it counts as a pool that is not ours.");
    }

    private static bool IsArtifactOrData(XElement element) =>
        element.Name.Namespace == Names.Bpmn && element.Name.LocalName is "textAnnotation" or "group" or "association" or "dataObject" or "dataObjectReference" or "dataStoreReference";
}
