using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClientProcess.Engine.Cases;

/// <summary>How state and events are written down. What is written today must be readable for as long as a case is kept.</summary>
public static class CaseJson
{
    private static readonly CaseJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // What is computed from other fields is not written: it would only make every row longer.
        IgnoreReadOnlyProperties = true,
        // jsonb does not keep the order of keys, so the type may come last.
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(CaseState state) => JsonSerializer.Serialize(state, Context.CaseState);

    public static string Write(ImmutableArray<CaseEvent> events) => JsonSerializer.Serialize(events, Context.ImmutableArrayCaseEvent);

    public static string Write(Handoff handoff) => JsonSerializer.Serialize(handoff, Context.Handoff);

    public static string Write(CaseClock clock) => JsonSerializer.Serialize(clock, Context.CaseClock);

    public static CaseClock ReadClock(string json) => JsonSerializer.Deserialize(json, Context.CaseClock)!;

    public static Handoff ReadHandoff(string json) => JsonSerializer.Deserialize(json, Context.Handoff)!;

    public static CaseState ReadState(string json) => JsonSerializer.Deserialize(json, Context.CaseState)!;

    public static ImmutableArray<CaseEvent> ReadEvents(string json) => JsonSerializer.Deserialize(json, Context.ImmutableArrayCaseEvent);

    /// <summary>A value as it is stored: letters as themselves, so that they can be searched for.</summary>
    public static string Write(JsonElement value) => JsonSerializer.Serialize(value, Context.JsonElement);

    public static JsonElement ToElement(CaseEvent happened) => JsonSerializer.SerializeToElement(happened, Context.CaseEvent);
}

[JsonSerializable(typeof(CaseState))]
[JsonSerializable(typeof(ImmutableArray<CaseEvent>))]
[JsonSerializable(typeof(Handoff))]
[JsonSerializable(typeof(CaseClock))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;
