using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>Writes a document node by node, each with the prefix it was read with.</summary>
internal static class BpmnDocumentWriter
{
    public static byte[] Write(XDocument document, Encoding encoding, string? declaration)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, SettingsFor(encoding, declaration)))
        {
            if (declaration is not null) writer.WriteProcessingInstruction("xml", declaration);
            foreach (var node in document.Nodes()) Write(writer, node);
        }
        return bytes.ToArray();
    }

    /// <summary>Entitize: a line end within an attribute, or a carriage return in text, would be read back as something else.</summary>
    private static XmlWriterSettings SettingsFor(Encoding encoding, string? declaration) => new()
    {
        Encoding = encoding,
        Indent = false,
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = declaration is null,
        CheckCharacters = true,
    };

    /// <summary>Recursion is bounded by the depth that was allowed when reading.</summary>
    private static void Write(XmlWriter writer, XNode node)
    {
        if (node is not XElement element)
        {
            node.WriteTo(writer);
            return;
        }
        writer.WriteStartElement(PrefixOf(element), element.Name.LocalName, element.Name.NamespaceName);
        foreach (var attribute in element.Attributes()) Write(writer, element, attribute);
        foreach (var child in element.Nodes()) Write(writer, child);
        if (element.IsEmpty) writer.WriteEndElement();
        else writer.WriteFullEndElement();
    }

    private static void Write(XmlWriter writer, XElement owner, XAttribute attribute)
    {
        var name = attribute.Name;
        if (attribute.IsNamespaceDeclaration)
            writer.WriteAttributeString(name.LocalName == "xmlns" ? "" : "xmlns", name.LocalName, XNamespace.Xmlns.NamespaceName, attribute.Value);
        else
            writer.WriteAttributeString(name.Namespace == XNamespace.None ? "" : PrefixOf(owner, attribute), name.LocalName, name.NamespaceName, attribute.Value);
    }

    private static string? PrefixOf(XElement element) =>
        Prefixes.Of(element) is { } read && Means(element, read, element.Name.Namespace) ? read : element.GetPrefixOfNamespace(element.Name.Namespace);

    private static string? PrefixOf(XElement owner, XAttribute attribute) =>
        Prefixes.Of(attribute) is { Length: > 0 } read && Means(owner, read, attribute.Name.Namespace) ? read : owner.GetPrefixOfNamespace(attribute.Name.Namespace);

    /// <summary>Whoever changes the document may have taken the declaration away.</summary>
    private static bool Means(XElement at, string prefix, XNamespace space) =>
        (prefix.Length == 0 ? at.GetDefaultNamespace() : at.GetNamespaceOfPrefix(prefix) ?? XNamespace.None) == space;
}
