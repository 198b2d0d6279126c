using System.Collections.Immutable;
using System.Xml.Linq;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads what BPMN cannot say: the <c>cp:</c> attributes and extension elements.</summary>
internal static class CpReader
{
    public static string? Text(XElement element, string name) => (string?)element.Attribute(Names.Cp + name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;

    public static AcceptMode Accept(XElement element, Diagnostics diagnostics)
    {
        var text = Text(element, "accept");
        if (text is not (null or "on-claim" or "explicit"))
            diagnostics.Error(element, Codes.CpInvalid, $"Expected cp:accept to be on-claim or explicit, but it is '{text}'.");
        return text == "explicit" ? AcceptMode.Explicit : AcceptMode.OnClaim;
    }

    public static TimerDetail? Due(XElement element, Diagnostics diagnostics)
    {
        if (Text(element, "due") is not { } text) return null;
        var due = TimerDetail.ParseDuration(text);
        if (due is null) diagnostics.Error(element, Codes.CpInvalid, $"Expected cp:due to be an ISO 8601 duration such as PT8H or P2D, but it is '{text}'.");
        return due;
    }

    /// <summary>Whether a black-box pool is the client rather than a chain partner.</summary>
    public static bool IsClient(XElement pool, Diagnostics diagnostics)
    {
        var text = Text(pool, "client");
        if (text is not (null or "true" or "false")) diagnostics.Error(pool, Codes.CpInvalid, $"Expected cp:client to be true or false, but it is '{text}'.");
        return text == "true";
    }

    public static string? Outcome(XElement element, Diagnostics diagnostics)
    {
        if (Text(element, "outcome") is not { } text) return null;
        if (!Outcomes.All.Contains(text))
            diagnostics.Error(element, Codes.CpInvalid, $"Expected cp:outcome to be one of {string.Join(", ", Outcomes.All)}, but it is '{text}'.");
        return text;
    }

    public static ImmutableArray<Need> Needs(XElement flow, Diagnostics diagnostics) =>
        [.. Extensions(flow, "needs", "need").Select(need => new Need(
            Required(need, "id", diagnostics), need.Name() ?? need.Id() ?? "",
            Parse(need, "kind", NeedKind.Field, diagnostics), Flag(need, "required", diagnostics)))];

    public static ImmutableArray<FormField> Fields(XElement node, Diagnostics diagnostics) =>
        [.. Extensions(node, "fields", "field").Select(field => new FormField(
            Required(field, "id", diagnostics), field.Name() ?? field.Id() ?? "",
            Parse(field, "type", FieldType.Text, diagnostics), Flag(field, "required", diagnostics),
            [.. field.Elements(Names.Cp + "option").Select(option => option.Value.Trim())]))];

    private static IEnumerable<XElement> Extensions(XElement owner, string list, string item) =>
        owner.Elements(Names.Bpmn + "extensionElements").Elements(Names.Cp + list).Elements(Names.Cp + item);

    private static string Required(XElement element, string attribute, Diagnostics diagnostics)
    {
        var text = (string?)element.Attribute(attribute);
        if (!string.IsNullOrWhiteSpace(text) && !text.StartsWith('$')) return text.Trim();
        diagnostics.Error(element, Codes.CpInvalid, $"Expected cp:{element.Name.LocalName} to have an {attribute} that does not start with '$'.");
        return "";
    }

    private static T Parse<T>(XElement element, string attribute, T otherwise, Diagnostics diagnostics)
        where T : struct, Enum
    {
        var text = (string?)element.Attribute(attribute);
        if (text is null) return otherwise;
        if (Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<T>(text, ignoreCase: true);
        var known = string.Join(", ", Enum.GetNames<T>().Select(Lower));
        diagnostics.Error(element, Codes.CpInvalid, $"Expected {attribute} to be one of {known}, but it is '{text}'.");
        return otherwise;
    }

    private static bool Flag(XElement element, string attribute, Diagnostics diagnostics)
    {
        var text = (string?)element.Attribute(attribute);
        if (text is null or "false" or "0") return false;
        if (text is "true" or "1") return true;
        diagnostics.Error(element, Codes.CpInvalid, $"Expected {attribute} to be true or false, but it is '{text}'.");
        return false;
    }

#pragma warning disable CA1308 // Attribute values in a drawing are lower case; nothing is compared by them.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
