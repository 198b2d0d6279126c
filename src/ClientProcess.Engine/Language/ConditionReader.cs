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
    public static FlowCondition? Read(Drawing drawing, XElement flow)
    {
        if (flow.Element(Names.Bpmn + "conditionExpression") is not { } element) return null;
        var text = element.Value.Trim();
        if (text.Length == 0) return null;
        var language = (string?)element.Attribute("language");
        return new FlowCondition(text, language, Feel(drawing, flow, element, text, language));
    }

    private static FeelExpression? Feel(Drawing drawing, XElement flow, XElement element, string text, string? language)
    {
        var saysFeel = language?.Contains("feel", StringComparison.OrdinalIgnoreCase) is true;
        if ((language is not null && !saysFeel) || text.Contains("${", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal))
            return Foreign(drawing, element, text);
        // Some tools put the label of the flow into the condition: that names a way, it compares nothing.
        if (!saysFeel && Labels.Same(flow.Name(), text)) return Foreign(drawing, element, text);
        var parsed = FeelExpression.Parse(text);
        if (parsed.Ok) return parsed.Expression;
        if (!saysFeel) return Foreign(drawing, element, text);
        var error = parsed.Errors[0];
        drawing.Diagnostics.Error(element, Codes.ConditionInvalid, $"Expected FEEL in '{text}', but at column {error.Column}: {error.Message}");
        return null;
    }

    private static FeelExpression? Foreign(Drawing drawing, XElement element, string text)
    {
        var proposal = ForeignConditions.Propose(text) is { } feel && feel != text ? $" In FEEL: {feel}" : "";
        drawing.Diagnostics.Warn(element, Codes.ForeignCondition, $"The condition '{text}' is in a language that is not evaluated here: a person chooses.{proposal}");
        return null;
    }
}
