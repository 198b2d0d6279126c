using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads what makes an event happen. What the drawing leaves out becomes a wait that a person ends; what we cannot run is an error.</summary>
internal static class TriggerReader
{
    public static EventTrigger Read(Drawing drawing, XElement node)
    {
        var definitions = node.Elements().Where(child => child.Name.Namespace == Names.Bpmn
            && (child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal) || child.Name.LocalName == "eventDefinitionRef")).ToList();
        if (definitions.Count == 0) return new NoneTrigger();
        if (definitions.Count > 1) return Unsupported(drawing, node, "an event with several triggers");
        var definition = definitions[0];
        return definition.Name.LocalName switch
        {
            "messageEventDefinition" => Message(drawing, node, definition),
            "timerEventDefinition" => Timer(drawing, node, definition),
            "terminateEventDefinition" => new TerminateTrigger(),
            var other => Unsupported(drawing, definition, other.Replace("EventDefinition", " event", StringComparison.Ordinal)),
        };
    }

    public static MessageTrigger Message(Drawing drawing, XElement node, XElement referrer)
    {
        string? name = null;
        if (referrer.Reference("messageRef") is { } reference && !drawing.Messages.TryGetValue(reference, out name))
            drawing.Diagnostics.Error(referrer, Codes.Dangling, $"Expected a message '{reference}', but the drawing has none.");
        return new MessageTrigger(string.IsNullOrWhiteSpace(name) ? null : Labels.OneLine(name), drawing.FedFromInside.Contains(node.Id() ?? ""), CpReader.Text(node, "correlation"));
    }

    private static TimerTrigger Timer(Drawing drawing, XElement node, XElement definition)
    {
        var detail = definition.Elements().FirstOrDefault(child => child.Name.Namespace == Names.Bpmn && child.Name.LocalName is "timeDate" or "timeDuration" or "timeCycle");
        var text = detail?.Value.Trim() ?? "";
        if (text.Length == 0) return Undetailed(drawing, node, "says no time");
        var parsed = detail!.Name.LocalName switch
        {
            "timeDate" => TimerDetail.ParseDate(text),
            "timeDuration" => TimerDetail.ParseDuration(text),
            _ => TimerDetail.ParseCycle(text),
        };
        if (parsed is not null) return new TimerTrigger(parsed);
        if (!LooksLikeTime(text)) return Undetailed(drawing, node, $"says '{text}', which is no ISO 8601 time");
        drawing.Diagnostics.Error(detail, Codes.TimerInvalid, $"Expected an ISO 8601 {detail.Name.LocalName}, in the future and at most 100 years, but it is '{text}'.");
        return new TimerTrigger(Detail: null);
    }

    /// <summary>Meant as a time for a machine, so a mistake in it is an error; anything else was meant for people.</summary>
    private static bool LooksLikeTime(string text) =>
        char.IsAsciiDigit(text[0]) || text.StartsWith("-P", StringComparison.Ordinal)
        || (text[0] is 'P' or 'R' && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '/' or '-' or ':' or '.' or '+'));

    private static TimerTrigger Undetailed(Drawing drawing, XElement node, string why)
    {
        drawing.Diagnostics.Warn(node, Codes.TimerUndetailed, $"The timer '{Label(node)}' {why}: a person of the lane ends the wait by its name.");
        return new TimerTrigger(Detail: null);
    }

    private static NoneTrigger Unsupported(Drawing drawing, XElement at, string what)
    {
        drawing.Diagnostics.Error(at, Codes.NotSupported, $"Not supported yet: {what}.");
        return new NoneTrigger();
    }

    public static string Label(XElement node) => node.Name() is { Length: > 0 } name ? Labels.OneLine(name) : node.Id() ?? node.Name.LocalName;
}
