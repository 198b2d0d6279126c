using System.Xml.Linq;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>Lanes that name nodes which are not there, or no team.</summary>
internal static class LaneCheck
{
    public static void Check(Drawing drawing, XElement process)
    {
        var ids = process.Descendants().Select(element => element.Id()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var set in process.Descendants().Where(element => XmlNodes.Is(element, "laneSet") || XmlNodes.Is(element, "childLaneSet")))
        {
            var lanes = set.Elements(Names.Bpmn + "lane").ToList();
            foreach (var lane in lanes) CheckLane(drawing, process, lane, lanes.Count == 1, ids);
        }
    }

    private static void CheckLane(Drawing drawing, XElement process, XElement lane, bool isAlone, HashSet<string> ids)
    {
        foreach (var reference in lane.Elements(Names.Bpmn + "flowNodeRef").Where(reference => !ids.Contains(Names.LocalPart(reference.Value) ?? "")))
            drawing.Diagnostics.Error(reference, Codes.LaneNodeAbsent, $"Expected '{reference.Value.Trim()}' in the process of the lane '{XmlNodes.Label(lane)}', but it is not there.");
        if (IsWithoutTeam(drawing, process, lane, isAlone))
            drawing.Diagnostics.Warn(lane, Codes.LaneNameless, "The lane has no name and no cp:team: its work is for the team of the pool, or for nobody.");
    }

    /// <summary>Tools put one nameless lane into a pool without lanes: that means the pool. A nameless lane within a lane with a name means that.</summary>
    private static bool IsWithoutTeam(Drawing drawing, XElement process, XElement lane, bool isAlone)
    {
        if (!lane.Elements(Names.Bpmn + "flowNodeRef").Any() || lane.AncestorsAndSelf(Names.Bpmn + "lane").Any(HasTeam)) return false;
        return !isAlone || !(CpReader.Text(process, "team") is not null || drawing.Participants.Any(pool => pool.Reference("processRef") == process.Id() && HasTeam(pool)));
    }

    private static bool HasTeam(XElement element) => !string.IsNullOrWhiteSpace(element.Name()) || CpReader.Text(element, "team") is not null;
}
