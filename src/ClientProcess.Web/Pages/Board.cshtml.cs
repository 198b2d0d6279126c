using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Board;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>Lines of one list, with where they are in it.</summary>
/// <param name="Parameter">The address's name for the page of this list.</param>
public sealed record BoardOnScreen(Paged<BoardLine> Lines, string List, string Parameter, HttpRequest Request);

/// <summary>What nobody moves, with where they are in the list.</summary>
public sealed record StuckOnScreen(Paged<StuckLine> Lines, HttpRequest Request)
{
    /// <summary>The sentence about a sign; one that has none yet is told by its name.</summary>
    public static string Why(Stuck stuck, Words words, Names names) =>
        string.Format(words.Culture, words.Or($"sign.{stuck.Sign}.why", words.Or($"board.sign.{stuck.Sign}", stuck.Sign)), [.. stuck.About.Select(about => (object?)names.Of(about))]);
}

/// <summary><i>Te laat · bijna te laat · blijft liggen</i>: what asks for a supervisor, with why and what can be done now.</summary>
public sealed class BoardModel(Desk desk, BoardQuery board, StuckQuery stuck, WorkflowStanding workflows) : PageModel
{
    /// <summary>Lines about the workflows folder; who mends the first of them sees the rest.</summary>
    public const int TroublesMax = 10;

    public BoardFilter Filter { get; private set; } = new();
    public ImmutableArray<Team> Teams { get; private set; } = [];
    public Paged<BoardLine> Late { get; private set; } = null!;
    public Paged<BoardLine> AtRisk { get; private set; } = null!;

    public Paged<StuckLine> Stuck { get; private set; } = null!;

    public WorkflowStanding.Trouble? Trouble => workflows.Now;

    public async Task OnGetAsync(string? team, string? process, [FromQuery(Name = "lp")] int? latePage, [FromQuery(Name = "rp")] int? riskPage, [FromQuery(Name = "sp")] int? stuckPage, CancellationToken cancel)
    {
        Teams = [.. desk.Names.Teams.Where(known => Oversees(known.Id))];
        Filter = new BoardFilter { Team = string.IsNullOrEmpty(team) ? null : team, Process = string.IsNullOrEmpty(process) ? null : process };
        Late = await board.LateAsync(desk.Actor, Filter with { Page = latePage ?? 1 }, desk.Now, cancel);
        AtRisk = await board.AtRiskAsync(desk.Actor, Filter with { Page = riskPage ?? 1 }, desk.Now, cancel);
        Stuck = await stuck.ListAsync(desk.Actor, new StuckFilter { Team = Filter.Team, Process = Filter.Process, Page = stuckPage ?? 1 }, cancel);
    }

    private bool Oversees(string team) => desk.Actor.Has(CaseRoles.Supervisor) || desk.Actor.Has(CaseRoles.Administrator) || desk.Actor.IsOf(team);
}
