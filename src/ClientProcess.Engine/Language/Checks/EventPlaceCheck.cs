using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>Triggers at places where BPMN 2.0 (table 10.93) does not have them, and cancelling outside a transaction (section 10.5.5).</summary>
internal static class EventPlaceCheck
{
    private const string Definition = "EventDefinition";

    /// <param name="shared">What <see cref="Shared"/> found at the top of the file.</param>
    public static void Check(Drawing drawing, XElement level, IReadOnlyDictionary<string, XElement> shared)
    {
        var transactions = level.Elements(Names.Bpmn + "transaction").Select(transaction => transaction.Id()).ToHashSet(StringComparer.Ordinal);
        foreach (var node in level.Elements().Where(XmlNodes.IsEvent))
        {
            var (place, triggers) = (PlaceOf(level, node), Triggers(node, shared).ToList());
            CheckTriggers(drawing, node, triggers, place);
            foreach (var (at, _) in triggers.Where(trigger => trigger.Name == "cancel" && EventTable.Allows("cancel", place))) CheckCancel(drawing, node, at, transactions);
        }
    }

    /// <summary>Definitions that stand at the top of the file for events to refer to, by id.</summary>
    public static Dictionary<string, XElement> Shared(XElement root) =>
        root.Elements().Where(element => element.Name.Namespace == Names.Bpmn && element.Name.LocalName.EndsWith(Definition, StringComparison.Ordinal) && element.Id() is not null)
            .DistinctBy(element => element.Id()).ToDictionary(element => element.Id()!, StringComparer.Ordinal);

    private static void CheckTriggers(Drawing drawing, XElement node, List<(XElement At, string Name)> triggers, EventPlaces place)
    {
        foreach (var (at, trigger) in triggers) CheckTrigger(drawing, node, at, trigger, place);
        if (triggers.Count == 0) CheckTrigger(drawing, node, node, "none", place);
        if (triggers.Count > 1) CheckTrigger(drawing, node, node, XmlNodes.IsTrue(node, "parallelMultiple") ? "parallelMultiple" : "multiple", place);
    }

    private static void CheckTrigger(Drawing drawing, XElement node, XElement at, string trigger, EventPlaces place)
    {
        if (EventTable.Allows(trigger, place)) return;
        if (place == EventPlaces.EmbeddedStart)
            drawing.Diagnostics.Error(at, Codes.StartTriggeredInside, $"Expected the start '{XmlNodes.Label(node)}' of a sub-process to have no trigger, but it has '{trigger}': the sub-process starts when it is reached.");
        else
            drawing.Diagnostics.Error(at, Codes.EventMisplaced, $"Expected a {Word(place)} to have one of {Possible(place)}, but '{XmlNodes.Label(node)}' has '{trigger}'.");
    }

    private static void CheckCancel(Drawing drawing, XElement node, XElement at, HashSet<string?> transactions)
    {
        var isInside = XmlNodes.Is(node, "boundaryEvent")
            ? transactions.Contains(node.Reference("attachedToRef") ?? "")
            : node.Ancestors(Names.Bpmn + "transaction").Any();
        if (!isInside) drawing.Diagnostics.Error(at, Codes.CancelOutside, $"Expected a cancel event to end, or to stand on, a transaction, but '{XmlNodes.Label(node)}' does not.");
    }

    /// <summary>Definitions in the event, and those at the top of the file that it refers to.</summary>
    private static IEnumerable<(XElement At, string Name)> Triggers(XElement node, IReadOnlyDictionary<string, XElement> shared)
    {
        foreach (var child in node.Elements().Where(child => child.Name.Namespace == Names.Bpmn))
        {
            if (child.Name.LocalName.EndsWith(Definition, StringComparison.Ordinal)) yield return (child, Short(child));
            else if (child.Name.LocalName == "eventDefinitionRef" && shared.GetValueOrDefault(Names.LocalPart(child.Value) ?? "") is { } meant) yield return (child, Short(meant));
        }
    }

    private static string Short(XElement definition) => definition.Name.LocalName[..^Definition.Length];

    private static EventPlaces PlaceOf(XElement level, XElement node) => node.Name.LocalName switch
    {
        "startEvent" when XmlNodes.Is(level, "process") => EventPlaces.TopLevelStart,
        "startEvent" when !XmlNodes.IsEventSubProcess(level) => EventPlaces.EmbeddedStart,
        "startEvent" => XmlNodes.IsFalse(node, "isInterrupting") ? EventPlaces.EventSubProcessStartKeeping : EventPlaces.EventSubProcessStart,
        "boundaryEvent" => XmlNodes.IsFalse(node, "cancelActivity") ? EventPlaces.BoundaryKeeping : EventPlaces.Boundary,
        "intermediateCatchEvent" => EventPlaces.Catch,
        "intermediateThrowEvent" => EventPlaces.Throw,
        _ => EventPlaces.End,
    };

    private static string Possible(EventPlaces place) => string.Join(", ", EventTable.Triggers.Where(trigger => EventTable.Allows(trigger, place)));

    private static string Word(EventPlaces place) => place switch
    {
        EventPlaces.TopLevelStart => "start event",
        EventPlaces.EventSubProcessStart => "start event of an event sub-process",
        EventPlaces.EventSubProcessStartKeeping => "non-interrupting start event of an event sub-process",
        EventPlaces.Catch => "catch event",
        EventPlaces.Boundary => "boundary event",
        EventPlaces.BoundaryKeeping => "non-interrupting boundary event",
        EventPlaces.Throw => "throw event",
        _ => "end event",
    };
}
