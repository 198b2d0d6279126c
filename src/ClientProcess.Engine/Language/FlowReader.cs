using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads sequence flows with their conditions and needs.</summary>
internal static class FlowReader
{
    public static SequenceFlow? Read(Drawing drawing, XElement element)
    {
        var (source, target) = (element.Reference("sourceRef"), element.Reference("targetRef"));
        if (element.Id() is not { Length: > 0 } id)
        {
            drawing.Diagnostics.Error(element, Codes.IdMissing, "Expected every sequence flow to have an id, but this one has none.");
            return null;
        }
        if (source is null || target is null)
        {
            drawing.Diagnostics.Error(element, Codes.Dangling, $"Expected the flow '{id}' to have a source and a target.");
            return null;
        }
        return new SequenceFlow(id, element.Name(), source, target)
        {
            Condition = ConditionReader.Read(drawing, element),
            Needs = CpReader.Needs(element, drawing.Diagnostics),
            At = Diagnostics.PlaceOf(element),
        };
    }
}
