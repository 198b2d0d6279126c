using System.Collections.Immutable;
using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>So many elements, or attributes, of this name.</summary>
public sealed record ReportedName(string Namespace, string Name, int Count);

/// <summary>
/// What becomes of everything in a drawing: executed, kept without being executed, or lost. Every element of the file is in exactly one of the three.
/// </summary>
/// <param name="Elements">How many elements the file has.</param>
/// <param name="KeptAttributes">Attributes of vendors; those of BPMN and <c>cp:</c> belong to their elements.</param>
/// <param name="Lost">What differs between the file and what is written of it.</param>
public sealed record DrawingReport(
    int Elements, ImmutableArray<ReportedName> Executed, ImmutableArray<ReportedName> Kept, ImmutableArray<ReportedName> KeptAttributes, ImmutableArray<DocumentDifference> Lost)
{
    /// <summary>Writes the drawing again and looks what has become of it. Null for what is no XML.</summary>
    public static DrawingReport? Of(byte[] content, string file) =>
        BpmnDocument.Read(content, file).Document is { } document ? Of(content, document.Write(), file) : null;

    /// <summary>What became of a drawing in what somebody wrote of it.</summary>
    public static DrawingReport? Of(byte[] content, byte[] written, string file)
    {
        if (BpmnDocument.Read(content, file).Document is not { } before || BpmnDocument.Read(written, file).Document is not { } after) return null;
        var elements = ExecutedElements.In(after.Xml.Root!).ToLookup(found => found.IsExecuted, found => found.Element.Name);
        var attributes = after.Xml.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && IsOfAVendor(attribute.Name.Namespace));
        return new DrawingReport(
            before.Xml.Descendants().Count(),
            Count(elements[true]), Count(elements[false]),
            Count(attributes.Select(attribute => attribute.Name)), DocumentComparison.Differences(content, written));
    }

    private static bool IsOfAVendor(XNamespace space) =>
        space != XNamespace.None && space != Names.Bpmn && space != Names.Cp && space != XNamespace.Xml && space != "http://www.w3.org/2001/XMLSchema-instance";

    private static ImmutableArray<ReportedName> Count(IEnumerable<XName> names) =>
        [.. names.GroupBy(name => name).Select(group => new ReportedName(group.Key.NamespaceName, group.Key.LocalName, group.Count()))
            .OrderBy(line => line.Namespace == Names.Bpmn ? "" : line.Namespace, StringComparer.Ordinal).ThenBy(line => line.Name, StringComparer.Ordinal)];
}
