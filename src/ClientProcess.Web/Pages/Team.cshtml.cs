using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary><i>Teamwerkvoorraad</i>: what lies in a team's queue, and what the team handed on and still answers for.</summary>
public sealed class TeamModel(Desk desk, WorklistQuery worklist, CaseQueries cases) : PageModel
{
    /// <summary>Offered handoffs shown above the list; more than this is a matter for the board.</summary>
    private const int WaitingRowsMax = 25;

    /// <summary>A list that is seen at a glance needs no filter.</summary>
    public const int FilterFrom = 5;

    public ImmutableArray<Team> Teams { get; private set; } = [];
    public Team? Team { get; private set; }
    public Paged<WorklistLine> Lines { get; private set; } = null!;
    public IReadOnlyDictionary<string, (int Open, int Free)> Counts { get; private set; } = null!;

    /// <summary>Handed over, not accepted yet: this team is still responsible.</summary>
    public Paged<HandoffRow> Waiting { get; private set; } = null!;

    public string Sort { get; private set; } = "due";
    public bool Overdue { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? team, string? sort, bool overdue, [FromQuery(Name = "p")] int? page, CancellationToken cancel)
    {
        Teams = [.. desk.Names.Teams.Where(known => desk.Actor.IsOf(known.Id) || desk.Actor.Has(CaseRoles.Supervisor))];
        Counts = await worklist.CountsAsync(Teams.Select(known => known.Id), cancel);
        Team = team is null ? WhereWorkIs() : Teams.FirstOrDefault(known => known.Id == team);
        if (team is not null && Team is null) return NotFound();
        (Sort, Overdue) = (sort is "offered" or "waiting" ? sort : "due", overdue);
        if (Team is not { } chosen) return Page();
        Lines = await worklist.ListAsync(desk.Actor, new WorklistFilter { Team = chosen.Id, Sort = Sort, Overdue = overdue, Page = page ?? 1 }, cancel);
        Waiting = await cases.HandoffsAsync(desk.Actor, null, chosen.Id, "offered", 1, WaitingRowsMax, cancel);
        return Page();
    }

    /// <summary>Whoever is in several teams starts where there is something to pick up.</summary>
    private Team? WhereWorkIs() => Teams.FirstOrDefault(known => Counts.GetValueOrDefault(known.Id).Free > 0) ?? Teams.FirstOrDefault();
}
