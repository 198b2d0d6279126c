using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads one flow node. Null for an element that is none (data, artifacts, documentation).</summary>
internal static class NodeReader
{
    public static FlowNode? Read(Drawing drawing, XElement element, string container)
    {
        if (element.Name.Namespace != Names.Bpmn || element.Id() is not { Length: > 0 } id) return null;
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
            "inclusiveGateway" => Gateway(id, GatewayKind.Inclusive, container),
            "parallelGateway" => Gateway(id, GatewayKind.Parallel, container),
            "complexGateway" => Complex(drawing, element, id, container),
            "eventBasedGateway" => Race(element, id, container),
            "startEvent" => Event(drawing, element, id, EventPosition.Start, container),
            "intermediateCatchEvent" => Event(drawing, element, id, EventPosition.Catch, container),
            "intermediateThrowEvent" => Event(drawing, element, id, EventPosition.Throw, container),
            "boundaryEvent" => Event(drawing, element, id, EventPosition.Boundary, container),
            "endEvent" => Event(drawing, element, id, EventPosition.End, container),
            "subProcess" or "transaction" or "adHocSubProcess" => SubProcess(drawing, element, id, container),
            "callActivity" => Call(drawing, element, id, container),
            "choreographyTask" or "subChoreography" or "callChoreography" => Unsupported(drawing, element, id, container),
            _ => null,
        };
        if (node is null) return null;
        if (node is ActivityNode activity) node = activity with { Loop = LoopReader.Read(drawing, element), IsForCompensation = Flag(element, "isForCompensation") };
        return node with { Name = element.Name(), At = Diagnostics.PlaceOf(element), DefaultFlow = element.Reference("default") };
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
            Instantiates = kind == TaskKind.Receive && Flag(element, "instantiate"),
            Fields = CpReader.Fields(element, drawing.Diagnostics),
            Accept = CpReader.Accept(element, drawing.Diagnostics),
            Due = CpReader.Due(element, drawing.Diagnostics),
        };
    }

    private static GatewayNode Gateway(string id, GatewayKind kind, string container) =>
        new(id, kind) { Container = container };

    private static GatewayNode Complex(Drawing drawing, XElement element, string id, string container) => Gateway(id, GatewayKind.Complex, container) with
    {
        Activation = ConditionReader.Read(drawing, element.Element(Names.Bpmn + "activationCondition"), "it waits for all that can still come"),
    };

    private static GatewayNode Race(XElement element, string id, string container) => Gateway(id, GatewayKind.EventBased, container) with
    {
        Instantiates = Flag(element, "instantiate"),
        AwaitsAll = (string?)element.Attribute("eventGatewayType") == "Parallel",
    };

    private static EventNode Event(Drawing drawing, XElement element, string id, EventPosition position, string container)
    {
        var trigger = TriggerReader.Read(drawing, element);
        if (position is EventPosition.Catch or EventPosition.Boundary && trigger is MessageTrigger { IsDetailed: false })
            drawing.Diagnostics.Warn(element, Codes.MessageUndetailed, $"The message event '{TriggerReader.Label(element)}' names no message: a person of the lane ends the wait by its name.");
        if (position is EventPosition.Catch or EventPosition.Boundary && trigger is NoneTrigger && !drawing.Diagnostics.HasErrors)
            trigger = Untold(drawing, element);
        return new EventNode(id, position, trigger)
        {
            Container = container,
            AttachedTo = position == EventPosition.Boundary ? element.Reference("attachedToRef") : null,
            // Nothing goes on after an error, nor in a transaction that was given up (BPMN 2.0 section 10.5).
            Interrupting = trigger.Parts.Any(part => part is ErrorTrigger or CancelTrigger)
                || (string?)element.Attribute(position == EventPosition.Start ? "isInterrupting" : "cancelActivity") is not ("false" or "0"),
            Handler = trigger is CompensationTrigger && position == EventPosition.Boundary ? drawing.Associated[id].FirstOrDefault(other => drawing.Find(other) is { } end && IsActivity(end)) : null,
            Outcome = position == EventPosition.End ? CpReader.Outcome(element, drawing.Diagnostics) : null,
            Fields = position == EventPosition.Start ? CpReader.Fields(element, drawing.Diagnostics) : [],
        };
    }

    /// <summary>A catch event without any trigger is drawn often and means: we wait here until somebody says that it happened.</summary>
    private static MessageTrigger Untold(Drawing drawing, XElement element)
    {
        drawing.Diagnostics.Warn(element, Codes.MessageUndetailed, $"The event '{TriggerReader.Label(element)}' does not say what it waits for: a person of the lane ends the wait by its name.");
        return new MessageTrigger(null, FedFromInside: false, Correlation: null);
    }

    /// <summary>A sub-process that is drawn without contents says that there is work, not which: it is work for its lane.</summary>
    private static ActivityNode SubProcess(Drawing drawing, XElement element, string id, string container)
    {
        var isEvent = Flag(element, "triggeredByEvent");
        if (!isEvent && !element.Elements().Any(IsFlowNode))
        {
            drawing.Diagnostics.Warn(element, Codes.SubProcessEmpty, $"The sub-process '{TriggerReader.Label(element)}' is empty: it is work for a person of the lane.");
            return Task(drawing, element, id, TaskKind.Plain, container);
        }
        var isAdHoc = element.Name.LocalName == "adHocSubProcess";
        return new SubProcessNode(id)
        {
            Container = container,
            Kind = isEvent ? SubProcessKind.Event : isAdHoc ? SubProcessKind.AdHoc
                : element.Name.LocalName == "transaction" ? SubProcessKind.Transaction : SubProcessKind.Embedded,
            IsSequential = isAdHoc && (string?)element.Attribute("ordering") == "Sequential",
            Completion = isAdHoc ? ConditionReader.Read(drawing, element.Element(Names.Bpmn + "completionCondition"), "its people say when it is complete") : null,
            CancelsRemaining = (string?)element.Attribute("cancelRemainingInstances") is not ("false" or "0"),
        };
    }

    /// <summary>A process or global task of this drawing is called; what is called elsewhere, or not said, is work for the lane.</summary>
    private static ActivityNode Call(Drawing drawing, XElement element, string id, string container)
    {
        var called = element.Reference("calledElement");
        var target = drawing.Find(called);
        if (target?.Name == Names.Bpmn + "process" && target.Elements().Any(IsFlowNode))
            return new SubProcessNode(id) { Container = container, Kind = SubProcessKind.Call, Calls = called };
        if (GlobalKind(target) is { } kind) return Task(drawing, target!, id, kind, container);
        drawing.Diagnostics.Warn(element, Codes.CallUnresolved, called is null
            ? $"The call activity '{TriggerReader.Label(element)}' does not say what it calls: it is work for a person of the lane."
            : $"The call activity '{TriggerReader.Label(element)}' calls '{called}', which this drawing does not hold: it is work for a person of the lane.");
        return Task(drawing, element, id, TaskKind.Plain, container);
    }

    private static TaskKind? GlobalKind(XElement? element) => element?.Name.Namespace != Names.Bpmn ? null : element.Name.LocalName switch
    {
        "globalTask" => TaskKind.Plain,
        "globalUserTask" => TaskKind.User,
        "globalManualTask" => TaskKind.Manual,
        "globalScriptTask" => TaskKind.Script,
        "globalBusinessRuleTask" => TaskKind.BusinessRule,
        _ => null,
    };

    private static bool IsActivity(XElement element) => IsFlowNode(element)
        && !element.Name.LocalName.EndsWith("Event", StringComparison.Ordinal) && !element.Name.LocalName.EndsWith("Gateway", StringComparison.Ordinal);

    private static bool Flag(XElement element, string attribute) => (string?)element.Attribute(attribute) is "true" or "1";

    private static TaskNode Unsupported(Drawing drawing, XElement element, string id, string container)
    {
        drawing.Diagnostics.Error(element, Codes.NotSupported, $"Not supported: {element.Name.LocalName}.");
        return new TaskNode(id, TaskKind.Plain) { Container = container };
    }
}
