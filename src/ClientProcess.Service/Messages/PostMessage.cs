using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Messages;

/// <summary>A message for whichever case waits for it: the door for partners' answers and other systems.</summary>
/// <param name="Correlation">What the case is known by: its number, or the value its drawing names.</param>
public sealed record PostMessage(Actor By, DateTimeOffset Now, string Name, string Correlation, ImmutableDictionary<string, JsonElement> Data) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

internal sealed class PostMessageHandler(CaseStore store, Database database, DefinitionLibrary definitions) : IRequestHandler<PostMessage, CaseReply>
{
    public async Task<CaseReply> Handle(PostMessage request, CancellationToken cancellationToken)
    {
        // First of all: once the message has come, whoever waited for it waits no more, and the same request would find another case.
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        if (await FindAsync(request, cancellationToken) is not { } caseId)
        {
            if (await StartAsync(request, cancellationToken) is { } started) return started;
            var nobody = Rejection.Of(RejectionCode.MessageUnknown, $"Expected a case that waits for '{request.Name}' with '{request.Correlation}', but there is none.", request.Name, request.Correlation);
            return await store.KeepAsync(request.Request, CaseReply.Refused(nobody), request.Now, cancellationToken);
        }
        var receive = new ReceiveMessage(request.Name, null) { By = request.By, Now = request.Now, Data = request.Data };
        return await store.ApplyAsync(new Ask(caseId, receive) { Request = request.Request }, cancellationToken);
    }

    /// <summary>A message that starts a process opens a case of its newest version; null when no process starts with it.</summary>
    private async Task<CaseReply?> StartAsync(PostMessage request, CancellationToken cancel)
    {
        foreach (var row in await definitions.NewestAsync(cancel))
        {
            var model = await definitions.ModelAsync(row.Key, row.Version, cancel);
            foreach (var process in model.Processes)
            {
                if (process.MessageStart(request.Name) is not { } start) continue;
                var id = CaseIds.For(request.Request);
                var open = new OpenCase(id, new DefinitionRef(row.Key, row.Version, process.Id), process.Team ?? start.Team ?? "")
                {
                    By = request.By,
                    Now = request.Now,
                    StartNode = start.Id,
                    Channel = "message",
                    Data = request.Data,
                };
                return await store.ApplyAsync(new Ask(id, open) { Request = request.Request }, cancel);
            }
        }
        return null;
    }

    /// <summary>Who waits for it now; else the case with that number, which keeps it until it does.</summary>
    private async Task<Guid?> FindAsync(PostMessage request, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var waiting = await context.Subscriptions.AsNoTracking()
            .Where(row => row.Name == request.Name && row.Correlation == request.Correlation)
            .OrderBy(row => row.CaseId).Select(row => (Guid?)row.CaseId).FirstOrDefaultAsync(cancel);
        return waiting ?? await context.Cases.AsNoTracking().Where(row => row.Number == request.Correlation).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
    }
}
