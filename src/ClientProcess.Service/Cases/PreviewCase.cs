using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Cases;

/// <summary>What a command would change, without doing it: decided by the same rules, and not written.</summary>
public sealed record PreviewCase(string Case, AdaptCase Command) : IRequest<CasePreview>;

/// <param name="Rejection">Why it cannot be done; null when it can.</param>
/// <param name="Consequences">Null after a rejection.</param>
public sealed record CasePreview(Rejection? Rejection, Consequences? Consequences);

internal sealed class PreviewCaseHandler(Database database, DefinitionLibrary definitions, TeamRegister teams, PromiseRegister promises, CaseLookups cases) : IRequestHandler<PreviewCase, CasePreview>
{
    public async Task<CasePreview> Handle(PreviewCase request, CancellationToken cancellationToken)
    {
        if (await cases.SeenByAsync(request.Command.By, request.Case, cancellationToken) is not { } id
            || (await CaseReading.ReadAsync(database, [id], cancellationToken)).GetValueOrDefault(id) is not { } loaded)
            return new CasePreview(Rejection.Of(RejectionCode.CaseUnknown, "Expected a case that you may see, but there is none with this id or number."), null);
        var model = await definitions.ModelAsync(loaded.State.Definition.Key, loaded.State.Definition.Version, cancellationToken);
        var facts = new CaseFacts(model, await teams.DirectoryAsync(cancellationToken), loaded.Values) { Promises = (await promises.NewestAsync(cancellationToken)).Promises };
        return CaseDecider.Decide(loaded.State, facts, Instants.Truncate(request.Command)) switch
        {
            Accepted accepted => new CasePreview(null, Consequences.Of(loaded.State, accepted, model.Find(loaded.State.Definition.Process)!, key => Text(key, accepted, loaded.Values))),
            Rejected rejected => new CasePreview(rejected.Rejection, null),
            var other => throw new InvalidOperationException($"No rule shows {other.GetType().Name}."),
        };
    }

    private static string? Text(string key, Accepted accepted, IReadOnlyDictionary<string, JsonElement> known)
    {
        var value = accepted.Values.Where(given => given.Key == key).Select(given => given.Value).LastOrDefault(known.GetValueOrDefault(key));
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
