using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Board;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>Something that nobody moves: which, whose, since when and why.</summary>
public sealed record StuckOnBoard(Guid Case, string Number, string Process, int? Task, string? Team, string? Holder, DateTimeOffset Since, string Why);

/// <summary>Lines of one list, with where they are in it.</summary>
/// <param name="Parameter">The address's name for the page of this list.</param>
public sealed record BoardOnScreen(Paged<BoardLine> Lines, string List, string Parameter, HttpRequest Request);

/// <summary><i>Te laat · bijna te laat · blijft liggen</i>: what asks for a supervisor, with why and what can be done now.</summary>
public sealed class BoardModel(Desk desk, BoardQuery board, WorkflowStanding workflows) : PageModel
{
    /// <summary>Lines about the workflows folder; who mends the first of them sees the rest.</summary>
    public const int TroublesMax = 10;

    public BoardFilter Filter { get; private set; } = new();
    public ImmutableArray<Team> Teams { get; private set; } = [];
    public Paged<BoardLine> Late { get; private set; } = null!;
    public Paged<BoardLine> AtRisk { get; private set; } = null!;

    /// <summary>
    /// THE THIRD LIST COMES IN HERE: StuckQuery.ListAsync, one StuckOnBoard a StuckLine, with the sign's sentence as Why. Empty until there is one.
    /// </summary>
    public IReadOnlyList<StuckOnBoard> Stuck { get; private set; } = [];

    public int StuckTotal => Stuck.Count;

    public WorkflowStanding.Trouble? Trouble => workflows.Now;

    public async Task OnGetAsync(string? team, string? process, [FromQuery(Name = "lp")] int? latePage, [FromQuery(Name = "rp")] int? riskPage, CancellationToken cancel)
    {
        Teams = [.. desk.Names.Teams.Where(known => Visibility(known.Id))];
        Filter = new BoardFilter { Team = string.IsNullOrEmpty(team) ? null : team, Process = string.IsNullOrEmpty(process) ? null : process };
        Late = await board.LateAsync(desk.Actor, Filter with { Page = latePage ?? 1 }, desk.Now, cancel);
        AtRisk = await board.AtRiskAsync(desk.Actor, Filter with { Page = riskPage ?? 1 }, desk.Now, cancel);
    }

    private bool Visibility(string team) => desk.Actor.Has(CaseRoles.Supervisor) || desk.Actor.Has(CaseRoles.Administrator) || desk.Actor.IsOf(team);
}
