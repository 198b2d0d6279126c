using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.RolePlays;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Language;

/// <summary>Reads a role-play script.</summary>
public static class RolePlayReader
{
    private static readonly string[] Parameters =
        ["by", "data", "choices", "team", "reason", "note", "outcome", "raises", "missing", "comesBack", "until", "ground", "suspension", "refused", "from"];

    private static readonly DateTimeOffset DefaultStart = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public static (RolePlay? Play, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string file)
    {
        var diagnostics = new Diagnostics(file);
        if (YamlReading.Root(text, diagnostics) is not { } root) return (null, diagnostics.InOrder());
        root.Known(diagnostics, "name", "process", "start", "intake", "by", "data", "steps");
        var steps = root.Get("steps") is YamlSequenceNode list ? list.Children.Select(item => Step(item, diagnostics)).OfType<PlayStep>().ToImmutableArray() : [];
        if (root.Get("steps") is not YamlSequenceNode { Children.Count: > 0 }) diagnostics.Error(root.At(), Codes.YamlInvalid, "Expected steps, but there are none.");
        var play = new RolePlay(
            root.Text("name", diagnostics) ?? file, root.Text("process", diagnostics), Moment(root, "start", diagnostics) ?? DefaultStart,
            root.Text("intake", diagnostics), root.Text("by", diagnostics), Data(root, "data", diagnostics), steps);
        return (diagnostics.HasErrors ? null : play, diagnostics.InOrder());
    }

    private static PlayStep? Step(YamlNode node, Diagnostics diagnostics)
    {
        if (node is not YamlMappingNode map || map.Children.Keys.Select(key => key.ToString()).FirstOrDefault(PlayVerbs.All.Contains) is not { } verb)
        {
            diagnostics.Error(node.At(), Codes.YamlInvalid, $"Expected a step that starts with one of {string.Join(", ", PlayVerbs.All)}.");
            return null;
        }
        if (verb == "expect") return new PlayStep(verb, "", node.At()) { Expect = Expect(map, diagnostics) };
        map.Known(diagnostics, [verb, .. Parameters]);
        return new PlayStep(verb, map.Text(verb, diagnostics) ?? "", node.At())
        {
            By = map.Text("by", diagnostics),
            Data = Data(map, "data", diagnostics),
            Choices = (map.Map("choices", diagnostics)?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
                .ToImmutableDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString()),
            Team = map.Text("team", diagnostics),
            Reason = map.Text("reason", diagnostics),
            Note = map.Text("note", diagnostics),
            Outcome = map.Text("outcome", diagnostics),
            Raises = map.Text("raises", diagnostics),
            Missing = [.. map.Texts("missing", diagnostics)],
            ComesBack = map.Text("comesBack", diagnostics) is "true",
            Until = map.Text("until", diagnostics),
            Ground = map.Text("ground", diagnostics),
            Suspension = map.Text("suspension", diagnostics),
            Refused = map.Text("refused", diagnostics),
            From = [.. map.Texts("from", diagnostics)],
        };
    }

    private static Expectation? Expect(YamlMappingNode step, Diagnostics diagnostics)
    {
        if (step.Map("expect", diagnostics) is not { } map)
        {
            diagnostics.Error(step.At(), Codes.YamlInvalid, "Expected keys and values under 'expect'.");
            return null;
        }
        map.Known(diagnostics, "open", "status", "outcome", "route", "handoffs", "responsible", "journal", "clocks", "told", "escalated", "bounces", "declines");
        return new Expectation
        {
            Open = List(map, "open", diagnostics),
            Status = map.Text("status", diagnostics),
            Outcome = map.Text("outcome", diagnostics),
            Route = List(map, "route", diagnostics),
            Handoffs = List(map, "handoffs", diagnostics),
            Responsible = List(map, "responsible", diagnostics),
            Journal = List(map, "journal", diagnostics),
            Clocks = List(map, "clocks", diagnostics),
            Told = List(map, "told", diagnostics),
            Escalated = List(map, "escalated", diagnostics),
            Bounces = Number(map, "bounces", diagnostics),
            Declines = Number(map, "declines", diagnostics),
        };
    }

    private static ImmutableArray<string>? List(YamlMappingNode map, string key, Diagnostics diagnostics) =>
        map.Get(key) is null ? null : [.. map.Texts(key, diagnostics)];

    private static int? Number(YamlMappingNode map, string key, Diagnostics diagnostics)
    {
        if (map.Text(key, diagnostics) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        diagnostics.Error(map.Get(key)!.At(), Codes.YamlInvalid, $"Expected a whole number for '{key}', but it is '{text}'.");
        return null;
    }

    private static DateTimeOffset? Moment(YamlMappingNode map, string key, Diagnostics diagnostics)
    {
        if (map.Text(key, diagnostics) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        diagnostics.Error(map.Get(key)!.At(), Codes.YamlInvalid, $"Expected a moment such as 2026-11-23T09:00:00+01:00, but it is '{text}'.");
        return null;
    }

    private static ImmutableDictionary<string, JsonElement> Data(YamlMappingNode map, string key, Diagnostics diagnostics) =>
        map.Map(key, diagnostics)?.Children.ToImmutableDictionary(pair => pair.Key.ToString(), pair => Value(pair.Value)) ?? ImmutableDictionary<string, JsonElement>.Empty;

    private static JsonElement Value(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode scalar => JsonSerializer.SerializeToElement(scalar.Value),
        YamlSequenceNode list => JsonSerializer.SerializeToElement(list.Children.Select(Value)),
        YamlMappingNode map => JsonSerializer.SerializeToElement(map.Children.ToDictionary(pair => pair.Key.ToString(), pair => Value(pair.Value))),
        _ => default,
    };

    private static JsonElement Plain(string text) => text switch
    {
        "" or "~" or "null" => JsonSerializer.SerializeToElement<string?>(null),
        "true" => JsonSerializer.SerializeToElement(true),
        "false" => JsonSerializer.SerializeToElement(false),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            => JsonSerializer.SerializeToElement(number),
        _ => JsonSerializer.SerializeToElement(text),
    };
}
