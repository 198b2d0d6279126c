using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Service.Outbox;

/// <summary>
/// Brings a message to where it goes: to a linked case along a message flow, to the case that awaits it by name, or to a chain partner.
/// The row's id is the key of whatever it causes, so that carrying it twice causes it once.
/// </summary>
public sealed class Carrier(CaseStore store, Database database, DefinitionLibrary definitions, IHttpClientFactory clients, IConfiguration settings, TimeProvider time)
{
    private const string Caller = "outbox";

    /// <returns>What stood in the way; null when it has arrived.</returns>
    public async Task<string?> CarryAsync(OutboxRow row, MessageSent sent, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var sender = await context.Cases.AsNoTracking().FirstAsync(item => item.Id == row.CaseId, cancel);
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
        if (process.Node(sent.ToNode!) is EventNode { Position: EventPosition.Start })
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
        var receiver = await context.Cases.AsNoTracking()
            .Where(item => item.Conversation == sender.Conversation && item.Process == process.Id && item.Status == "open")
            .OrderByDescending(item => item.OpenedAt).Select(item => (Guid?)item.Id).FirstOrDefaultAsync(cancel);
        return receiver is { } id ? await DeliverAsync(row, id, sent.Name, sent.ToNode, data, cancel) : $"There is no open case of '{process.Label}' in this conversation yet.";
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
