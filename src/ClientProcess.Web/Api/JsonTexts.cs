using System.Text.Json;

namespace ClientProcess.Web.Api;

/// <summary>
/// Texts that JSON can escape and a database cannot keep: PostgreSQL takes no null character in text, and half a surrogate pair is no text at all.
/// </summary>
internal static class JsonTexts
{
    /// <returns>Where such a text stands; null when there is none.</returns>
    public static string? WrongIn(JsonElement json, string place) => json.ValueKind switch
    {
        JsonValueKind.String => IsText(() => json.GetString()) ? null : place,
        JsonValueKind.Array => json.EnumerateArray().Select(item => WrongIn(item, place)).FirstOrDefault(wrong => wrong is not null),
        JsonValueKind.Object => json.EnumerateObject().Select(property => WrongIn(property, place)).FirstOrDefault(wrong => wrong is not null),
        _ => null,
    };

    private static string? WrongIn(JsonProperty property, string place) =>
        IsText(() => property.Name) ? WrongIn(property.Value, $"'{property.Name}'") : $"a name in {place}";

    private static bool IsText(Func<string?> read)
    {
        try
        {
            return read() is { } text && !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // Only reading it finds out that half a pair was escaped; there is no way to ask first.
            return false;
        }
    }
}
