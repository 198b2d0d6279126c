using System.Xml.Linq;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Language;

/// <summary>
/// Reads the condition of a flow. FEEL is evaluated; a condition in another language is a warning that proposes the FEEL form where there is
/// one, and until it is rewritten a person chooses.
/// </summary>
internal static class ConditionReader
{
    /// <summary>The condition of a flow.</summary>
    public static FlowCondition? Read(Drawing drawing, XElement flow) =>
        Read(drawing, flow.Element(Names.Bpmn + "conditionExpression"), "a person chooses", flow.Name());

    /// <param name="otherwise">What happens when it is not evaluated here.</param>
    /// <param name="label">The name of what it stands on, which some tools repeat in the condition.</param>
    public static FlowCondition? Read(Drawing drawing, XElement? element, string otherwise, string? label = null)
    {
        var text = element?.Value.Trim() ?? "";
        if (element is null || text.Length == 0) return null;
        var language = (string?)element.Attribute("language");
        return new FlowCondition(text, language, Feel(new(drawing, element, text, otherwise), language, label));
    }

    private readonly record struct Place(Drawing Drawing, XElement Element, string Text, string Otherwise);

    private static FeelExpression? Feel(Place place, string? language, string? label)
    {
        var text = place.Text;
        var saysFeel = language?.Contains("feel", StringComparison.OrdinalIgnoreCase) is true;
        if ((language is not null && !saysFeel) || text.Contains("${", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal))
            return Foreign(place);
        // Some tools put the label into the condition: that names a way, it compares nothing.
        if (!saysFeel && Labels.Same(label, text)) return Foreign(place);
        var parsed = FeelExpression.Parse(text);
        if (parsed.Ok) return parsed.Expression;
        if (!saysFeel) return Foreign(place);
        var error = parsed.Errors[0];
        place.Drawing.Diagnostics.Error(place.Element, Codes.ConditionInvalid, $"Expected FEEL in '{text}', but at column {error.Column}: {error.Message}");
        return null;
    }

    private static FeelExpression? Foreign(Place place)
    {
        var proposal = ForeignConditions.Propose(place.Text) is { } feel && feel != place.Text ? $" In FEEL: {feel}" : "";
        place.Drawing.Diagnostics.Warn(place.Element, Codes.ForeignCondition, $"The condition '{place.Text}' is in a language that is not evaluated here: {place.Otherwise}.{proposal}");
        return null;
    }
}
