using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>How a case changes when a team becomes part of another. Clocks stay whose they were: what was promised was promised by that team.</summary>
internal static class EvolveTeams
{
    public static CaseState Merge(CaseState state, TeamMerged e)
    {
        string Now(string team) => team == e.From ? e.Into : team;
        ImmutableArray<Origin> All(ImmutableArray<Origin> origins) => [.. origins.Select(origin => origin with { Team = Now(origin.Team) })];
        return state with
        {
            IntakeTeam = Now(state.IntakeTeam),
            Owner = state.Owner with { Team = Now(state.Owner.Team) },
            RouteTail = [.. state.RouteTail.Select(Now)],
            Tasks = [.. state.Tasks.Select(task => task with { Team = Now(task.Team), Repair = task.Repair is { } repair ? repair with { To = Now(repair.To) } : null })],
            Handoffs = [.. state.Handoffs.Select(handoff => handoff with { From = Now(handoff.From), To = handoff.IsPartner ? handoff.To : Now(handoff.To) })],
            Positions = [.. state.Positions.Select(position => position with { Origins = All(position.Origins), ReturnTo = All(position.ReturnTo) })],
        };
    }

    /// <summary>Whether the case has anything with the team that would stay with it.</summary>
    public static bool Concerns(CaseState state, string team) =>
        state.IntakeTeam == team || state.Owner.Team == team || state.Tasks.Any(task => task.Team == team || task.Repair?.To == team)
        || state.Handoffs.Any(handoff => handoff.From == team || (!handoff.IsPartner && handoff.To == team))
        || state.Positions.Any(position => position.Origins.Concat(position.ReturnTo).Any(origin => origin.Team == team));
}
