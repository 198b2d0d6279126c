using System.Xml;
using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>
/// Which prefix each element and attribute was written with. The element tree keeps namespaces only, so where two prefixes mean the same
/// namespace, writing it again would choose one of them.
/// </summary>
internal static class Prefixes
{
    private sealed record Prefix(string Text);

    /// <param name="reader">At the beginning of the same content that the document was read from.</param>
    public static void Remember(XDocument document, XmlReader reader)
    {
        foreach (var element in document.Descendants())
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.Element) { }
            element.AddAnnotation(new Prefix(reader.Prefix));
            foreach (var attribute in element.Attributes())
            {
                reader.MoveToNextAttribute();
                attribute.AddAnnotation(new Prefix(reader.Prefix));
            }
        }
    }

    /// <summary>Null for what was added after reading: then any prefix of its namespace will do.</summary>
    public static string? Of(XObject item) => item.Annotation<Prefix>()?.Text;
}
