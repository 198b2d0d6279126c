using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Web.Pages;

/// <summary>A field of a form as a page shows it.</summary>
/// <param name="Id">The key of the value on the case.</param>
/// <param name="Value">As the form has it: what was typed, else what the case holds.</param>
/// <param name="IsCheck">Something the sender has checked: a tick and nothing else.</param>
public sealed record FieldOnScreen(string Id, string Label, FieldType Type, bool Required, ImmutableArray<string> Options, string? Value)
{
    public string? Hint { get; init; }
    public string? Error { get; init; }
    public bool IsCheck { get; init; }

    /// <summary>Required with some choices and not with others: the hint says which, so the label says nothing.</summary>
    public bool Depends { get; init; }

    /// <summary>Not a value of the process, but part of the form itself: it goes by its own name.</summary>
    public bool PlainName { get; init; }

    public string InputType { get; init; } = "text";

    public string Name => PlainName ? Id : $"field.{Id}";
    public string ElementId => $"field-{Id}";

    public static FieldOnScreen For(FormField field, JsonElement? known) =>
        new(field.Id, field.Name, field.Type, field.Required, field.Options, Shown(known));

    public static FieldOnScreen For(Need need, JsonElement? known) => new(
        need.Id, need.Name, need.Kind switch { NeedKind.Document => FieldType.Document, NeedKind.Check => FieldType.Boolean, _ => FieldType.Text },
        need.Required, [], Shown(known))
    { IsCheck = need.Kind == NeedKind.Check };

    /// <summary>A value of the case as a form writes it.</summary>
    public static string? Shown(JsonElement? known) => known?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => known.Value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => known.Value.GetRawText(),
    };
}

/// <summary>What somebody typed into fields, as values for the case, or what is wrong with it.</summary>
public static class TypedFields
{
    /// <summary>Only what changed becomes a value: what stood there already is not said again.</summary>
    public static (ImmutableDictionary<string, JsonElement> Data, ImmutableDictionary<string, string> Errors) Read(
        IEnumerable<FieldOnScreen> fields, IFormCollection form, Words words)
    {
        var data = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        var errors = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var field in fields)
        {
            var typed = form[field.Name].LastOrDefault()?.Trim().ReplaceLineEndings("\n") ?? "";
            if (typed.Length == 0 && field.Required) errors[field.Id] = words["field.missing", field.Label];
            else if (typed == (field.Value?.ReplaceLineEndings("\n") ?? "")) continue;
            else if (typed.Length == 0) data[field.Id] = JsonSerializer.SerializeToElement<string?>(null);
            else if (Value(field, typed) is { } value) data[field.Id] = value;
            else errors[field.Id] = words[field.Type == FieldType.Number ? "field.no-number" : "field.no-date", field.Label];
        }
        return (data.ToImmutable(), errors.ToImmutable());
    }

    private static JsonElement? Value(FieldOnScreen field, string typed) => field.Type switch
    {
        FieldType.Number => decimal.TryParse(typed.Replace(',', '.'), NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? JsonSerializer.SerializeToElement(number) : null,
        FieldType.Boolean => JsonSerializer.SerializeToElement(typed == "true"),
        FieldType.Date => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? JsonSerializer.SerializeToElement(typed) : null,
        _ => JsonSerializer.SerializeToElement(typed),
    };
}

/// <summary>What the drawing asks for anywhere, by key: so that a value is always shown under its name.</summary>
public sealed class FieldCatalog
{
    private readonly Dictionary<string, FormField> _fields;
    private readonly Dictionary<string, Need> _needs;

    public FieldCatalog(ProcessDefinition process)
    {
        var fields = process.Nodes.SelectMany(node => node switch { TaskNode task => task.Fields, EventNode start => start.Fields, _ => [] });
        _fields = fields.GroupBy(field => field.Id).ToDictionary(group => group.Key, group => group.First());
        _needs = process.Nodes.SelectMany(node => node.Outgoing).SelectMany(flow => flow.Needs).GroupBy(need => need.Id).ToDictionary(group => group.Key, group => group.First());
    }

    public string NameOf(string key) => Find(key)?.Name ?? (_needs.TryGetValue(key, out var need) ? need.Name : key);

    public FormField? Find(string key) => _fields.GetValueOrDefault(key);

    public Need? NeedOf(string key) => _needs.GetValueOrDefault(key);

    /// <summary>The field that asks for a need: the drawing's own where it has one, with its type and options.</summary>
    public FieldOnScreen For(Need need, JsonElement? known) =>
        Find(need.Id) is { } field && need.Kind != NeedKind.Check
            ? FieldOnScreen.For(field, known) with { Label = need.Name, Required = need.Required }
            : FieldOnScreen.For(need, known);
}
