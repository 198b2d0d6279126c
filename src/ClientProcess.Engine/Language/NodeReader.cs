using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads one flow node. Null for an element that is none (data, artifacts, documentation).</summary>
internal static class NodeReader
{
    public static FlowNode? Read(Drawing drawing, XElement element, string container)
    {
        if (element.Name.Namespace != Names.Bpmn || element.Id() is not { Length: > 0 } id) return null;
        RefuseLoops(drawing, element);
        FlowNode? node = element.Name.LocalName switch
        {
            "task" => Task(drawing, element, id, TaskKind.Plain, container),
            "userTask" => Task(drawing, element, id, TaskKind.User, container),
            "manualTask" => Task(drawing, element, id, TaskKind.Manual, container),
            "serviceTask" => Task(drawing, element, id, TaskKind.Service, container),
            "sendTask" => Task(drawing, element, id, TaskKind.Send, container),
            "receiveTask" => Task(drawing, element, id, TaskKind.Receive, container),
            "scriptTask" => Task(drawing, element, id, TaskKind.Script, container),
            "businessRuleTask" => Task(drawing, element, id, TaskKind.BusinessRule, container),
            "exclusiveGateway" => Gateway(id, GatewayKind.Exclusive, container),
            "parallelGateway" => Gateway(id, GatewayKind.Parallel, container),
            "eventBasedGateway" => Race(drawing, element, id, container),
            "startEvent" => Event(drawing, element, id, EventPosition.Start, container),
            "intermediateCatchEvent" => Event(drawing, element, id, EventPosition.Catch, container),
            "intermediateThrowEvent" => Event(drawing, element, id, EventPosition.Throw, container),
            "boundaryEvent" => Event(drawing, element, id, EventPosition.Boundary, container),
            "endEvent" => Event(drawing, element, id, EventPosition.End, container),
            "subProcess" => SubProcess(drawing, element, id, container),
            "callActivity" or "transaction" or "adHocSubProcess" or "inclusiveGateway" or "complexGateway" or "choreographyTask" or "subChoreography" or "callChoreography"
                => Unsupported(drawing, element, id, container),
            _ => null,
        };
        return node is null ? null : node with { Name = element.Name(), At = Diagnostics.PlaceOf(element), DefaultFlow = element.Reference("default") };
    }

    /// <summary>The elements that need an id, read or not.</summary>
    public static bool IsFlowNode(XElement element) => element.Name.Namespace == Names.Bpmn
        && (element.Name.LocalName.EndsWith("ask", StringComparison.Ordinal) || element.Name.LocalName.EndsWith("Event", StringComparison.Ordinal)
            || element.Name.LocalName.EndsWith("Gateway", StringComparison.Ordinal) || element.Name.LocalName.EndsWith("ubProcess", StringComparison.Ordinal)
            || element.Name.LocalName is "callActivity" or "transaction");

    private static TaskNode Task(Drawing drawing, XElement element, string id, TaskKind kind, string container)
    {
        var awaits = kind == TaskKind.Receive ? TriggerReader.Message(drawing, element, element) : null;
        if (awaits is { IsDetailed: false })
            drawing.Diagnostics.Warn(element, Codes.MessageUndetailed, $"The receive task '{TriggerReader.Label(element)}' names no message: it is work for a person of the lane.");
        return new TaskNode(id, kind)
        {
            Container = container,
            Awaits = awaits,
            Fields = CpReader.Fields(element, drawing.Diagnostics),
            Accept = CpReader.Accept(element, drawing.Diagnostics),
            Due = CpReader.Due(element, drawing.Diagnostics),
        };
    }

    private static GatewayNode Gateway(string id, GatewayKind kind, string container) =>
        new(id, kind) { Container = container };

    private static GatewayNode Race(Drawing drawing, XElement element, string id, string container)
    {
        if ((string?)element.Attribute("instantiate") is "true" or "1")
            drawing.Diagnostics.Error(element, Codes.NotSupported, "Not supported yet: an event-based gateway that starts the process.");
        return Gateway(id, GatewayKind.EventBased, container);
    }

    private static EventNode Event(Drawing drawing, XElement element, string id, EventPosition position, string container)
    {
        var trigger = TriggerReader.Read(drawing, element);
        RefuseMisplaced(drawing, element, position, trigger);
        if (position is EventPosition.Catch or EventPosition.Boundary && trigger is MessageTrigger { IsDetailed: false })
            drawing.Diagnostics.Warn(element, Codes.MessageUndetailed, $"The message event '{TriggerReader.Label(element)}' names no message: a person of the lane ends the wait by its name.");
        if (position is EventPosition.Catch or EventPosition.Boundary && trigger is NoneTrigger && !drawing.Diagnostics.HasErrors)
            trigger = Untold(drawing, element);
        return new EventNode(id, position, trigger)
        {
            Container = container,
            AttachedTo = position == EventPosition.Boundary ? element.Reference("attachedToRef") : null,
            Interrupting = (string?)element.Attribute("cancelActivity") is not ("false" or "0"),
            Outcome = position == EventPosition.End ? CpReader.Outcome(element, drawing.Diagnostics) : null,
            Fields = position == EventPosition.Start ? CpReader.Fields(element, drawing.Diagnostics) : [],
        };
    }

    /// <summary>What BPMN does not allow at this place (section 10.5, table 10.93) would otherwise do nothing, silently.</summary>
    private static void RefuseMisplaced(Drawing drawing, XElement element, EventPosition position, EventTrigger trigger)
    {
        var isMisplaced = trigger switch
        {
            TimerTrigger => position is EventPosition.Throw or EventPosition.End,
            TerminateTrigger => position != EventPosition.End,
            _ => false,
        };
        var startsInside = position == EventPosition.Start && trigger is not NoneTrigger && element.Parent?.Name == Names.Bpmn + "subProcess";
        if (isMisplaced || startsInside)
            drawing.Diagnostics.Error(element, Codes.NotSupported, $"Not supported: a {element.Name.LocalName} with this trigger{(startsInside ? " in a sub-process" : "")}.");
    }

    /// <summary>A catch event without any trigger is drawn often and means: we wait here until somebody says that it happened.</summary>
    private static MessageTrigger Untold(Drawing drawing, XElement element)
    {
        drawing.Diagnostics.Warn(element, Codes.MessageUndetailed, $"The event '{TriggerReader.Label(element)}' does not say what it waits for: a person of the lane ends the wait by its name.");
        return new MessageTrigger(null, FedFromInside: false, Correlation: null);
    }

    private static SubProcessNode SubProcess(Drawing drawing, XElement element, string id, string container)
    {
        if ((string?)element.Attribute("triggeredByEvent") is "true" or "1")
            drawing.Diagnostics.Error(element, Codes.NotSupported, "Not supported yet: an event sub-process.");
        return new SubProcessNode(id) { Container = container };
    }

    private static TaskNode Unsupported(Drawing drawing, XElement element, string id, string container)
    {
        drawing.Diagnostics.Error(element, Codes.NotSupported, $"Not supported yet: {element.Name.LocalName}.");
        return new TaskNode(id, TaskKind.Plain) { Container = container };
    }

    private static void RefuseLoops(Drawing drawing, XElement element)
    {
        foreach (var loop in element.Elements().Where(child => child.Name == Names.Bpmn + "multiInstanceLoopCharacteristics" || child.Name == Names.Bpmn + "standardLoopCharacteristics"))
            drawing.Diagnostics.Error(loop, Codes.NotSupported, $"Not supported yet: {loop.Name.LocalName}.");
    }
}
