using System.Collections.Immutable;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads what makes an event happen. What the drawing leaves out becomes a wait that a person ends.</summary>
internal static class TriggerReader
{
    public static EventTrigger Read(Drawing drawing, XElement node)
    {
        var triggers = node.Elements().Where(IsDefinition).Select(definition => ReadOne(drawing, node, definition)).ToImmutableArray();
        return triggers switch
        {
            [] => new NoneTrigger(),
            [var only] => only,
            _ => new MultipleTrigger(triggers, (string?)node.Attribute("parallelMultiple") is "true" or "1"),
        };
    }

    /// <summary>What an event definition says that stands at the root of the drawing, or in an event that is thrown without being drawn.</summary>
    public static EventTrigger? ReadReferred(Drawing drawing, XElement node, XElement? referred) => referred switch
    {
        null => null,
        _ when IsDefinition(referred) => ReadOne(drawing, node, referred),
        _ => Read(drawing, referred),
    };

    private static bool IsDefinition(XElement child) => child.Name.Namespace == Names.Bpmn
        && (child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal) || child.Name.LocalName == "eventDefinitionRef");

    private static EventTrigger ReadOne(Drawing drawing, XElement node, XElement definition)
    {
        if (definition.Name.LocalName == "eventDefinitionRef")
        {
            var referred = drawing.Find(Names.LocalPart(definition.Value));
            if (referred is not null && IsDefinition(referred)) return ReadOne(drawing, node, referred);
            drawing.Diagnostics.Error(definition, Codes.Dangling, $"Expected an event definition '{definition.Value.Trim()}', but the drawing has none.");
            return new NoneTrigger();
        }
        return definition.Name.LocalName switch
        {
            "messageEventDefinition" => Message(drawing, node, definition),
            "timerEventDefinition" => Timer(drawing, node, definition),
            "signalEventDefinition" => Signal(drawing, node, definition),
            "conditionalEventDefinition" => Conditional(drawing, node, definition),
            "errorEventDefinition" => new ErrorTrigger(Referred(definition, "errorRef", drawing.Errors)),
            "escalationEventDefinition" => new EscalationTrigger(Referred(definition, "escalationRef", drawing.Escalations)),
            "linkEventDefinition" => new LinkTrigger(Labels.OneLine(definition.Name() is { Length: > 0 } name ? name : node.Name() ?? "")),
            "cancelEventDefinition" => new CancelTrigger(),
            "compensateEventDefinition" => new CompensationTrigger(definition.Reference("activityRef"), (string?)definition.Attribute("waitForCompletion") is not ("false" or "0")),
            "terminateEventDefinition" => new TerminateTrigger(),
            var other => Unknown(drawing, definition, other),
        };
    }

    public static MessageTrigger Message(Drawing drawing, XElement node, XElement referrer)
    {
        string? name = null;
        if (referrer.Reference("messageRef") is { } reference && !drawing.Messages.TryGetValue(reference, out name))
            drawing.Diagnostics.Error(referrer, Codes.Dangling, $"Expected a message '{reference}', but the drawing has none.");
        return new MessageTrigger(string.IsNullOrWhiteSpace(name) ? null : Labels.OneLine(name), drawing.FedFromInside.Contains(node.Id() ?? ""), CpReader.Text(node, "correlation"));
    }

    private static SignalTrigger Signal(Drawing drawing, XElement node, XElement definition)
    {
        var name = Referred(definition, "signalRef", drawing.Signals);
        if (name is null && IsCaught(node))
            drawing.Diagnostics.Warn(node, Codes.EventUndetailed, $"The signal event '{Label(node)}' names no signal: a person of the lane ends the wait by its name.");
        return new SignalTrigger(name);
    }

    private static ConditionalTrigger Conditional(Drawing drawing, XElement node, XElement definition)
    {
        var condition = ConditionReader.Read(drawing, definition.Element(Names.Bpmn + "condition"), "a person says when it is so", node.Name());
        if (condition is null)
            drawing.Diagnostics.Warn(node, Codes.EventUndetailed, $"The conditional event '{Label(node)}' says no condition: a person of the lane ends the wait by its name.");
        return new ConditionalTrigger(condition);
    }

    private static bool IsCaught(XElement node) => node.Name.LocalName is "startEvent" or "intermediateCatchEvent" or "boundaryEvent";

    /// <summary>What the drawing calls it; where it is not in the drawing, a check says so, unless it is imported and has its name elsewhere.</summary>
    private static string? Referred(XElement definition, string attribute, Dictionary<string, string?> known) =>
        definition.Reference(attribute) is { } reference ? known.GetValueOrDefault(reference) ?? reference : null;

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

    private static NoneTrigger Unknown(Drawing drawing, XElement at, string what)
    {
        drawing.Diagnostics.Error(at, Codes.NotSupported, $"Expected an event definition of BPMN 2.0, but there is no {what}.");
        return new NoneTrigger();
    }

    public static string Label(XElement node) => node.Name() is { Length: > 0 } name ? Labels.OneLine(name) : node.Id() ?? node.Name.LocalName;
}
