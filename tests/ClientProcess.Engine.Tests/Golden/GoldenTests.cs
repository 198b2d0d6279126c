using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Tests.Golden;

/// <summary>
/// Journals as they were written by released rules, with the state after each row. They must fold to those states for ever: when one of these
/// tests fails, the code is wrong, not the file.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableArray<Type> StateTypes =
    [
        typeof(CaseState), typeof(Position), typeof(CaseTask), typeof(Handoff), typeof(Scope), typeof(Origin), typeof(KeptMessage), typeof(Pause), typeof(Incident),
        typeof(RepairOf), typeof(Holder), typeof(CaseOwner), typeof(DefinitionRef), typeof(Need), typeof(LoopCount), typeof(Compensable),
        typeof(CaseClock), typeof(NextRung), typeof(SlaClock), typeof(ClockSegment), typeof(ClockTerms), typeof(ClockPause), typeof(RungFired),
    ];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_stored_journal_folds_to_the_stored_states(string file)
    {
        CaseState? state = null;
        foreach (var row in Rows(file))
        {
            state = CaseEvolver.Fold(state, CaseJson.ReadEvents(row["events"]!.ToJsonString()));
            Keeps(row["state"]!, CaseJson.Write(state));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_read_and_written_again_is_the_same(string file)
    {
        foreach (var row in Rows(file))
        {
            Same(row["events"]!, CaseJson.Write(CaseJson.ReadEvents(row["events"]!.ToJsonString())));
            Keeps(row["state"]!, CaseJson.Write(CaseJson.ReadState(row["state"]!.ToJsonString())));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Keys_in_another_order_are_read_the_same(string file)
    {
        foreach (var row in Rows(file))
            Same(row["events"]!, CaseJson.Write(CaseJson.ReadEvents(Turned(row["events"]!)!.ToJsonString())));
    }

    [Fact]
    public void Every_event_type_is_stored_with_every_field()
    {
        var stored = Files.SelectMany(file => Rows(file.Data)).SelectMany(row => row["events"]!.AsArray()).ToLookup(happened => (string)happened!["$type"]!);
        foreach (var type in typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>())
        {
            var fields = stored[(string)type.TypeDiscriminator!].SelectMany(happened => happened!.AsObject().Select(field => field.Key)).ToHashSet();
            Assert.True(fields.Count > 0, $"{type.TypeDiscriminator} is in no golden journal.");
            Assert.Empty(FieldsOf(type.DerivedType).Except(fields).Select(field => $"{type.TypeDiscriminator}.{field}"));
        }
    }

    [Fact]
    public void Every_event_type_is_named() =>
        Assert.Empty(typeof(CaseEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent)) && !type.IsAbstract)
            .Except(typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(named => named.DerivedType)));

    [Fact]
    public void Every_field_of_the_state_is_stored()
    {
        var stored = new HashSet<string>();
        foreach (var file in Files)
        {
            foreach (var row in Rows(file.Data)) Collect(row["state"]!, stored);
        }
        // Nothing sets it yet: it gets its story with the command that repeats a step.
        stored.Add("isAside");
        Assert.Empty(StateTypes.SelectMany(FieldsOf).Except(stored));
    }

    /// <summary>Run by hand, and only for a story that has no file yet.</summary>
    [Fact(Explicit = true)]
    public void Write_what_is_not_stored_yet()
    {
        foreach (var (name, story) in GoldenStories.All)
        {
            var path = Path.Combine(Source(), $"{name}.json");
            if (File.Exists(path)) continue;
            CaseState? state = null;
            var rows = new JsonArray();
            foreach (var row in story().Journal)
            {
                state = CaseEvolver.Fold(state, row);
                rows.Add(new JsonObject { ["events"] = JsonNode.Parse(CaseJson.Write(row)), ["state"] = JsonNode.Parse(CaseJson.Write(state)) });
            }
            File.WriteAllText(path, rows.ToJsonString(Indented) + "\n");
        }
    }

    private static List<JsonNode> Rows(string file) => [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsArray().Select(row => row!)];

    private static void Same(JsonNode stored, string now)
    {
        if (!JsonNode.DeepEquals(stored, JsonNode.Parse(now))) Assert.Equal(stored.ToJsonString(Indented), JsonNode.Parse(now)!.ToJsonString(Indented));
    }

    /// <summary>Everything that was stored is still so; a state may have got fields since, which the fold fills from the same events.</summary>
    private static void Keeps(JsonNode stored, string now) => Same(stored, OfThose(stored, JsonNode.Parse(now))!.ToJsonString());

    private static JsonNode? OfThose(JsonNode? stored, JsonNode? now) => (stored, now) switch
    {
        (JsonObject before, JsonObject after) => new JsonObject(after.Where(field => before.ContainsKey(field.Key)).Select(field => KeyValuePair.Create(field.Key, OfThose(before[field.Key], field.Value)))),
        (JsonArray before, JsonArray after) when before.Count == after.Count => new JsonArray([.. before.Zip(after, OfThose)]),
        _ => now?.DeepClone(),
    };

    private static JsonNode? Turned(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(field => KeyValuePair.Create(field.Key, Turned(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Turned)]),
        _ => node?.DeepClone(),
    };

    private static void Collect(JsonNode node, HashSet<string> fields)
    {
        if (node is JsonObject map) fields.UnionWith(map.Select(field => field.Key));
        foreach (var inner in node is JsonObject inMap ? inMap.Select(field => field.Value) : node as JsonArray ?? []) if (inner is JsonObject or JsonArray) Collect(inner, fields);
    }

    private static IEnumerable<string> FieldsOf(Type type) =>
        type.GetProperties().Where(property => property.SetMethod is not null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    private static string Source([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
