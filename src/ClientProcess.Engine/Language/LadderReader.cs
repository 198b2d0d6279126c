using System.Collections.Immutable;
using System.Globalization;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Language;

/// <summary>Reads one ladder: a list of rungs.</summary>
internal static class LadderReader
{
    /// <summary>A rung that fires so often says nothing any more.</summary>
    public const int TimesMax = 1_000;

    public static Ladder Read(YamlScalarNode key, YamlNode node, BesideAgreements beside, Diagnostics diagnostics)
    {
        var rungs = new List<Rung>();
        if (node is not YamlSequenceNode { Children.Count: > 0 and <= Ladder.RungsMax } list)
        {
            diagnostics.Error(node.At(), Codes.RungInvalid, $"Expected ladder '{key.Value}' to be a list of 1 up to and including {Ladder.RungsMax} rungs.");
            return new Ladder(key.Value!, []) { Place = key.At() };
        }
        foreach (var item in list.Children)
        {
            if (item is not YamlMappingNode map) diagnostics.Error(item.At(), Codes.RungInvalid, "Expected a rung such as { at: 75%, do: [notify holder] }.");
            else if (ReadRung(map, beside, diagnostics) is { } rung)
            {
                if (rungs.Any(other => other.Key == rung.Key))
                    diagnostics.Error(item.At(), Codes.RungInvalid, $"Expected rungs with moments of their own, but '{rung.Key}' stands twice; put both under one do.");
                rungs.Add(rung);
            }
        }
        return new Ladder(key.Value!, [.. rungs]) { Place = key.At() };
    }

    private static Rung? ReadRung(YamlMappingNode map, BesideAgreements beside, Diagnostics diagnostics)
    {
        map.Known(diagnostics, "at", "when", "repeat", "times", "do");
        var at = map.Text("at", diagnostics) is { } text ? RungMoment.Parse(text) : CalendarAnswer.Refuse<RungMoment>("Expected a rung to say at which moment, but it does not.");
        if (at.Refusal is { } refusal) diagnostics.Error((map.Get("at") ?? map).At(), Codes.RungInvalid, refusal);
        var (repeat, times) = (ReadRepeat(map, diagnostics), ReadTimes(map, diagnostics));
        var (actions, when) = (ReadActions(map, beside, diagnostics), ReadWhen(map, beside, diagnostics));
        return at.IsRefused ? null : new Rung(at.Value, actions) { When = when, Repeat = repeat, Times = times };
    }

    private static CalendarDuration? ReadRepeat(YamlMappingNode map, Diagnostics diagnostics)
    {
        if (map.Text("repeat", diagnostics) is not { } text) return null;
        var answer = CalendarDuration.Parse(text);
        var refusal = answer.Refusal ?? answer.Value switch
        {
            WorkingDuration working when working.Work < Ladder.RepeatMin => $"Expected a rung to repeat after at least {new WorkingDuration(Ladder.RepeatMin)} of working time, or it would never move on, but found '{text}'.",
            StatutoryLength => $"Expected a rung to repeat in working time or working days, but found '{text}'.",
            _ => null,
        };
        if (refusal is null) return answer.Value;
        diagnostics.Error(map.Get("repeat")!.At(), Codes.RungInvalid, refusal);
        return null;
    }

    private static int? ReadTimes(YamlMappingNode map, Diagnostics diagnostics)
    {
        if (map.Text("times", diagnostics) is not { } text) return null;
        var known = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= TimesMax;
        if (!known || map.Get("repeat") is null)
            diagnostics.Error(map.Get("times")!.At(), Codes.RungInvalid, known ? "Expected times beside repeat, but it does not repeat." : $"Expected a number from 1 up to and including {TimesMax}, but found '{text}'.");
        return known ? times : null;
    }

    private static ImmutableArray<RungAction> ReadActions(YamlMappingNode map, BesideAgreements beside, Diagnostics diagnostics)
    {
        var node = map.Get("do");
        IList<YamlNode> items = node switch { null => Array.Empty<YamlNode>(), YamlSequenceNode list => list.Children, _ => new[] { node } };
        if (items.Count == 0) diagnostics.Error((node ?? map).At(), Codes.ActionInvalid, "Expected a rung to do something, but it does nothing.");
        var actions = ImmutableArray.CreateBuilder<RungAction>();
        foreach (var item in items)
        {
            var answer = RungAction.Parse(item is YamlScalarNode { Value: { } text } ? text : "keys and values");
            if (answer.Refusal is { } refusal) diagnostics.Error(item.At(), Codes.ActionInvalid, refusal);
            else actions.Add(Checked(answer.Value, item, beside, diagnostics));
        }
        return actions.ToImmutable();
    }

    private static RungAction Checked(RungAction action, YamlNode at, BesideAgreements beside, Diagnostics diagnostics)
    {
        switch (action)
        {
            case ReassignToTeam reassign when beside.Teams is { Teams.IsEmpty: false } teams:
                if (teams.Resolve(reassign.Team) is { } team) return new ReassignToTeam(team.Id);
                diagnostics.Error(at.At(), Codes.TeamUnknown, $"Expected a team of teams.yaml to reassign to, but there is no team '{reassign.Team}'.");
                break;
            case ReassignToSafetyNet when beside.Teams is { Teams.IsEmpty: false, FallbackTeam: null }:
                diagnostics.Error(at.At(), Codes.TeamUnknown, "Expected a safety net to reassign to, but teams.yaml names no fallback.");
                break;
            case StartProcess start when beside.Drawings is { } drawings && drawings.All(drawing => drawing.Find(start.Process) is null):
                diagnostics.Error(at.At(), Codes.StartUnknown, $"Expected a process to start, but no drawing has a process '{start.Process}'.");
                break;
        }
        return action;
    }

    private static RungCondition ReadWhen(YamlMappingNode rung, BesideAgreements beside, Diagnostics diagnostics)
    {
        if (rung.Map("when", diagnostics) is not { } map) return RungCondition.Always;
        map.Known(diagnostics, "priority", "team", "channel");
        var priorities = map.Texts("priority", diagnostics).Select(text => (Text: text, Found: Enum.GetValues<Priority>().Where(priority => Kebab.Of(priority) == text).ToList())).ToList();
        foreach (var unknown in priorities.Where(priority => priority.Found.Count == 0))
            diagnostics.Error(map.Get("priority")!.At(), Codes.RungInvalid, $"Expected low, normal, high or urgent, but there is no priority '{unknown.Text}'.");
        var teams = map.Texts("team", diagnostics).ToList();
        foreach (var unknown in teams.Where(team => beside.Teams is { Teams.IsEmpty: false } known && known.Resolve(team) is null))
            diagnostics.Error(map.Get("team")!.At(), Codes.TeamUnknown, $"Expected a team of teams.yaml, but there is no team '{unknown}'.");
        return new RungCondition(
            [.. priorities.SelectMany(priority => priority.Found)], [.. teams.Select(team => beside.Teams?.Resolve(team)?.Id ?? team)], [.. map.Texts("channel", diagnostics)]);
    }
}
