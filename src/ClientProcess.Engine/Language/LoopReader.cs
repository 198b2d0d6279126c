using System.Globalization;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads how often an activity is done (BPMN 2.0 section 10.3.7).</summary>
internal static class LoopReader
{
    public static LoopCharacteristics? Read(Drawing drawing, XElement activity)
    {
        LoopCharacteristics? loop = activity.Element(Names.Bpmn + "standardLoopCharacteristics") is { } standard ? Standard(drawing, standard)
            : activity.Element(Names.Bpmn + "multiInstanceLoopCharacteristics") is { } multiple ? Multiple(drawing, activity, multiple)
            : null;
        if (loop is { IsDetailed: false })
            drawing.Diagnostics.Warn(activity, Codes.LoopUndetailed, $"The loop of '{TriggerReader.Label(activity)}' does not say how often: after each time a person says whether it is done again.");
        return loop;
    }

    private static StandardLoop Standard(Drawing drawing, XElement element) => new(
        ConditionReader.Read(drawing, element.Element(Names.Bpmn + "loopCondition"), Otherwise),
        (string?)element.Attribute("testBefore") is "true" or "1",
        Maximum(drawing, element));

    private static int? Maximum(Drawing drawing, XElement element)
    {
        if ((string?)element.Attribute("loopMaximum") is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var maximum) && maximum > 0) return maximum;
        drawing.Diagnostics.Error(element, Codes.LoopInvalid, $"Expected loopMaximum to be a whole number from 1, but it is '{text}'.");
        return null;
    }

    private static MultiInstanceLoop Multiple(Drawing drawing, XElement activity, XElement element) => new((string?)element.Attribute("isSequential") is "true" or "1")
    {
        Cardinality = ConditionReader.Read(drawing, element.Element(Names.Bpmn + "loopCardinality"), Otherwise),
        Collection = CpReader.Text(element, "collection") ?? DataName(drawing, element.Element(Names.Bpmn + "loopDataInputRef")),
        Item = CpReader.Text(element, "item") ?? Item(element.Element(Names.Bpmn + "inputDataItem")),
        Results = CpReader.Text(element, "results") ?? DataName(drawing, element.Element(Names.Bpmn + "loopDataOutputRef")),
        Result = CpReader.Text(element, "result") ?? Item(element.Element(Names.Bpmn + "outputDataItem")),
        Completion = ConditionReader.Read(drawing, element.Element(Names.Bpmn + "completionCondition"), "all instances are done"),
        Behavior = Behavior(drawing, element),
        Event = TriggerReader.ReadReferred(drawing, activity, Event(drawing, element)),
        Complex = [.. element.Elements(Names.Bpmn + "complexBehaviorDefinition").Select(complex => Complex(drawing, activity, complex)).OfType<ComplexBehavior>()],
    };

    private static MultiInstanceBehavior Behavior(Drawing drawing, XElement element)
    {
        var text = (string?)element.Attribute("behavior") ?? "All";
        if (Enum.TryParse<MultiInstanceBehavior>(text, out var behavior) && Enum.IsDefined(behavior)) return behavior;
        drawing.Diagnostics.Error(element, Codes.LoopInvalid, $"Expected behavior to be None, One, All or Complex, but it is '{text}'.");
        return MultiInstanceBehavior.All;
    }

    private static XElement? Event(Drawing drawing, XElement element) =>
        drawing.Find(element.Reference((string?)element.Attribute("behavior") == "One" ? "oneBehaviorEventRef" : "noneBehaviorEventRef"));

    private static ComplexBehavior? Complex(Drawing drawing, XElement activity, XElement element) =>
        ConditionReader.Read(drawing, element.Element(Names.Bpmn + "condition"), "it throws nothing") is { } condition
        && TriggerReader.ReadReferred(drawing, activity, element.Element(Names.Bpmn + "event")) is { } thrown
            ? new ComplexBehavior(condition, thrown)
            : null;

    private static string? Item(XElement? item) => item is null ? null : item.Name() is { Length: > 0 } name ? name : item.Id();

    /// <summary>A list is referred to by the id of a data object, input or output; the case knows it by its name.</summary>
    private static string? DataName(Drawing drawing, XElement? reference)
    {
        var id = Names.LocalPart(reference?.Value);
        return id is null ? null : drawing.Find(id)?.Name() is { Length: > 0 } name ? name : id;
    }

    private const string Otherwise = "after each time a person says whether it is done again";
}
