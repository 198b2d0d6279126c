using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ClientProcess.Web.Pages;

/// <summary>
/// Everything that pages say, in one of the two languages. All of it stands in <c>Texts.json</c>, both languages side by side, so that
/// neither can be forgotten.
/// </summary>
public sealed class Words
{
    public const string CookieName = "clientprocess-language";

    private static readonly JsonSerializerOptions Reading = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly FrozenDictionary<string, string[]> Both = Read();

    public static readonly Words Dutch = new("nl", "nl-NL", 0);
    public static readonly Words English = new("en", "en-GB", 1);

    private readonly int _column;

    private Words(string language, string culture, int column) =>
        (Language, Culture, _column) = (language, CultureInfo.GetCultureInfo(culture), column);

    public string Language { get; }

    /// <summary>For dates and numbers on screen.</summary>
    public CultureInfo Culture { get; }

    public static IEnumerable<string> Keys => Both.Keys;

    /// <summary>Dutch, unless somebody asked for English: now by the address, or before by the switch.</summary>
    public static Words Of(HttpRequest request) =>
        (request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : request.Cookies[CookieName]) == English.Language ? English : Dutch;

    /// <exception cref="KeyNotFoundException">There is no such text: a bug in the page.</exception>
    public string this[string key] => Both[key][_column];

    public string this[string key, params object?[] about] => string.Format(Culture, Both[key][_column], about);

    /// <summary>The name of something that a drawing or another system may have named beyond what we know.</summary>
    public string Or(string key, string otherwise) => Both.TryGetValue(key, out var texts) ? texts[_column] : otherwise;

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("ClientProcess.Web.Texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream, Reading)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
