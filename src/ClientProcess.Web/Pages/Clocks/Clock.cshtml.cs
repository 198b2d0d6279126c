using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>One promise about a case; where a supervisor says why it was not kept.</summary>
public sealed class ClockModel(Desk desk, CaseQueries cases, ClockQuery clocks) : PageModel
{
    public CaseView Case { get; private set; } = null!;
    public ClockView Clock { get; private set; } = null!;
    public bool MayExplain { get; private set; }
    public Refusal? Refusal { get; private set; }

    /// <summary>What was chosen and typed in a form that did not go through.</summary>
    public string? Reason { get; private set; }
    public string? Note { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string? reason, string? note, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (Reason, Note) = (reason, note);
        var explain = new ExplainCaseBreach(desk.Actor, desk.Now, Case.Row.Id, Clock.Row.No, reason, note) { Request = desk.KeyOf(Request.Form) };
        Refusal = reason is null ? Refusal.Of(desk.Words["refusal.lacks-reason"]) : Refusals.Of(await desk.SendAsync(explain, cancel), desk.Words, desk.Names.Of);
        if (Refusal is null)
        {
            TempData["Done"] = desk.Words["breach.done"];
            return Redirect($"/cases/{Case.Row.Id}#clocks");
        }
        Response.StatusCode = Refusals.StatusOf(Refusal);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        if (PublicIds.Parse(id) is not var (caseId, number) || await cases.FindAsync(desk.Actor, caseId, cancel) is not { } view) return false;
        if (await clocks.FindAsync(caseId, number, desk.Now, cancel) is not { } clock) return false;
        (Case, Clock) = (view, clock);
        MayExplain = WhatMay.BeDoneWith(clock.Clock, clock.IsDropped, desk.Actor, desk.Now).Contains(ClockAct.BreachReason);
        return true;
    }
}
