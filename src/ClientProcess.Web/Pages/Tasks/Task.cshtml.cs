using ClientProcess.Engine.Cases;
using ClientProcess.Service;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>One task: what was handed over, what it asks, and what the person may do with it.</summary>
public sealed class TaskModel(Desk desk, CaseQueries cases, TeamRegister register) : PageModel
{
    public TaskOnScreen Task { get; private set; } = null!;

    /// <summary>Why the form that was sent did not go through.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The form that was sent and comes back with what was typed; null on a fresh page.</summary>
    public string? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string? seen, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        // An open form is not renewed under somebody's hands: it is told that it is old.
        return seen is null ? Page() : seen == Task.Etag ? StatusCode(StatusCodes.Status204NoContent) : Partial("_Changed", Task);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Sent = Request.Form["act"].ToString();
        var colleague = Request.Form["person"].ToString() is { Length: > 0 } person ? await register.ActorAsync(person, cancel) : null;
        var form = new TaskForms(Task, Request.Form, desk).Read(Sent, colleague);
        if (form is { Command: null, Refusal: null }) return BadRequest();
        Refusal = form.Refusal;
        if (form.Command is { } command)
        {
            var reply = await desk.SendAsync(new Ask(Task.Case.Row.Id, command) { IfMatch = form.IfMatch, Request = desk.KeyOf(Request.Form) }, cancel);
            Refusal = Refusals.Of(reply, desk.Words, NameOf);
            if (Refusal is null) return Went(reply);
            if (!await LoadAsync(id, cancel)) return NotFound();
        }
        Response.StatusCode = Refusals.StatusOf(Refusal!);
        return Page();
    }

    /// <summary>What was typed in a form that did not go through.</summary>
    public string? Typed(string act, string name) => Sent == act ? Request.Form[name].LastOrDefault() : null;

    public bool Ticked(string act, string name, string value) => Sent == act && Request.Form[name].Contains(value);

    /// <summary>A field with what was typed last, and what is wrong with it.</summary>
    public FieldOnScreen AsTyped(FieldOnScreen field) => Sent != "complete" ? field : field with
    {
        Value = Request.Form[field.Name].LastOrDefault() ?? (field.IsCheck ? null : field.Value),
        Error = Refusal?.Fields.GetValueOrDefault(field.Id),
    };

    private string NameOf(string id) => Task.NameOf(id) is var name && name != id ? name : desk.Names.Of(id);

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        if (PublicIds.Parse(id) is not var (caseId, number)) return false;
        if (await cases.FindAsync(desk.Actor, caseId, cancel) is not { } view || view.Tasks.FirstOrDefault(row => row.No == number) is not { } row) return false;
        Task = new TaskOnScreen(view, row, await cases.JournalAsync(caseId, cancel), desk.Actor, desk.Words, desk.Names);
        return true;
    }

    /// <summary>Stays with the task as long as there is something to do here; otherwise back to the worklist, with what happened.</summary>
    private RedirectResult Went(CaseReply reply)
    {
        var answer = reply.Answer!;
        TempData["Done"] = Said(answer);
        var stays = answer.Tasks.Any(task => task.Id == Task.Id) && Sent is not ("release" or "delegate" or "reassign" or "follow-up");
        return Redirect(stays ? $"/tasks/{Task.Id}" : "/");
    }

    private string Said(CaseAnswer answer)
    {
        var words = desk.Words;
        if (Sent is not ("complete" or "hand-off" or "decline" or "return" or "end-wait")) return words[$"done.{Sent}"];
        var said = Sent == "complete" && Task.Raises.FirstOrDefault(way => way.At.Id == Typed("complete", "raises")) is { } raised
            ? words["done.raised", raised.Name, Task.Name, answer.Number]
            : words[$"done.{Sent}", Task.Name, answer.Number];
        if (answer.Status == "closed") return $"{said} {words["done.closed", answer.Number, words.Or($"outcome.{answer.Outcome}", answer.Outcome ?? "")]}";
        var offered = answer.Handoffs.Where(handoff => handoff.Status == "offered" && Task.Case.State.Handoffs.All(before => PublicIds.Of(answer.Id, before.Id) != handoff.Id));
        return string.Join(' ', [said, .. offered.Select(handoff => words["done.offered", handoff.Name, desk.Names.Team(handoff.To), desk.Names.Team(handoff.From)])]);
    }
}
