using ClientProcess.Engine.Definitions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Language;

/// <summary>Reads YAML by hand, so that every complaint has its line and an unknown key is never ignored.</summary>
internal static class YamlReading
{
    /// <summary>Characters of one file beside a drawing.</summary>
    public const int FileCharsMax = 2_000_000;

    /// <summary>Levels. A role play nests six deep, its data a few more.</summary>
    public const int NestingMax = 50;

    /// <summary>The mapping a file consists of; null, with a diagnostic, when it does not.</summary>
    public static YamlMappingNode? Root(string text, Diagnostics diagnostics)
    {
        if (text.Length > FileCharsMax)
        {
            diagnostics.Error(new SourcePlace(1, 1), Codes.TooLarge, $"Expected at most {FileCharsMax} characters, but the file has {text.Length}.");
            return null;
        }
        var parser = new Parser(new StringReader(text));
        try
        {
            if (Refuse(parser, diagnostics)) return null;
            var stream = new YamlStream();
            stream.Load(new Parser(new StringReader(text)));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            diagnostics.Error(new SourcePlace(1, 1), Codes.YamlInvalid, "Expected one document with keys and values.");
        }
        catch (YamlException broken)
        {
            diagnostics.Error(PlaceOf(broken.Start), Codes.NotYaml, broken.Message);
        }
        catch (InvalidOperationException)
        {
            // So the parser says, without a place, that text in a flow stands to the left of it.
            diagnostics.Error(PlaceOf(parser.Current?.End ?? Mark.Empty), Codes.NotYaml, "Expected YAML, but after this place it cannot be read; is the next line indented?");
        }
        return null;
    }

    /// <summary>Event by event, before a tree is built: nesting would exhaust the stack, and references make a small file endless.</summary>
    private static bool Refuse(Parser parser, Diagnostics diagnostics)
    {
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current is { } current ? current.NestingIncrease : 0;
            if (depth > NestingMax)
            {
                diagnostics.Error(PlaceOf(parser.Current!.Start), Codes.TooDeep, $"Expected at most {NestingMax} levels.");
                return true;
            }
            if (parser.Current is not AnchorAlias alias) continue;
            diagnostics.Error(PlaceOf(alias.Start), Codes.YamlInvalid, "Expected every value to be written out, but this refers to another.");
            return true;
        }
        return false;
    }

    private static SourcePlace PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    public static SourcePlace At(this YamlNode node) => new((int)node.Start.Line, (int)node.Start.Column);

    public static void Known(this YamlMappingNode map, Diagnostics diagnostics, params string[] keys)
    {
        foreach (var key in map.Children.Keys.Where(key => !keys.Contains(key.ToString(), StringComparer.Ordinal)))
            diagnostics.Error(key.At(), Codes.YamlInvalid, $"Expected one of {string.Join(", ", keys)}, but there is no '{key}'.");
    }

    public static YamlNode? Get(this YamlMappingNode map, string key) =>
        map.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    public static string? Text(this YamlMappingNode map, string key, Diagnostics diagnostics)
    {
        var node = map.Get(key);
        if (node is null or YamlScalarNode { Value: null or "" or "~" or "null" }) return null;
        if (node is YamlScalarNode scalar) return scalar.Value;
        diagnostics.Error(node.At(), Codes.YamlInvalid, $"Expected text for '{key}'.");
        return null;
    }

    public static IEnumerable<string> Texts(this YamlMappingNode map, string key, Diagnostics diagnostics)
    {
        switch (map.Get(key))
        {
            case null: return [];
            case YamlScalarNode { Value: { } one }: return [one];
            case YamlSequenceNode list: return list.Children.OfType<YamlScalarNode>().Select(item => item.Value ?? "");
            case var other:
                diagnostics.Error(other.At(), Codes.YamlInvalid, $"Expected a list of texts for '{key}'.");
                return [];
        }
    }

    public static YamlMappingNode? Map(this YamlMappingNode map, string key, Diagnostics diagnostics)
    {
        var node = map.Get(key);
        if (node is null or YamlMappingNode or YamlScalarNode { Value: null or "" }) return node as YamlMappingNode;
        diagnostics.Error(node.At(), Codes.YamlInvalid, $"Expected keys and values under '{key}'.");
        return null;
    }

    public static IEnumerable<(string Key, YamlMappingNode Value)> Entries(this YamlMappingNode map, Diagnostics diagnostics)
    {
        foreach (var (key, value) in map.Children)
        {
            if (value is YamlMappingNode entry) yield return (key.ToString(), entry);
            else diagnostics.Error(value.At(), Codes.YamlInvalid, $"Expected keys and values under '{key}'.");
        }
    }
}
