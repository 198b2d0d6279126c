using System.Data.Common;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Service.Storage;

/// <summary>
/// The only way in: reads a case, lets the rules decide, writes what they say in one batch, and answers. There is one place for concurrency,
/// journal and outbox, and this is it.
/// </summary>
public sealed class CaseStore(Database database, DefinitionLibrary definitions, TeamRegister teams, PromiseRegister promises, CaseSignals signals)
{
    /// <summary>How often a command is decided anew after somebody else was first. Each time somebody did get on, so the case moves.</summary>
    public const int AttemptsMax = 12;

    /// <summary>Cases in one batch: beyond this the round trips saved no longer outweigh what a conflict costs.</summary>
    public const int BatchCasesMax = 25;

    /// <exception cref="CaseContentionException">The case changed under every one of the attempts.</exception>
    public async Task<CaseReply> ApplyAsync(Ask ask, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var decided = (await DecideAsync([ask], cancel))[0];
            if (decided.Answered is { } answered) return answered;
            try
            {
                await database.WriteAsync(BatchOf([decided]), cancel);
                Signal([decided]);
                return decided.Reply;
            }
            catch (DbException conflict) when (Conflicts.IsConflict(conflict))
            {
                StoreMeters.Conflict();
                if (attempt == AttemptsMax) throw new CaseContentionException(ask.Case, conflict);
            }
        }
    }

    /// <summary>
    /// Applies commands to different cases, up to <paramref name="casesMax"/> in one transaction; after a conflict one by one.
    /// </summary>
    /// <param name="casesMax">More than usual only where nobody waits for the others: an import on SQLite, which pays for every commit.</param>
    public async Task<IReadOnlyList<CaseReply>> ApplyManyAsync(IReadOnlyList<Ask> asks, CancellationToken cancel, int casesMax = BatchCasesMax)
    {
        var replies = new List<CaseReply>(asks.Count);
        foreach (var chunk in asks.Chunk(casesMax))
        {
            if (chunk.Select(ask => ask.Case).Distinct().Count() != chunk.Length) throw new ArgumentException("One batch holds one command a case.", nameof(asks));
            replies.AddRange(await TryTogetherAsync(chunk, cancel) ?? await OneByOneAsync(chunk, cancel));
        }
        return replies;
    }

    /// <summary>The answer this request got before, for whoever must look around first to know which case is meant. Null: it is new.</summary>
    public async Task<CaseReply?> AnsweredAsync(RequestKey? request, CancellationToken cancel) =>
        request is null ? null : (await RequestAnswers.FindAsync(database, [request], cancel)).GetValueOrDefault(request);

    /// <summary>Keeps an answer that no case gave, so that asking again gets it again; of two at the same moment both get the first.</summary>
    public async Task<CaseReply> KeepAsync(RequestKey? request, CaseReply reply, DateTimeOffset now, CancellationToken cancel)
    {
        if (request is null) return reply;
        var batch = new SqlBatch();
        RequestAnswers.Add(batch, request, reply, Instants.ToColumn(now));
        try
        {
            await database.WriteAsync(batch, cancel);
            return reply;
        }
        catch (DbException conflict) when (Conflicts.IsConflict(conflict))
        {
            return await AnsweredAsync(request, cancel) ?? reply;
        }
    }

    private async Task<IEnumerable<CaseReply>?> TryTogetherAsync(Ask[] asks, CancellationToken cancel)
    {
        var decided = await DecideAsync(asks, cancel);
        var open = decided.Where(item => item.Answered is null).ToList();
        try
        {
            await database.WriteAsync(BatchOf(open), cancel);
        }
        catch (DbException conflict) when (Conflicts.IsConflict(conflict))
        {
            StoreMeters.Conflict();
            return null;
        }
        Signal(open);
        return decided.Select(item => item.Answered ?? item.Reply);
    }

    private async Task<IEnumerable<CaseReply>> OneByOneAsync(Ask[] asks, CancellationToken cancel)
    {
        var replies = new List<CaseReply>(asks.Length);
        foreach (var ask in asks) replies.Add(await ApplyAsync(ask, cancel));
        return replies;
    }

    private async Task<List<Decided>> DecideAsync(IReadOnlyList<Ask> asks, CancellationToken cancel)
    {
        var answered = await RequestAnswers.FindAsync(database, [.. asks.Select(ask => ask.Request).OfType<RequestKey>()], cancel);
        var loaded = await CaseReading.ReadAsync(database, [.. asks.Select(ask => ask.Case)], cancel);
        var beside = (await teams.DirectoryAsync(cancel), await promises.NewestAsync(cancel));
        var decided = new List<Decided>(asks.Count);
        foreach (var ask in asks)
        {
            if (ask.Request is { } request && answered.TryGetValue(request, out var known))
                decided.Add(Decided.Before(ask, known));
            else
                decided.Add(Measured(await DecideAsync(ask, loaded.GetValueOrDefault(ask.Case), beside, cancel)));
        }
        return decided;
    }

    private static Decided Measured(Decided decided)
    {
        if (decided.Answered is null || decided.Reply.Rejection is not null)
            StoreMeters.Decided(decided.Ask.Command.GetType().Name, decided.Reply.Rejection is null ? "accepted" : "rejected");
        return decided;
    }

    private async Task<Decided> DecideAsync(Ask ask, LoadedCase? loaded, (Engine.Definitions.TeamDirectory Teams, PromiseRegister.Promised Promised) beside, CancellationToken cancel)
    {
        var definition = loaded?.State.Definition ?? (ask.Command as OpenCase)?.Definition;
        if (definition is null) return Decided.No(ask, Rejection.Of(RejectionCode.CaseUnknown, "Expected a case, but there is none with this id."));
        if (loaded is not null && ask.Command is OpenCase)
            return Decided.No(ask, Rejection.Of(RejectionCode.CaseExists, "Expected a new case, but there is one with this id already."));
        if (loaded is not null && !Matching.IsAsSeen(loaded.State, ask))
            return Decided.No(ask, Rejection.Of(RejectionCode.Stale, "Expected it to be as you saw it, but somebody changed it meanwhile."));
        var model = await definitions.ModelAsync(definition.Key, definition.Version, cancel);
        var facts = new CaseFacts(model, beside.Teams, loaded?.Values ?? CaseFacts.NoValues) { Promises = beside.Promised.Promises };
        var command = Instants.Truncate(ask.Command);
        return CaseDecider.Decide(loaded?.State, facts, command) switch
        {
            Accepted accepted => Decided.Yes(ask, new CaseChange(loaded?.State, accepted, command, Guid.CreateVersion7(), facts)),
            Rejected rejected => Decided.No(ask, rejected.Rejection),
            var other => throw new InvalidOperationException($"No rule stores {other.GetType().Name}."),
        };
    }

    private static SqlBatch BatchOf(IEnumerable<Decided> decided)
    {
        var batch = new SqlBatch();
        foreach (var item in decided)
        {
            if (item.Change is { Accepted.Events.Length: > 0 } change) CaseWriting.Add(batch, change);
            if (item.IsKept) RequestAnswers.Add(batch, item.Ask.Request!, item.Reply, Instants.ToColumn(item.Ask.Command.Now));
        }
        return batch;
    }

    private void Signal(IEnumerable<Decided> decided)
    {
        foreach (var item in decided)
        {
            if (item.Change is { Accepted.Events.Length: > 0 } change) signals.Changed(change.After.Id, [.. TeamsOf(change.Before), .. TeamsOf(change.After)]);
        }
    }

    /// <summary>Whose lists it is in: the teams with the work, and those still responsible for it. Who just lost it wants to know too.</summary>
    private static IEnumerable<string> TeamsOf(CaseState? state) =>
        state is null ? [] : state.Tasks.SelectMany(task => new[] { task.Team, state.ResponsibleFor(task) });
}
