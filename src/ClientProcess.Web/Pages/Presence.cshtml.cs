using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary><i>Aanwezigheid</i>: who of a team is here, who is away until when and who stands in; a coordinator says so in one act.</summary>
public sealed class PresenceModel(Desk desk, PresenceQuery presence) : PageModel
{
    public ImmutableArray<Team> Teams { get; private set; } = [];
    public Team? Team { get; private set; }
    public IReadOnlyList<PresentPerson> People { get; private set; } = [];
    public Refusal? Refusal { get; private set; }

    public bool May(PresentPerson person) => AbsenceRules.May(desk.Actor, person.Id, person.Teams);

    public async Task<IActionResult> OnGetAsync(string? team, CancellationToken cancel) => await LoadAsync(team, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAbsentAsync(string? team, string person, string? from, string? until, string? substitute, string? reason, CancellationToken cancel)
    {
        var absent = new MarkAbsent(
            desk.Actor, desk.Now, person, Moments.Read(from), Moments.Read(until), string.IsNullOrEmpty(substitute) ? null : substitute, reason ?? AbsenceReasons.Ill) { Request = desk.KeyOf(Request.Form) };
        return await AnswerAsync(await desk.SendAsync(absent, cancel), team, desk.Words["presence.absent.done", desk.PersonName(person)], cancel);
    }

    public async Task<IActionResult> OnPostBackAsync(string? team, string person, CancellationToken cancel) => await AnswerAsync(
        await desk.SendAsync(new MarkBack(desk.Actor, desk.Now, person) { Request = desk.KeyOf(Request.Form) }, cancel), team, desk.Words["presence.back.done", desk.PersonName(person)], cancel);

    private async Task<IActionResult> AnswerAsync(CaseReply reply, string? team, string done, CancellationToken cancel)
    {
        Refusal = Refusals.Of(reply, desk.Words, desk.Names.Of);
        if (Refusal is null)
        {
            TempData["Done"] = done;
            return Redirect($"/presence{QueryString.Create("team", team ?? "")}");
        }
        Response.StatusCode = Refusals.StatusOf(Refusal);
        return await LoadAsync(team, cancel) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(string? team, CancellationToken cancel)
    {
        Teams = [.. desk.Names.Teams.Where(known => desk.Actor.IsOf(known.Id) || desk.Actor.Has(CaseRoles.Supervisor))];
        Team = string.IsNullOrEmpty(team) ? Teams.FirstOrDefault() : Teams.FirstOrDefault(known => known.Id == team);
        if (Team is not null) People = await presence.OfTeamAsync(Team.Id, cancel);
        return string.IsNullOrEmpty(team) || Team is not null;
    }
}
