using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Calendars;

/// <summary>The YAML of one file: reads it with bounds, walks it, and collects what is wrong with the place where it is.</summary>
internal sealed class CalendarYaml(string fileName)
{
    /// <summary>A calendar file nests five deep; a deeper one is no calendar file and could exhaust the stack.</summary>
    private const int NestingMax = 20;

    private readonly ImmutableArray<CalendarDiagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<CalendarDiagnostic>();

    public int Count => diagnostics.Count;

    public ImmutableArray<CalendarDiagnostic> Diagnostics => diagnostics.ToImmutable();

    public YamlNode? Load(string text)
    {
        if (text.Length > CalendarFile.CharactersMax)
        {
            Add(Mark.Empty, CalendarDiagnostic.Syntax, $"Expected at most {CalendarFile.CharactersMax} characters, but the file has {text.Length}.");
            return null;
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            if (Refused(parser) is { } refused)
            {
                Add(refused.Place, CalendarDiagnostic.Syntax, refused.Message);
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (YamlException exception)
        {
            // The parser tells what it cannot read by throwing; for us that is a diagnostic like any other.
            Add(exception.Start, CalendarDiagnostic.Syntax, $"Expected YAML, but: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // So it does, without a place, for text in a flow that stands to the left of it.
            Add(parser.Current?.End ?? Mark.Empty, CalendarDiagnostic.Syntax,
                "Expected YAML, but after this place it cannot be read; is the next line indented?");
        }

        return null;
    }

    public void Add(YamlNode node, string code, string message) => Add(node.Start, code, message);

    public YamlMappingNode? Mapping(YamlNode node, string what)
    {
        if (node is not YamlMappingNode mapping)
        {
            Add(node, CalendarDiagnostic.Structure, $"Expected {what} as 'name: value' pairs, but found {Describe(node)}.");
            return null;
        }

        return mapping;
    }

    /// <summary>The texts of a list; nothing at all counts as an empty list.</summary>
    public ImmutableArray<YamlScalarNode> Texts(YamlNode node, string what)
    {
        if (IsNothing(node))
        {
            return [];
        }

        var items = (node as YamlSequenceNode)?.Children.OfType<YamlScalarNode>().ToImmutableArray() ?? [];
        if (node is not YamlSequenceNode list || items.Length != list.Children.Count)
        {
            Add(node, CalendarDiagnostic.Structure, $"Expected {what} as a list, but found {Describe(node)}.");
            return [];
        }

        return items;
    }

    /// <summary>The pairs of a mapping with their keys as text; other keys are told.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Pairs(YamlMappingNode mapping)
    {
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode text)
            {
                yield return (text, value);
            }
            else
            {
                Add(key, CalendarDiagnostic.Structure, $"Expected a name before the colon, but found {Describe(key)}.");
            }
        }
    }

    public static string Text(YamlScalarNode node) => node.Value ?? "";

    public static bool IsNothing(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    public static string Describe(YamlNode node) => node switch
    {
        _ when IsNothing(node) => "nothing",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "'name: value' pairs",
    };

    private void Add(Mark mark, string code, string message) =>
        diagnostics.Add(new CalendarDiagnostic(fileName, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), code, message));

    /// <summary>A look at the whole text before a tree is built of it: aliases can make a tree endless.</summary>
    private static (Mark Place, string Message)? Refused(Parser parser)
    {
        for (var depth = 0; parser.MoveNext();)
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > NestingMax)
            {
                return (current.Start, $"Expected a calendar file to nest at most {NestingMax} deep, but it goes deeper here.");
            }

            if (current is AnchorAlias)
            {
                return (current.Start, "Expected a calendar file without aliases, but here is one: write it out.");
            }
        }

        return null;
    }
}
