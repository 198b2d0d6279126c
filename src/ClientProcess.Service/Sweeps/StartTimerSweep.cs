using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Sweeps;

/// <summary>
/// Opens the cases that a timer starts. The case's id follows from the timer and its moment, so that two nodes that fire the same moment open
/// one case.
/// </summary>
public sealed class StartTimerSweep(CaseStore store, Database database, DefinitionLibrary definitions, TimeProvider time)
{
    private const int TimersMax = 100;

    /// <returns>How many timers fired.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var now = time.GetUtcNow();
        var until = Instants.ToColumn(now);
        var due = await context.StartTimers.Where(row => row.NextAt != null && row.NextAt <= until).OrderBy(row => row.NextAt).Take(TimersMax).ToListAsync(cancel);
        foreach (var timer in due) await FireAsync(timer, now, cancel);
        await context.SaveChangesAsync(cancel);
        return due.Count;
    }

    private async Task FireAsync(StartTimerRow timer, DateTimeOffset now, CancellationToken cancel)
    {
        var model = await definitions.ModelAsync(timer.Key, timer.Version, cancel);
        var process = model.Find(timer.Process)!;
        var start = (EventNode)process.Node(timer.Node);
        var id = IdOf(timer);
        var team = process.Team ?? start.Team ?? "";
        var open = new OpenCase(id, new DefinitionRef(timer.Key, timer.Version, timer.Process), team) { By = Actor.Engine, Now = now, StartNode = timer.Node, Channel = "timer" };
        var reply = await store.ApplyAsync(new Ask(id, open), cancel);
        if (reply.Rejection is { Code: not RejectionCode.CaseExists } refusal) throw new InvalidOperationException($"The timer start '{start.Label}' of '{timer.Key}' opens no case: {refusal.Sentence}");
        var left = timer.Repeats - 1;
        var detail = ((TimerTrigger)start.Trigger).Detail!;
        (timer.Repeats, timer.NextAt) = (left, detail.IsCycle && (left is null || left > 0) ? Instants.ToColumn(detail.FiresAt(now)) : null);
    }

    private static Guid IdOf(StartTimerRow timer) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"start/{timer.Key}/{timer.Node}/{timer.NextAt:O}"))).AsSpan(0, 16));
}
