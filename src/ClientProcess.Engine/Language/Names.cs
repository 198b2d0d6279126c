using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>The namespaces of a drawing, and how references in it are read.</summary>
internal static class Names
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Cp = "urn:clientprocess:bpmn:1";

    public static string? Id(this XElement element) => (string?)element.Attribute("id");

    public static string? Name(this XElement element) => (string?)element.Attribute("name");

    /// <summary>A reference to an id, which tools write as a qualified name as often as not.</summary>
    public static string? Reference(this XElement element, string attribute) => LocalPart((string?)element.Attribute(attribute));

    public static string? LocalPart(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference)) return null;
        var trimmed = reference.Trim();
        return trimmed[(trimmed.LastIndexOf(':') + 1)..];
    }
}
