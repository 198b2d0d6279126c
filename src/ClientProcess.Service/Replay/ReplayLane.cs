using System.Threading.Channels;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Replay;

/// <summary>
/// Works on a handful of cases at a time: one command for each of them in one batch, again and again, taking the next case of the log as soon as
/// one is done. A case stays in its lane, so its commands come in order.
/// </summary>
internal sealed class ReplayLane(CaseStore store, Database database, CaseFacts facts, ChannelReader<LogCase> source, ReplayTally tally)
{
    /// <summary>Cases at a time, and in one batch. SQLite syncs its file at every commit, so fewer and larger ones go faster; nobody else waits meanwhile.</summary>
    private const int SqliteWidth = 100;

    private readonly int _width = database.IsPostgres ? CaseStore.BatchCasesMax : SqliteWidth;
    private readonly List<LogCase> _active = [];

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await FillAsync(cancel))
        {
            var asks = new List<Ask>(_active.Count);
            var asking = new List<LogCase>(_active.Count);
            foreach (var item in _active)
            {
                if (item.Next() is not { } ask)
                {
                    tally.CaseDone();
                    continue;
                }
                asks.Add(ask);
                asking.Add(item);
            }
            _active.RemoveAll(item => !asking.Contains(item));
            var replies = await store.ApplyManyAsync(asks, cancel, _width);
            for (var i = 0; i < replies.Count; i++) Take(asking[i], asks[i], replies[i]);
        }
    }

    private void Take(LogCase item, Ask ask, CaseReply reply)
    {
        if (reply.Rejection is { } rejection)
        {
            tally.CommandRejected($"case {CaseNumber.Of(item.Id)}, {ask.Command.GetType().Name}: {rejection.Sentence}");
            item.Rejected();
        }
        else
        {
            tally.CommandAccepted();
            item.Accepted(reply.Events);
        }
    }

    /// <returns>False when nothing is left to do.</returns>
    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        if (_active.Count == 0 && !await source.WaitToReadAsync(cancel)) return false;
        var fresh = new List<LogCase>();
        while (_active.Count + fresh.Count < _width && source.TryRead(out var next)) fresh.Add(next);
        if (fresh.Count > 0) await MeetAsync(fresh, cancel);
        return true;
    }

    /// <summary>What is in the database already is not done again.</summary>
    private async Task MeetAsync(List<LogCase> fresh, CancellationToken cancel)
    {
        var stored = await CaseReading.ReadAsync(database, [.. fresh.Select(item => item.Id)], cancel);
        foreach (var item in fresh)
        {
            if (!stored.TryGetValue(item.Id, out var there)) _active.Add(item);
            else if (!item.CatchUp(there.State, facts)) Done(tally.CaseLeftAlone);
            else if (item.Next() is null) Done(tally.CaseAlreadyThere);
            else _active.Add(item);
        }
    }

    private void Done(Action counted)
    {
        counted();
        tally.CaseDone();
    }
}
