using System.Collections.Frozen;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>What kind of element one is.</summary>
internal static class XmlNodes
{
    private static readonly FrozenSet<string> Activities = FrozenSet.ToFrozenSet(
    [
        "task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "callActivity", "subProcess", "adHocSubProcess", "transaction",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Events = FrozenSet.ToFrozenSet(["startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "endEvent"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Gateways = FrozenSet.ToFrozenSet(["exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway"], StringComparer.Ordinal);

    public static bool IsActivity(XElement element) => IsOneOf(element, Activities);

    public static bool IsEvent(XElement element) => IsOneOf(element, Events);

    public static bool IsGateway(XElement element) => IsOneOf(element, Gateways);

    public static bool IsFlowNode(XElement element) => IsActivity(element) || IsEvent(element) || IsGateway(element);

    /// <summary>Has nodes and flows of its own, which no flow leaves.</summary>
    public static bool IsContainer(XElement element) => element.Name.Namespace == Names.Bpmn && element.Name.LocalName is "process" or "subProcess" or "adHocSubProcess" or "transaction";

    public static bool IsEventSubProcess(XElement element) => element.Name != Names.Bpmn + "process" && IsTrue(element, "triggeredByEvent");

    public static bool Is(XElement element, string name) => element.Name == Names.Bpmn + name;

    public static bool IsTrue(XElement element, string attribute) => (string?)element.Attribute(attribute) is "true" or "1";

    public static bool IsFalse(XElement element, string attribute) => (string?)element.Attribute(attribute) is "false" or "0";

    public static IEnumerable<XElement> Flows(XElement container) => container.Elements(Names.Bpmn + "sequenceFlow");

    /// <summary>As a person would call it.</summary>
    public static string Label(XElement element) => string.IsNullOrWhiteSpace(element.Name()) ? element.Id() ?? element.Name.LocalName : Labels.OneLine(element.Name()!);

    private static bool IsOneOf(XElement element, FrozenSet<string> names) => element.Name.Namespace == Names.Bpmn && names.Contains(element.Name.LocalName);
}
