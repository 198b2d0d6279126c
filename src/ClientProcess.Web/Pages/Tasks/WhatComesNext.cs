using ClientProcess.Engine.Cases.Deciding;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Web.Pages;

/// <summary>Something that the next team needs, and when.</summary>
/// <param name="Team">Who needs it.</param>
/// <param name="Choices">The ways out of a gateway that lead there; empty when the work always gets there.</param>
public sealed record NeedAhead(Need Need, string? Team, IReadOnlyList<string> Choices);

/// <summary>
/// Looks ahead in the drawing, so that whoever finishes a task is asked for what the next team will need, before it is refused or sent back.
/// </summary>
public static class WhatComesNext
{
    private sealed record Step(FlowNode Node, IReadOnlyList<Need> Needs, string? Choice);

    public static IReadOnlyList<NeedAhead> NeedsAfter(ProcessDefinition process, FlowNode start, string? ownTeam)
    {
        var found = new List<(Need Need, string? Team, string? Choice)>();
        var seen = new HashSet<(string, string?)>();
        var ahead = new Queue<Step>([new Step(start, [], null)]);
        while (ahead.TryDequeue(out var step))
        {
            foreach (var flow in step.Node.Outgoing)
            {
                var target = process.Node(flow.Target);
                var choice = step.Choice ?? (Choices.IsChoice(step.Node) ? FlowNames.Of(process, flow) : null);
                var needs = step.Needs.UnionBy(flow.Needs, need => need.Id).ToList();
                if (!seen.Add((flow.Id, choice))) continue;
                if (IsPassedThrough(target)) ahead.Enqueue(new Step(target, needs, choice));
                else if (target is not TaskNode || target.Team != ownTeam) found.AddRange(needs.Select(need => (need, target.Team, choice)));
            }
        }
        return [.. found.GroupBy(item => item.Need.Id).Select(Together)];
    }

    private static NeedAhead Together(IGrouping<string, (Need Need, string? Team, string? Choice)> same)
    {
        var always = same.Any(item => item.Choice is null);
        var required = same.Any(item => item.Need.Required);
        var binding = same.Where(item => item.Need.Required == required).ToList();
        return new NeedAhead(
            same.First().Need with { Required = required }, binding[0].Team,
            always ? [] : [.. binding.Select(item => item.Choice!).Distinct(StringComparer.Ordinal)]);
    }

    private static bool IsPassedThrough(FlowNode node) =>
        node is GatewayNode { Kind: not GatewayKind.EventBased } or EventNode { Position: EventPosition.Throw };
}
