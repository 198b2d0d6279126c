using System.Collections.Frozen;
using System.Xml.Linq;

namespace ClientProcess.Engine.Language;

/// <summary>
/// Which elements of BPMN 2.0 decide what a case does. Whatever is not here is kept in the drawing, and does nothing; so is what stands within an
/// element that does nothing, such as the tasks of a choreography.
/// </summary>
public static class ExecutedElements
{
    /// <summary>Local names in the namespace of BPMN, by the part of the language.</summary>
    private static readonly FrozenSet<string> Executed = FrozenSet.ToFrozenSet(
    [
        "definitions", "collaboration", "participant", "messageFlow", "process", "laneSet", "lane", "childLaneSet", "flowNodeRef",
        "message", "signal", "error", "escalation",
        "task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "callActivity",
        "subProcess", "adHocSubProcess", "transaction",
        "standardLoopCharacteristics", "loopCondition", "multiInstanceLoopCharacteristics", "loopCardinality", "loopDataInputRef", "inputDataItem", "completionCondition",
        "exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway", "activationCondition", "eventBasedGateway",
        "sequenceFlow", "conditionExpression",
        "startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "endEvent",
        "messageEventDefinition", "timerEventDefinition", "timeDate", "timeDuration", "timeCycle", "errorEventDefinition", "escalationEventDefinition",
        "cancelEventDefinition", "compensateEventDefinition", "conditionalEventDefinition", "condition", "linkEventDefinition", "signalEventDefinition",
        "terminateEventDefinition",
    ], StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Executed;

    /// <summary>Every element of a drawing, in its order, with whether it decides anything about a case.</summary>
    public static IEnumerable<(XElement Element, bool IsExecuted)> In(XElement root) => In(root, isWithinExecuted: true);

    private static IEnumerable<(XElement Element, bool IsExecuted)> In(XElement element, bool isWithinExecuted)
    {
        var isExecuted = isWithinExecuted && IsOfTheLanguage(element);
        yield return (element, isExecuted);
        foreach (var child in element.Elements().SelectMany(child => In(child, isExecuted))) yield return child;
    }

    private static bool IsOfTheLanguage(XElement element)
    {
        if (element.Name.Namespace == Names.Cp) return true;
        if (element.Name.Namespace != Names.Bpmn) return false;
        return element.Name.LocalName switch
        {
            "extensionElements" => element.Elements().Any(child => child.Name.Namespace == Names.Cp),
            "association" => LeadsToCompensation(element),
            var name => Executed.Contains(name),
        };
    }

    /// <summary>An association is an artifact, but from a compensation event it leads to what undoes the activity (BPMN 2.0 section 10.7.1).</summary>
    private static bool LeadsToCompensation(XElement association) =>
        association.Reference("sourceRef") is { } source && association.Parent!.Elements(Names.Bpmn + "boundaryEvent")
            .Any(boundary => boundary.Id() == source && boundary.Elements(Names.Bpmn + "compensateEventDefinition").Any());
}
