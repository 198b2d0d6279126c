using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>Event sub-processes and what compensates: neither stands in the flow (BPMN 2.0 sections 10.3.5 and 10.7.1).</summary>
internal static class SubProcessCheck
{
    public static void Check(Drawing drawing, XElement level)
    {
        if (XmlNodes.IsEventSubProcess(level)) CheckStart(drawing, level);
        var byId = level.Elements().Where(XmlNodes.IsActivity).Where(activity => activity.Id() is not null).DistinctBy(activity => activity.Id()).ToDictionary(activity => activity.Id()!, StringComparer.Ordinal);
        foreach (var flow in XmlNodes.Flows(level))
        {
            foreach (var end in new[] { flow.Reference("sourceRef"), flow.Reference("targetRef") }.OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (byId.GetValueOrDefault(end) is { } activity) CheckEnd(drawing, flow, activity);
            }
        }
    }

    private static void CheckStart(Drawing drawing, XElement subProcess)
    {
        var starts = subProcess.Elements(Names.Bpmn + "startEvent").Count();
        if (starts != 1)
            drawing.Diagnostics.Error(subProcess, Codes.EventSubProcessStart, $"Expected the event sub-process '{XmlNodes.Label(subProcess)}' to have exactly one start event, but it has {starts}.");
    }

    private static void CheckEnd(Drawing drawing, XElement flow, XElement activity)
    {
        if (XmlNodes.IsEventSubProcess(activity))
            drawing.Diagnostics.Error(flow, Codes.EventSubProcessFlow, $"Expected no flow to or from the event sub-process '{XmlNodes.Label(activity)}', for its start event starts it.");
        if (XmlNodes.IsTrue(activity, "isForCompensation"))
            drawing.Diagnostics.Error(flow, Codes.CompensationFlow, $"Expected no flow to or from '{XmlNodes.Label(activity)}', for only compensation starts it: draw an association from the compensation event.");
    }
}
