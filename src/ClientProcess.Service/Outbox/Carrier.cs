using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Service.Outbox;

/// <summary>
/// Brings a message to where it goes: to a linked case along a message flow, to the case that awaits it by name, or to a chain partner; and a
/// signal to every case that listens and every process that begins with it.
/// The row's id is the key of whatever it causes, so that carrying it twice causes it once.
/// </summary>
public sealed class Carrier(
    CaseStore store, Database database, DefinitionLibrary definitions, Recipients recipients, Notifier notifier, IHttpClientFactory clients, IConfiguration settings, TimeProvider time)
{
    private const string Caller = "outbox";

    /// <returns>What stood in the way; null when it has arrived.</returns>
    public async Task<string?> CarryAsync(OutboxRow row, CaseEvent said, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var sender = await context.Cases.AsNoTracking().FirstAsync(item => item.Id == row.CaseId, cancel);
        if (said is Escalated rung) return await TellAsync(sender, rung, cancel);
        if (said is ProcessAsked asked) return await StartAsync(row, sender, asked, cancel);
        if (said is SignalThrown signal) return await BroadcastAsync(context, row, sender, signal, cancel);
        var sent = (MessageSent)said;
        var data = await DataOfAsync(context, row.CaseId, cancel);
        if (sent.ToPartner is { } partner && sent.ToNode is null) return await ToPartnerAsync(row, sender, sent, partner, data, cancel);
        if (sent.ToNode is not null) return await ToProcessAsync(context, row, sender, sent, data, cancel);
        return await ByNameAsync(context, row, sender, sent, data, cancel);
    }

    private async Task<string?> ToProcessAsync(
        ClientProcessDb context, OutboxRow row, CaseRow sender, MessageSent sent, ImmutableDictionary<string, JsonElement> data, CancellationToken cancel)
    {
        var model = await definitions.ModelAsync(sender.DefinitionKey, sender.DefinitionVersion, cancel);
        var process = model.Find(sent.ToProcess!)!;
        var waiting = await context.Cases.AsNoTracking()
            .Where(item => item.Conversation == sender.Conversation && item.Process == process.Id && item.Status == "open")
            .OrderByDescending(item => item.OpenedAt).Select(item => (Guid?)item.Id).FirstOrDefaultAsync(cancel);
        var opens = process.Node(sent.ToNode!) is EventNode { Position: EventPosition.Start };
        if ((opens || waiting is null) && process.IsOpening(process.Node(sent.ToNode!)))
        {
            var open = new OpenCase(row.Id, new DefinitionRef(sender.DefinitionKey, sender.DefinitionVersion, process.Id), process.Team ?? sender.OwnerTeam)
            {
                By = Actor.Engine,
                Now = time.GetUtcNow(),
                StartNode = sent.ToNode,
                Conversation = sender.Conversation,
                Channel = "linked",
                OccurredAt = Instants.FromColumn(sender.OccurredAt),
                Owner = new CaseOwner(sender.OwnerPerson, sender.OwnerTeam),
                Data = data,
            };
            return Trouble(await store.ApplyAsync(new Ask(row.Id, open), cancel), RejectionCode.CaseExists);
        }
        // A process that is called runs in the case of its caller.
        var callers = model.Processes.Where(other => other.Id != process.Id && other.Find(sent.ToNode!) is not null).Select(other => other.Id).ToList();
        waiting ??= await context.Cases.AsNoTracking()
            .Where(item => item.Conversation == sender.Conversation && callers.Contains(item.Process) && item.Status == "open")
            .OrderByDescending(item => item.OpenedAt).Select(item => (Guid?)item.Id).FirstOrDefaultAsync(cancel);
        return waiting is { } id ? await DeliverAsync(row, id, sent.Name, sent.ToNode, data, cancel) : $"There is no open case of '{process.Label}' in this conversation yet.";
    }

    private async Task<string?> ByNameAsync(
        ClientProcessDb context, OutboxRow row, CaseRow sender, MessageSent sent, ImmutableDictionary<string, JsonElement> data, CancellationToken cancel)
    {
        var waiting = await context.Subscriptions.AsNoTracking()
            .Where(item => item.Name == sent.Name && item.Correlation == sender.Number).Select(item => item.CaseId).ToListAsync(cancel);
        foreach (var id in waiting)
        {
            if (await DeliverAsync(row, id, sent.Name, null, data, cancel) is { } trouble) return trouble;
        }
        // A message that nobody awaits is no fault: it was said, and nobody asked.
        return null;
    }

    /// <summary>Whom a rung tells: everybody it means, once, whatever number of times this is carried.</summary>
    private async Task<string?> TellAsync(CaseRow sender, Escalated rung, CancellationToken cancel)
    {
        var model = await definitions.ModelAsync(sender.DefinitionKey, sender.DefinitionVersion, cancel);
        var cause = new NoticeCause(
            sender.Id, $"clock-{rung.Clock.Id}/{(rung.Clock.Clock.Segments.Length - 1).ToString(CultureInfo.InvariantCulture)}/{rung.Rung}/{rung.Repetition.ToString(CultureInfo.InvariantCulture)}",
            "rung", model.Find(sender.Process)?.Label ?? sender.Process);
        if (rung.Clock.Task is { } task) cause = cause.AboutTask(task);
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var told in rung.Told) people.UnionWith((await recipients.FindAsync(AddressOf(told), cancel)).People);
        await notifier.SendAsync([.. people.Select(person => cause.To(person, time.GetUtcNow()))], cancel);
        return null;
    }

    private static Address AddressOf(Told told) => told.Whom switch
    {
        "holder" when told.Person is not null => Address.Holder(told.Person),
        "owner" or "partner" => Address.Owner(told.Person!),
        "coordinator" => Address.CoordinatorOf(told.Team!),
        "supervisor" => Address.Supervisors,
        _ => Address.Team(told.Team!),
    };

    private async Task<string?> StartAsync(OutboxRow row, CaseRow sender, ProcessAsked asked, CancellationToken cancel)
    {
        if (await definitions.FindAsync(asked.Process, cancel) is not { } found) return $"There is no process '{asked.Process}'.";
        var open = new OpenCase(row.Id, new DefinitionRef(found.Row.Key, found.Row.Version, found.Process.Id), found.Process.Team ?? sender.OwnerTeam)
        {
            By = Actor.Engine,
            Now = time.GetUtcNow(),
            Conversation = sender.Conversation,
            Channel = "linked",
            Owner = new CaseOwner(sender.OwnerPerson, sender.OwnerTeam),
        };
        return Trouble(await store.ApplyAsync(new Ask(row.Id, open), cancel), RejectionCode.CaseExists);
    }

    /// <summary>Whoever listens hears it once; the case that said it has heard it already.</summary>
    private async Task<string?> BroadcastAsync(ClientProcessDb context, OutboxRow row, CaseRow sender, SignalThrown signal, CancellationToken cancel)
    {
        var listening = await context.Subscriptions.AsNoTracking()
            .Where(item => item.Name == signal.Name && item.Correlation == null && item.CaseId != row.CaseId).Select(item => item.CaseId).Distinct().ToListAsync(cancel);
        foreach (var id in listening)
        {
            var receive = new ReceiveSignal(signal.Name) { By = Actor.Engine, Now = time.GetUtcNow() };
            var request = new RequestKey(Caller, $"{row.Id:N}/{id:N}", "");
            if (Trouble(await store.ApplyAsync(new Ask(id, receive) { Request = request }, cancel), RejectionCode.CaseClosed) is { } trouble) return trouble;
        }
        foreach (var published in await definitions.NewestAsync(cancel))
        {
            var model = await definitions.ModelAsync(published.Key, published.Version, cancel);
            foreach (var process in model.Processes)
            {
                if (process.SignalStart(signal.Name) is not { } start) continue;
                var id = CaseIds.From($"signal/{row.Id:N}/{published.Key}/{process.Id}");
                var open = new OpenCase(id, new DefinitionRef(published.Key, published.Version, process.Id), process.Team ?? start.Team ?? sender.OwnerTeam)
                {
                    By = Actor.Engine,
                    Now = time.GetUtcNow(),
                    StartNode = start.Id,
                    Channel = "signal",
                };
                if (Trouble(await store.ApplyAsync(new Ask(id, open), cancel), RejectionCode.CaseExists) is { } trouble) return trouble;
            }
        }
        return null;
    }

    private async Task<string?> DeliverAsync(OutboxRow row, Guid to, string? name, string? node, ImmutableDictionary<string, JsonElement> data, CancellationToken cancel)
    {
        var receive = new ReceiveMessage(name, node) { By = Actor.Engine, Now = time.GetUtcNow(), Data = data };
        var request = new RequestKey(Caller, $"{row.Id:N}/{to:N}", "");
        return Trouble(await store.ApplyAsync(new Ask(to, receive) { Request = request }, cancel), RejectionCode.CaseClosed);
    }

    /// <summary>To the endpoint that the settings name; without one it stays visible as something to bring by hand.</summary>
    private async Task<string?> ToPartnerAsync(
        OutboxRow row, CaseRow sender, MessageSent sent, string partner, ImmutableDictionary<string, JsonElement> data, CancellationToken cancel)
    {
        if (settings[$"Partners:{partner}:Endpoint"] is not { Length: > 0 } endpoint) return $"No endpoint is set for {partner}.";
        using var client = clients.CreateClient("partners");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = JsonContent.Create(new { id = row.Id, name = sent.Name, correlation = sender.Number, process = sender.Process, data }),
        };
        request.Headers.Add("Idempotency-Key", row.Id.ToString("N"));
        using var response = await client.SendAsync(request, cancel);
        return response.IsSuccessStatusCode ? null : $"{partner} answered {(int)response.StatusCode}.";
    }

    private static string? Trouble(CaseReply reply, RejectionCode fine) =>
        reply.Rejection is { } rejection && rejection.Code != fine ? rejection.Sentence : null;

    private static async Task<ImmutableDictionary<string, JsonElement>> DataOfAsync(ClientProcessDb context, Guid caseId, CancellationToken cancel)
    {
        var rows = await context.Values.AsNoTracking().Where(value => value.CaseId == caseId && !value.Key.StartsWith("$note")).OrderBy(value => value.Revision).ToListAsync(cancel);
        return rows.Where(value => value.Value is not null).GroupBy(value => value.Key)
            .ToImmutableDictionary(group => group.Key, group => JsonDocument.Parse(group.Last().Value!).RootElement.Clone());
    }
}
