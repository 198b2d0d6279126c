using System.Text;
using System.Xml;

namespace ClientProcess.Engine.Language;

internal enum PartKind { Element, Text, Comment, Instruction }

/// <summary>One part of a document as the comparison sees it: read straight from the parser, and nothing of it interpreted.</summary>
internal sealed class ComparedPart
{
    private const string BpmnNamespace = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public required PartKind Kind { get; init; }
    public int Line { get; init; }

    /// <summary>Namespace and local name of an element, the target of an instruction.</summary>
    public string Name { get; init; } = "";

    public string Prefix { get; init; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Stands somewhere within <c>extensionElements</c>.</summary>
    public bool IsExtension { get; init; }

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);
    public List<ComparedPart> Children { get; } = [];

    public int ElementCount => Kind == PartKind.Element ? 1 + Children.Sum(child => child.ElementCount) : 0;

    /// <summary>Equal when and only when all of it is equal, among parts that were read with the same table.</summary>
    public int Fingerprint { get; private set; }

    /// <summary>Equal when it is the same thing, perhaps changed: the same kind, name and id.</summary>
    public string Likeness => $"{Kind} {Name} {Attributes.GetValueOrDefault(" id")}";

    public override string ToString() => Kind switch
    {
        PartKind.Element => $"{Name[(Name.LastIndexOf('}') + 1)..]} {Attributes.GetValueOrDefault(" id")}".TrimEnd(),
        PartKind.Instruction => $"<?{Name} {Text}?>",
        _ => $"'{Text}'",
    };

    /// <summary>The document as a nameless element around what stands in it.</summary>
    /// <param name="fingerprints">Shared by the documents that are compared; filled here.</param>
    public static ComparedPart Read(byte[] content, Dictionary<string, int> fingerprints)
    {
        using var reader = SafeXml.Open(content);
        var document = new ComparedPart { Kind = PartKind.Element };
        var open = new Stack<ComparedPart>([document]);
        while (reader.Read()) Take(reader, open);
        document.Close(fingerprints);
        return document;
    }

    private static void Take(XmlReader reader, Stack<ComparedPart> open)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element: Open(reader, open); break;
            case XmlNodeType.EndElement: open.Pop(); break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace: open.Peek().AddText(reader); break;
            case XmlNodeType.Comment: Add(reader, open, PartKind.Comment); break;
            case XmlNodeType.ProcessingInstruction: Add(reader, open, PartKind.Instruction); break;
        }
    }

    private static void Open(XmlReader reader, Stack<ComparedPart> open)
    {
        var element = new ComparedPart
        {
            Kind = PartKind.Element, Line = LineOf(reader), Name = $"{{{reader.NamespaceURI}}}{reader.LocalName}", Prefix = reader.Prefix,
            IsExtension = open.Peek().IsExtension || open.Peek().Name == $"{{{BpmnNamespace}}}extensionElements",
        };
        open.Peek().Children.Add(element);
        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute()) element.Attributes[$"{reader.NamespaceURI} {reader.Name}"] = reader.Value;
        if (!isEmpty) open.Push(element);
    }

    private void AddText(XmlReader reader)
    {
        if (Children is [.., { Kind: PartKind.Text } before]) before.Text += reader.Value;
        else Children.Add(new ComparedPart { Kind = PartKind.Text, Line = LineOf(reader), Text = reader.Value });
    }

    private static void Add(XmlReader reader, Stack<ComparedPart> open, PartKind kind) =>
        open.Peek().Children.Add(new ComparedPart { Kind = kind, Line = LineOf(reader), Name = reader.Name, Text = reader.Value });

    /// <summary>White space between elements lays them out; beside words, or all alone, it is text.</summary>
    private void DropLayout()
    {
        var hasWords = Children.Any(child => child.Kind == PartKind.Text && !string.IsNullOrWhiteSpace(child.Text));
        if (!hasWords && Children.Any(child => child.Kind == PartKind.Element)) Children.RemoveAll(child => child.Kind == PartKind.Text);
    }

    /// <summary>From the leaves up, so that what spells an element is as long as its own text and the number of its children, not as all within.</summary>
    private void Close(Dictionary<string, int> fingerprints)
    {
        foreach (var child in Children) child.Close(fingerprints);
        if (Kind == PartKind.Element) DropLayout();
        var spelt = Spell();
        if (!fingerprints.TryGetValue(spelt, out var known)) fingerprints[spelt] = known = fingerprints.Count;
        Fingerprint = known;
    }

    private string Spell()
    {
        var spelt = new StringBuilder().Append((int)Kind).Append('|').Append(Prefix).Append('|').Append(Name).Append('|').Append(Text.Length).Append('|').Append(Text);
        foreach (var (name, value) in Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)) spelt.Append('|').Append(name).Append('=').Append(value.Length).Append(':').Append(value);
        foreach (var child in Children) spelt.Append('(').Append(child.Fingerprint).Append(')');
        return spelt.ToString();
    }

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;
}
