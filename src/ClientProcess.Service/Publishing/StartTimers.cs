using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Publishing;

/// <summary>Arms the timer starts of a version when it is published; those of the version before stop.</summary>
internal static class StartTimers
{
    public static async Task ArmAsync(ClientProcessDb context, string key, int version, ProcessModel model, DateTimeOffset now, CancellationToken cancel)
    {
        context.StartTimers.RemoveRange(await context.StartTimers.Where(row => row.Key == key).ToListAsync(cancel));
        foreach (var process in model.Processes)
        {
            foreach (var start in process.Nodes.OfType<EventNode>().Where(node => node.Position == EventPosition.Start && node.Container == process.Id))
            {
                if (start.Trigger is not TimerTrigger { Detail: { } timer }) continue;
                context.StartTimers.Add(new StartTimerRow
                {
                    Key = key,
                    Version = version,
                    Process = process.Id,
                    Node = start.Id,
                    NextAt = Instants.ToColumn(timer.FiresAt(now)),
                    Repeats = timer.Repeats,
                });
            }
        }
    }
}
