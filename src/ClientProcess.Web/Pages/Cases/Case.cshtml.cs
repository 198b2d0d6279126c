using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Service;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>One case: where it is, how it got there, and what may be done with it as a whole.</summary>
public sealed class CaseModel(Desk desk, CaseQueries cases, ClockQuery clocks, TeamRegister register) : PageModel
{
    public CaseView Case { get; private set; } = null!;
    public IReadOnlyList<TimelineItem> Timeline { get; private set; } = [];
    public IReadOnlyList<RouteStop> Route { get; private set; } = [];
    public IReadOnlyList<ClockView> Clocks { get; private set; } = [];
    public Picture Picture { get; private set; } = null!;
    public ImmutableArray<CaseAct> May { get; private set; } = [];
    public Refusal? Refusal { get; private set; }

    /// <summary>What the form that was sent would change; null when that was not asked.</summary>
    public Consequences? Preview { get; private set; }

    /// <summary>The form that was sent and comes back with what was typed; null on a fresh page.</summary>
    public string? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (Guid.TryParse(id, out var caseId)) return await LoadAsync(caseId, cancel) ? Page() : NotFound();
        // People type the number they were told.
        return await cases.IdOfNumberAsync(id.ToUpperInvariant(), cancel) is { } known ? Redirect($"/cases/{known}") : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Sent = Request.Form["act"].ToString();
        var person = Request.Form["person"].ToString() is { Length: > 0 } named ? await register.ActorAsync(named, cancel) : null;
        var (command, refusal) = new CaseForms(Request.Form, desk).Read(Sent, person, Case.State.Owner.Team);
        if (command is null && refusal is null) return BadRequest();
        Refusal = refusal;
        if (command is AdaptCase adapt && Request.Form.ContainsKey("preview"))
        {
            var shown = await desk.SendAsync(new PreviewCase(id.ToString(), adapt), cancel);
            (Preview, Refusal) = (shown.Consequences, shown.Rejection is { } rejection ? Refusals.Of(CaseReply.Refused(rejection), desk.Words, NameOf) : null);
            if (Refusal is null) return Page();
        }
        else if (command is not null)
        {
            var reply = await desk.SendAsync(new Ask(id, command) { Request = desk.KeyOf(Request.Form) }, cancel);
            Refusal = Refusals.Of(reply, desk.Words, NameOf);
            if (Refusal is null)
            {
                TempData["Done"] = desk.Words[$"done.case.{Sent}"];
                return Redirect($"/cases/{id}");
            }
            await LoadAsync(id, cancel);
        }
        Response.StatusCode = Refusals.StatusOf(Refusal!);
        return Page();
    }

    /// <summary>Whether the person may say why this promise was not kept.</summary>
    public bool MayExplain(ClockView clock) => WhatMay.BeDoneWith(clock.Clock, clock.IsDropped, desk.Actor, desk.Now).Contains(ClockAct.BreachReason);

    /// <summary>What was typed in a form that did not go through.</summary>
    public string? Typed(string act, string name) => Sent == act ? Request.Form[name].LastOrDefault() : null;

    public bool Ticked(string act, string name, string value) => Sent == act && Request.Form[name].Contains(value);

    private string NameOf(string id) => new FieldCatalog(Case.Process).NameOf(id) is var name && name != id ? name : desk.Names.Of(id);

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await cases.FindAsync(desk.Actor, id, cancel) is not { } view) return false;
        var journal = await cases.JournalAsync(id, cancel);
        Case = view;
        Timeline = [.. new Timeline(view, desk.Words, desk.PersonName, desk.Names).Of(journal)];
        Route = RouteOf.Journal(journal, node => node is null ? desk.Words["kind.reopened"] : view.NameOf(node));
        Picture = Picture.Of(view, journal, desk.Now);
        Clocks = await clocks.OfCaseAsync(id, desk.Now, cancel);
        May = WhatMay.BeDoneWith(view.State, desk.Actor);
        return true;
    }
}
