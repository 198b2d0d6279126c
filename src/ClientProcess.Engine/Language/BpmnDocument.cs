using System.Text;
using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>A document that was read, or null with what is in the way.</summary>
public sealed record ReadDocument(BpmnDocument? Document, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// A drawing as a document: all that stands in the file, whether we execute it or not, so that writing it again loses nothing. Elements, attributes
/// with their prefixes, extension elements, text, white space, comments, processing instructions and coordinates are kept; the quotes around an
/// attribute, the white space between attributes, and whether a character was written as itself or as a reference are not, for XML gives them no meaning.
/// </summary>
public sealed class BpmnDocument
{
    private readonly Encoding _encoding;
    private readonly string? _declaration;

    private BpmnDocument(XDocument xml, Encoding encoding, string? declaration) => (Xml, _encoding, _declaration) = (xml, encoding, declaration);

    /// <summary>The document, with line numbers.</summary>
    public XDocument Xml { get; }

    /// <summary>Reads under the limits that hold for strangers' drawings: size, depth, no document type definition.</summary>
    public static ReadDocument Read(byte[] content, string file)
    {
        var diagnostics = new Diagnostics(file);
        var document = SafeXml.Load(content, diagnostics, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace) is { } xml ? Of(xml, content) : null;
        return new ReadDocument(document, diagnostics.InOrder());
    }

    /// <summary>The document as a file, in the encoding that it declared; what that cannot spell is written as a character reference.</summary>
    public byte[] Write() => BpmnDocumentWriter.Write(Xml, _encoding, _declaration);

    private static BpmnDocument Of(XDocument xml, byte[] content)
    {
        using var reader = SafeXml.Open(content);
        Prefixes.Remember(xml, reader);
        return new BpmnDocument(xml, EncodingOf(xml.Declaration?.Encoding, content), DeclarationOf(xml.Declaration));
    }

    /// <summary>A byte order mark stays when it was there; without any declaration XML means UTF-8.</summary>
    private static Encoding EncodingOf(string? declared, byte[] content) =>
        content is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode
        : content is [0xFF, 0xFE, ..] ? Encoding.Unicode
        : content is [0xEF, 0xBB, 0xBF, ..] ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        : string.IsNullOrEmpty(declared) || string.Equals(declared, "utf-8", StringComparison.OrdinalIgnoreCase) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        : Encoding.GetEncoding(declared);

    private static string? DeclarationOf(XDeclaration? declaration)
    {
        if (declaration is null) return null;
        var encoding = string.IsNullOrEmpty(declaration.Encoding) ? "" : $" encoding=\"{declaration.Encoding}\"";
        var standalone = string.IsNullOrEmpty(declaration.Standalone) ? "" : $" standalone=\"{declaration.Standalone}\"";
        return $"version=\"{declaration.Version ?? "1.0"}\"{encoding}{standalone}";
    }
}
