using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;

namespace ClientProcess.Service.Publishing;

/// <summary>A lane whose team the organisation does not have: a warning when checking, a refusal when publishing.</summary>
public static class TeamCheck
{
    public static IEnumerable<Diagnostic> Unknown(DrawingFile drawing, TeamDirectory teams)
    {
        if (drawing.Read.Model is not { } model || teams.Teams.IsEmpty) return [];
        return model.Processes.SelectMany(process => process.Nodes)
            .Where(node => IsForATeam(node) && node.Team is not null && teams.Resolve(node.Team) is null)
            .DistinctBy(node => node.Team)
            .Select(node => new Diagnostic(
                drawing.Path, node.At.Line, node.At.Column, Severity.Warning, Codes.TeamUnknown,
                $"There is no team '{node.Team}', which '{node.Label}' is for; it cannot be published until there is."));
    }

    /// <summary>Work, a choice, or a wait that somebody ends: each lands in a team's list.</summary>
    private static bool IsForATeam(FlowNode node) =>
        node is TaskNode or GatewayNode { IsChoice: true } or ActivityNode { Loop.IsDetailed: false } or SubProcessNode { Kind: SubProcessKind.AdHoc }
            || (node is EventNode { Position: EventPosition.Catch or EventPosition.Boundary } waiting && waiting.Trigger.Parts.Any(part => !part.IsDetailed));
}
