using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Definitions;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Language;

/// <summary>Reads <c>for</c>: what an agreement is attached to.</summary>
internal static class AttachmentReader
{
    private static readonly string[] Subjects = ["lane", "task", "handoff", "partner"];

    public static IEnumerable<Attachment> Read(YamlMappingNode agreement, BesideAgreements beside, Diagnostics diagnostics)
    {
        var node = agreement.Get("for");
        IList<YamlNode> entries = node switch { null => Array.Empty<YamlNode>(), YamlSequenceNode list => list.Children, _ => new[] { node } };
        foreach (var entry in entries)
        {
            if (entry is not YamlMappingNode map)
                diagnostics.Error(entry.At(), Codes.YamlInvalid, "Expected what it is for, such as { process: NAME } or { lane: TEAM }, or a list of those.");
            else if (ReadOne(map, beside, diagnostics) is { } attachment) yield return attachment;
        }
    }

    private static Attachment? ReadOne(YamlMappingNode map, BesideAgreements beside, Diagnostics diagnostics)
    {
        map.Known(diagnostics, ["process", .. Subjects]);
        var process = map.Text("process", diagnostics);
        var named = Subjects.Where(subject => map.Get(subject) is not null).ToList();
        if (named.Count > 1) diagnostics.Error(map.At(), Codes.YamlInvalid, $"Expected one of {string.Join(", ", named)}, but all are named; write a list.");
        return (named.Count, named.FirstOrDefault()) switch
        {
            (0, _) => process is null ? Refuse(map, diagnostics) : new ToProcess(process),
            (1, "lane") => Team(map, "lane", beside, diagnostics) is { } team ? new ToLane(team, process) : null,
            (1, "task") => map.Text("task", diagnostics) is { } task ? new ToTask(task, process) : Refuse(map, diagnostics),
            (1, "partner") => map.Text("partner", diagnostics) is { } partner ? new ToPartner(partner, process) : Refuse(map, diagnostics),
            (1, _) => Handoff(map.Get("handoff")!, process, beside, diagnostics),
            _ => null,
        };
    }

    private static Attachment? Handoff(YamlNode node, string? process, BesideAgreements beside, Diagnostics diagnostics)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } flow }) return new ToFlow(flow, process);
        if (node is not YamlMappingNode { Children.Count: > 0 } ends)
        {
            diagnostics.Error(node.At(), Codes.YamlInvalid, "Expected { from: TEAM, to: TEAM } or the id of a flow.");
            return null;
        }
        ends.Known(diagnostics, "from", "to");
        return new ToHandoff(Team(ends, "from", beside, diagnostics), Team(ends, "to", beside, diagnostics), process);
    }

    /// <summary>A team by key or name, as its key; who receives a handoff may be a partner of a drawing as well.</summary>
    private static string? Team(YamlMappingNode map, string key, BesideAgreements beside, Diagnostics diagnostics)
    {
        if (map.Text(key, diagnostics) is not { } name) return null;
        if (beside.Teams is not { Teams.IsEmpty: false } teams) return name;
        if (teams.Resolve(name) is { } team) return team.Id;
        var partners = beside.Drawings?.SelectMany(drawing => drawing.Partners).ToList();
        if (key != "to" || (partners is not null && !partners.Any(partner => Labels.Same(partner, name))))
            diagnostics.Error(map.Get(key)!.At(), Codes.TeamUnknown, $"Expected a team of teams.yaml, but there is no team '{name}'.");
        return name;
    }

    private static Attachment? Refuse(YamlMappingNode map, Diagnostics diagnostics)
    {
        // A misspelt key was told already.
        if (map.Children.Keys.All(key => key.ToString() is "process" || Subjects.Contains(key.ToString())))
            diagnostics.Error(map.At(), Codes.YamlInvalid, $"Expected a process, {string.Join(", ", Subjects)}, but nothing is named.");
        return null;
    }
}
