using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads which team each node belongs to: a lane is a team, by <c>cp:team</c>, else by its name. The innermost lane counts.</summary>
internal static class LaneReader
{
    public static Dictionary<string, string> Read(Drawing drawing, XElement process)
    {
        var teams = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lane in process.Descendants(Names.Bpmn + "laneSet").Elements(Names.Bpmn + "lane")) Read(drawing, lane, null, teams);
        return teams;
    }

    private static void Read(Drawing drawing, XElement lane, string? outer, Dictionary<string, string> teams)
    {
        var team = CpReader.Text(lane, "team") ?? (string.IsNullOrWhiteSpace(lane.Name()) ? outer : Labels.OneLine(lane.Name()!));
        if (team is not null)
        {
            foreach (var reference in lane.Elements(Names.Bpmn + "flowNodeRef")) teams[Names.LocalPart(reference.Value) ?? ""] = team;
        }
        foreach (var inner in lane.Elements(Names.Bpmn + "childLaneSet").Elements(Names.Bpmn + "lane")) Read(drawing, inner, team, teams);
    }
}
