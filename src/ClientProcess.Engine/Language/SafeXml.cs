using System.Text;
using System.Xml;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads XML from strangers: no DTD, no entities, no fetching, bounded in size and depth.</summary>
internal static class SafeXml
{
    /// <summary>Bytes of one drawing. The largest that people drew is under 2 MB.</summary>
    public const int DrawingBytesMax = 10_000_000;

    /// <summary>Levels of elements. Sub-processes nest a handful deep; each takes two levels.</summary>
    public const int DepthMax = 100;

    public static XDocument? Load(byte[] content, Diagnostics diagnostics, LoadOptions options = LoadOptions.SetLineInfo)
    {
        if (content.Length > DrawingBytesMax)
        {
            diagnostics.Error(new SourcePlace(1, 1), Codes.TooLarge, $"Expected at most {DrawingBytesMax / 1_000_000} MB, but the file has {content.Length / 1_000_000} MB.");
            return null;
        }
        try
        {
            return IsTooDeep(content, diagnostics) ? null : Parse(content, options);
        }
        catch (XmlException broken)
        {
            var isDtd = broken.Message.Contains("DTD", StringComparison.Ordinal);
            var place = isDtd ? PlaceOfDtd(content) : new SourcePlace(Math.Max(1, broken.LineNumber), Math.Max(1, broken.LinePosition));
            diagnostics.Error(place, isDtd ? Codes.DtdForbidden : Codes.NotXml, isDtd ? "Expected no document type definition: it could expand without bound." : broken.Message);
            return null;
        }
    }

    /// <summary>The parser refuses it without saying where; the first line when the encoding hides it.</summary>
    private static SourcePlace PlaceOfDtd(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        var at = text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        if (at < 0) return new SourcePlace(1, 1);
        var before = text.AsSpan(0, at);
        return new SourcePlace(before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    private static XDocument Parse(byte[] content, LoadOptions options)
    {
        using var reader = Open(content);
        return XDocument.Load(reader, options);
    }

    private static bool IsTooDeep(byte[] content, Diagnostics diagnostics)
    {
        using var reader = Open(content);
        while (reader.Read())
        {
            if (reader.Depth <= DepthMax) continue;
            var info = (IXmlLineInfo)reader;
            diagnostics.Error(new SourcePlace(info.LineNumber, info.LinePosition), Codes.TooDeep, $"Expected at most {DepthMax} levels of elements.");
            return true;
        }
        return false;
    }

    /// <summary>For content that was loaded already, so that its limits hold.</summary>
    public static XmlReader Open(byte[] content) => XmlReader.Create(new MemoryStream(content), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1_000,
        CloseInput = true,
    });
}
