using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>Lanes that name nodes which are not there, or no team.</summary>
internal static class LaneCheck
{
    public static void Check(Drawing drawing, XElement process)
    {
        var ids = process.Descendants().Select(element => element.Id()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var lane in process.Descendants(Names.Bpmn + "lane").Where(lane => lane.Parent!.Name.LocalName is "laneSet" or "childLaneSet"))
        {
            foreach (var reference in lane.Elements(Names.Bpmn + "flowNodeRef").Where(reference => !ids.Contains(Names.LocalPart(reference.Value) ?? "")))
                drawing.Diagnostics.Error(reference, Codes.LaneNodeAbsent, $"Expected '{reference.Value.Trim()}' in the process of the lane '{XmlNodes.Label(lane)}', but it is not there.");
            if (IsWithoutTeam(drawing, process, lane))
                drawing.Diagnostics.Warn(lane, Codes.LaneNameless, "The lane has no name and no cp:team: its work is for the team of the pool, or for nobody.");
        }
    }

    /// <summary>Tools put one nameless lane into a pool without lanes: that means the pool. A nameless lane within a lane with a name means that.</summary>
    private static bool IsWithoutTeam(Drawing drawing, XElement process, XElement lane)
    {
        if (!lane.Elements(Names.Bpmn + "flowNodeRef").Any() || lane.AncestorsAndSelf(Names.Bpmn + "lane").Any(HasTeam)) return false;
        var isAlone = lane.Parent!.Elements(Names.Bpmn + "lane").Count() == 1;
        return !isAlone || !(CpReader.Text(process, "team") is not null || drawing.Participants.Any(pool => pool.Reference("processRef") == process.Id() && HasTeam(pool)));
    }

    private static bool HasTeam(XElement element) => !string.IsNullOrWhiteSpace(element.Name()) || CpReader.Text(element, "team") is not null;
}
