using ClientProcess.Engine.Cases;
using ClientProcess.Service.Outbox;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Service.Sweeps;

/// <summary>Carries what must leave: each row under a lease, as often as needed, with longer pauses after every failure.</summary>
public sealed class OutboxSweep(Database database, Carrier carrier, TimeProvider time, ILogger<OutboxSweep> log)
{
    public const int RowsMax = 200;

    private const int BatchRowsMax = 20;

    /// <returns>How many rows were carried.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var carried = 0;
        while (carried < RowsMax && await Leases.TakeOutboxAsync(database, time.GetUtcNow(), BatchRowsMax, cancel) is { Count: > 0 } due)
        {
            foreach (var id in due) await CarryAsync(id, cancel);
            carried += due.Count;
        }
        return carried;
    }

    private async Task CarryAsync(Guid id, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var row = await context.Outbox.FirstAsync(row => row.Id == id, cancel);
        var trouble = await TryAsync(row, cancel);
        row.Attempts++;
        row.Trouble = trouble;
        if (trouble is null) row.DoneAt = time.GetUtcNow().UtcDateTime;
        else Postpone(row);
        await context.SaveChangesAsync(cancel);
    }

    private async Task<string?> TryAsync(OutboxRow row, CancellationToken cancel)
    {
        try
        {
            return await carrier.CarryAsync(row, CaseJson.ReadEvents(row.Event)[0], cancel);
        }
        catch (Exception failure) when ((failure is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested) || Outages.IsOutage(failure))
        {
            return failure.Message;
        }
    }

    private void Postpone(OutboxRow row)
    {
        row.NextAttemptAt = (time.GetUtcNow() + Retries.PauseAfter(row.Attempts)).UtcDateTime;
        row.GivenUp = row.Attempts >= Retries.AttemptsMax;
        if (row.GivenUp) log.LogWarning("Outbox row {Row} of case {Case} was given up after {Attempts} attempts: {Trouble}", row.Id, row.CaseId, row.Attempts, row.Trouble);
    }
}
