using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Worklist;

/// <summary>Which cases a person may see: with some roles all of them; otherwise those that a team of the person owns or has worked on.</summary>
internal static class Visibility
{
    public static bool SeesAll(Actor who) => who.Kind is ActorKind.Engine or ActorKind.System
        || who.Has(CaseRoles.ContactEmployee) || who.Has(CaseRoles.Supervisor) || who.Has(CaseRoles.ProcessOwner) || who.Has(CaseRoles.Administrator);

    public static IQueryable<CaseRow> VisibleTo(this IQueryable<CaseRow> cases, Actor who, ClientProcessDb context)
    {
        if (SeesAll(who)) return cases;
        var (me, teams) = (who.Id, who.Teams.ToArray());
        return cases.Where(row => row.OwnerPerson == me || teams.Contains(row.OwnerTeam)
            || context.Tasks.Any(task => task.CaseId == row.Id && (teams.Contains(task.Team) || teams.Contains(task.Responsible))));
    }
}
