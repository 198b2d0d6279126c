using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Cases;

/// <summary>Registers what a client asks: opens a case of the newest version of a process.</summary>
/// <param name="Process">The drawing's key, or the id of a process in it.</param>
/// <param name="Team">The team that registers; null: the first of the person's teams.</param>
public sealed record RegisterCase(Actor By, DateTimeOffset Now, string Process, string? Team) : IRequest<CaseReply>
{
    public string? Subject { get; init; }
    public string Channel { get; init; } = "other";
    public JsonElement? Client { get; init; }
    public DateTimeOffset? OccurredAt { get; init; }
    public ImmutableDictionary<string, JsonElement> Data { get; init; } = Engine.Cases.Commands.NoData;
    public RequestKey? Request { get; init; }
}

internal sealed class RegisterCaseHandler(CaseStore store, DefinitionLibrary definitions) : IRequestHandler<RegisterCase, CaseReply>
{
    /// <summary>Characters of a channel: a word such as <c>phone</c>.</summary>
    private const int ChannelCharsMax = 100;

    public async Task<CaseReply> Handle(RegisterCase request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        Task<CaseReply> No(RejectionCode code, string sentence, string subject) =>
            store.KeepAsync(request.Request, CaseReply.Refused(Rejection.Of(code, sentence, subject)), request.Now, cancellationToken);
        if (request.By.Roles.IsEmpty) return await No(RejectionCode.NotAllowed, $"Expected an employee, but {request.By.Id} has no role here.", request.By.Id);
        if (request.Channel.Length > ChannelCharsMax) return await No(RejectionCode.ValueTooLarge, $"Expected at most {ChannelCharsMax} characters for the channel.", "channel");
        if (await definitions.FindAsync(request.Process, cancellationToken) is not var (row, process))
            return await No(RejectionCode.ProcessUnknown, $"Expected a published process, but there is no '{request.Process}'.", request.Process);
        var team = request.Team ?? request.By.Teams.FirstOrDefault() ?? process.Team;
        if (team is null || (request.Team is not null && request.By.IsPerson && !request.By.IsOf(team)))
            return await No(RejectionCode.NotYourTeam, "Expected a team of your own to register for.", request.Team ?? "");
        var open = new OpenCase(CaseIds.For(request.Request), new DefinitionRef(row.Key, row.Version, process.Id), team)
        {
            By = request.By,
            Now = request.Now,
            Channel = request.Channel,
            OccurredAt = request.OccurredAt,
            Data = WithSubjectAndClient(request),
        };
        return await store.ApplyAsync(new Ask(open.Case, open) { Request = request.Request }, cancellationToken);
    }

    private static ImmutableDictionary<string, JsonElement> WithSubjectAndClient(RegisterCase request)
    {
        var data = request.Data;
        if (!string.IsNullOrWhiteSpace(request.Subject)) data = data.SetItem(NoteKeys.Subject, JsonSerializer.SerializeToElement(request.Subject.Trim()));
        if (request.Client is { ValueKind: JsonValueKind.Object } client) data = data.SetItem(NoteKeys.Client, client);
        return data;
    }
}
