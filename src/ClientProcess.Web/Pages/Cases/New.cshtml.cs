using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>Registers what a client asks: first which process it is, then what that process wants to know.</summary>
public sealed class NewModel(Desk desk, DefinitionLibrary definitions, Dispatcher dispatcher) : PageModel
{
    public static readonly ImmutableArray<string> Channels = ["phone", "counter", "email", "web", "letter", "other"];

    /// <summary>What the form asks about the client.</summary>
    public static readonly ImmutableArray<string> ClientParts = ["name", "reference", "phone", "email"];

    /// <summary>What can be started, by the key of its drawing; empty once one is chosen.</summary>
    public IReadOnlyList<DefinitionRow> Startable { get; private set; } = [];

    public ProcessDefinition? Process { get; private set; }
    public IReadOnlyList<FieldOnScreen> Fields { get; private set; } = [];
    public Refusal? Refusal { get; private set; }

    /// <summary>The key of this form: sending it twice registers one case.</summary>
    public string Key { get; private set; } = Desk.NewKey();

    public async Task<IActionResult> OnGetAsync(string? process, CancellationToken cancel)
    {
        if (process is not null) return await LoadAsync(process, cancel) ? Page() : NotFound();
        Startable = [.. (await definitions.NewestAsync(cancel)).OrderBy(row => row.Name, StringComparer.Ordinal)];
        return Startable.Count == 1 ? Redirect($"/cases/new?process={Startable[0].Key}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string process, CancellationToken cancel)
    {
        if (!await LoadAsync(process, cancel)) return NotFound();
        var (data, errors) = TypedFields.Read(Fields, Request.Form, desk.Words);
        if (Typed("subject") is null) errors = errors.SetItem("subject", desk.Words["field.missing", desk.Words["cases.subject"]]);
        var asked = Moments.Read(Typed("occurredAt"));
        if (asked is null && Typed("occurredAt") is not null) errors = errors.SetItem("occurredAt", desk.Words["field.no-moment"]);
        if (errors.Count > 0) return Again(Refusal.Of(errors, desk.Words));
        var reply = await dispatcher.SendAsync(Registering(process, data, asked), cancel);
        if (Refusals.Of(reply, desk.Words, id => new FieldCatalog(Process!).NameOf(id)) is { } refusal) return Again(refusal);
        var answer = reply.Answer!;
        TempData["Done"] = desk.Words["done.registered", answer.Number];
        // Whoever registered it mostly goes on with it: straight to the work, if it is the own team's.
        return Redirect(answer.Tasks is [var only] && desk.Actor.IsOf(only.Team) ? $"/tasks/{only.Id}" : $"/cases/{answer.Id}");
    }

    /// <summary>What was typed; null when it is empty or nothing was sent.</summary>
    public string? Typed(string name) => Request.HasFormContentType && Request.Form[name].LastOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    public FieldOnScreen AsTyped(FieldOnScreen field) =>
        field with { Value = Typed(field.Name) ?? field.Value, Error = Refusal?.Fields.GetValueOrDefault(field.Id) };

    private RegisterCase Registering(string process, ImmutableDictionary<string, JsonElement> data, DateTimeOffset? asked) =>
        new(desk.Actor, desk.Now, process, Typed("team"))
        {
            Subject = Typed("subject"),
            Channel = Channels.Contains(Typed("channel") ?? "") ? Typed("channel")! : "other",
            Client = Client(),
            OccurredAt = asked < desk.Now ? asked : null,
            Data = data,
            Request = desk.KeyOf(Request.Form),
        };

    private JsonElement? Client()
    {
        var parts = ClientParts.Where(part => Typed($"client.{part}") is not null).ToDictionary(part => part, part => Typed($"client.{part}"));
        return parts.Count == 0 ? null : JsonSerializer.SerializeToElement(parts);
    }

    private PageResult Again(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = Refusals.StatusOf(refusal);
        return Page();
    }

    private async Task<bool> LoadAsync(string name, CancellationToken cancel)
    {
        if (await definitions.FindAsync(name, cancel) is not var (_, process)) return false;
        Process = process;
        var start = process.StartsOf(process.Id).OfType<EventNode>().FirstOrDefault();
        Fields = [.. (start?.Fields ?? []).Select(field => FieldOnScreen.For(field, null))];
        return true;
    }
}
