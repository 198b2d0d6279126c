using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace ClientProcess.Engine.Expressions;

/// <summary>Case data is JSON; this is where it becomes FEEL's values and back.</summary>
internal static class FeelJson
{
    public static FeelValue Read(JsonElement json)
    {
        try
        {
            return ReadValue(json);
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half a surrogate pair; only reading the text finds out, and it has no way to ask first.
            return FeelValue.NullBecause(0, "the text holds half a character");
        }
    }

    public static JsonElement Write(FeelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static FeelValue ReadValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => new FeelBoolean(true),
        JsonValueKind.False => new FeelBoolean(false),
        JsonValueKind.Number => json.TryGetDecimal(out var number)
            ? new FeelNumber(number)
            : FeelValue.NullBecause(0, "the number is too large to count with"),
        JsonValueKind.String => new FeelString(json.GetString() ?? ""),
        JsonValueKind.Array => new FeelList([.. json.EnumerateArray().Select(ReadValue)]),
        JsonValueKind.Object => new FeelContext(json.EnumerateObject().Aggregate(
            ImmutableSortedDictionary.Create<string, FeelValue>(StringComparer.Ordinal),
            (entries, property) => entries.SetItem(property.Name, ReadValue(property.Value)))),
        _ => FeelValue.Null,
    };

    private static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        switch (value)
        {
            case FeelNull:
                writer.WriteNullValue();
                break;
            case FeelBoolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case FeelNumber number:
                writer.WriteNumberValue(number.Value);
                break;
            case FeelList list:
                WriteList(writer, list);
                break;
            case FeelContext context:
                WriteContext(writer, context);
                break;
            default:
                writer.WriteStringValue(FeelText.Plain(value));
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, FeelList list)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter writer, FeelContext context)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in context.Entries)
        {
            writer.WritePropertyName(name);
            Write(writer, item);
        }

        writer.WriteEndObject();
    }
}
