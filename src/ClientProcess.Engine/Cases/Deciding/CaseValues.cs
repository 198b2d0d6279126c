using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Whether values may come in: their keys, their sizes, and what the form asks.</summary>
internal static class CaseValues
{
    /// <summary>Keys on one case. A form has tens of fields; more than this is a fault or an attack.</summary>
    public const int ValuesPerCaseMax = 500;

    /// <summary>Characters of JSON in one value; what is larger is a document, and lies elsewhere with a reference here.</summary>
    public const int ValueCharsMax = 64_000;

    public const int KeyCharsMax = 100;

    /// <param name="value">What the case holds already under a key.</param>
    /// <param name="present">The keys that the case holds already.</param>
    public static Rejection? Wrong(
        ImmutableDictionary<string, JsonElement> data, IEnumerable<FormField> fields, Func<string, JsonElement?> value, ImmutableSortedDictionary<string, int> present)
    {
        foreach (var (key, given) in data)
        {
            if (key.Length is 0 or > KeyCharsMax || (key.StartsWith('$') && key is not (NoteKeys.Subject or NoteKeys.Client)))
                return Rejection.Of(RejectionCode.FieldInvalid, $"Expected a field name of 1 to {KeyCharsMax} characters that does not start with '$', but '{key}' is not.", key);
            if (given.ValueKind == JsonValueKind.Undefined || given.GetRawText().Length > ValueCharsMax)
                return Rejection.Of(RejectionCode.ValueTooLarge, $"Expected at most {ValueCharsMax} characters for '{key}'; put a document elsewhere and give its reference.", key);
        }
        if (present.Count + data.Keys.Count(key => !present.ContainsKey(key)) > ValuesPerCaseMax)
            return Rejection.Of(RejectionCode.TooManyValues, $"Expected at most {ValuesPerCaseMax} values on a case.");
        return fields.Select(field => Wrong(field, data, value)).FirstOrDefault(rejection => rejection is not null);
    }

    private static Rejection? Wrong(FormField field, ImmutableDictionary<string, JsonElement> data, Func<string, JsonElement?> known)
    {
        if (!data.TryGetValue(field.Id, out var value) || IsEmpty(value))
        {
            return field.Required && (data.ContainsKey(field.Id) || known(field.Id) is not { } before || IsEmpty(before))
                ? Rejection.Of(RejectionCode.FieldMissing, $"Expected '{field.Name}', but it is empty.", field.Id)
                : null;
        }
        return Fits(field, value) ? null
            : Rejection.Of(RejectionCode.FieldInvalid, $"Expected {Described(field)} for '{field.Name}', but it is something else.", field.Id);
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    private static bool Fits(FormField field, JsonElement value) => field.Type switch
    {
        FieldType.Number => value.ValueKind == JsonValueKind.Number,
        FieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        FieldType.Date => value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        FieldType.Choice => value.ValueKind == JsonValueKind.String && field.Options.Contains(value.GetString()!),
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static string Described(FormField field) => field.Type switch
    {
        FieldType.Number => "a number",
        FieldType.Boolean => "yes or no",
        FieldType.Date => "a date (yyyy-mm-dd)",
        FieldType.Choice => $"one of {string.Join(", ", field.Options)}",
        FieldType.Document => "a document reference",
        _ => "text",
    };
}
