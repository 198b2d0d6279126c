using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ClientProcess.Web.Api;

/// <summary>Reads a body strictly: what is not understood is refused by its name, never passed over.</summary>
internal static class BodyReader
{
    /// <summary>Levels of JSON within JSON: a form has two or three.</summary>
    private const int DepthMax = 32;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = DepthMax,
        PropertyNameCaseInsensitive = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new MomentConverter() },
    };

    public static bool IsOptional<T>() => FieldsOf<T>().All(field => !field.IsRequired);

    public static (T? Value, Problem? Problem) Read<T>(ReadOnlyMemory<byte> bytes)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.IsEmpty ? "{}"u8.ToArray() : WithoutMark(bytes), Reading);
            return Wrong(document.RootElement, FieldsOf<T>()) is { } problem ? (null, problem) : Fit<T>(document.RootElement);
        }
        catch (JsonException unreadable)
        {
            var place = unreadable.LineNumber is { } line ? $" at line {line + 1}, byte {unreadable.BytePositionInLine + 1}" : "";
            return (null, Problem.Unreadable("not-json", $"Expected a body of JSON, each name once and at most {DepthMax} levels deep, but it cannot be read{place}."));
        }
    }

    private static IList<JsonPropertyInfo> FieldsOf<T>() => Options.GetTypeInfo(typeof(T)).Properties;

    private static Problem? Wrong(JsonElement body, IList<JsonPropertyInfo> fields)
    {
        if (body.ValueKind != JsonValueKind.Object) return Problem.Unreadable("not-an-object", "Expected a JSON object, but the body is something else.");
        if (JsonTexts.WrongIn(body, "the body") is { } where)
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "text-invalid", $"Expected text without null characters and half characters (\\u0000, half a surrogate pair), but there is one in {where}.");
        var unknown = body.EnumerateObject().Select(given => given.Name).Where(name => fields.All(field => field.Name != name)).ToList();
        if (unknown.Count > 0)
        {
            var known = fields.Count == 0 ? "no fields" : $"no other fields than {string.Join(", ", fields.Select(field => $"'{field.Name}'"))}";
            return Problem.Unreadable("field-unknown", $"Expected {known}, but there is {string.Join(", ", unknown.Select(name => $"'{name}'"))}.", unknown);
        }
        var missing = fields.FirstOrDefault(field => field.IsRequired && !(body.TryGetProperty(field.Name, out var given) && given.ValueKind != JsonValueKind.Null));
        return missing is null ? null : Problem.Of(StatusCodes.Status422UnprocessableEntity, "field-missing", $"Expected '{missing.Name}', but it is missing.", missing.Name);
    }

    private static (T? Value, Problem? Problem) Fit<T>(JsonElement body)
        where T : class
    {
        foreach (var field in FieldsOf<T>())
        {
            if (!body.TryGetProperty(field.Name, out var given) || given.ValueKind == JsonValueKind.Null || IsOf(field.PropertyType, given)) continue;
            return (null, Problem.Unreadable("field-invalid", $"Expected {Described(field.PropertyType)} for '{field.Name}', but it is something else.", field.Name));
        }
        return (body.Deserialize<T>(Options), null);
    }

    private static bool IsOf(Type type, JsonElement given)
    {
        try
        {
            // Neither a list of texts nor a set of choices can hold nothing.
            return given.Deserialize(type, Options) switch
            {
                ImmutableArray<string> list => list.All(item => item is not null),
                ImmutableDictionary<string, string> set => set.Values.All(item => item is not null),
                _ => true,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Described(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "text",
        var moment when moment == typeof(DateTimeOffset) => "a moment with its offset, such as 2026-11-23T09:00:00+01:00,",
        var number when number == typeof(int) => "a whole number",
        var yes when yes == typeof(bool) => "true or false",
        var list when list == typeof(ImmutableArray<string>) => "a list of texts",
        var set when set == typeof(ImmutableDictionary<string, string>) => "an object with texts",
        var client when client == typeof(ClientBody) => "an object with the texts 'reference', 'name', 'phone' and 'email', and nothing else,",
        _ => "an object",
    };

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
