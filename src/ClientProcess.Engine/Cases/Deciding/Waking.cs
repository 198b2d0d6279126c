using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// The case's time has come. Whatever is due by now happens, in the order in which it fell due; what is not due, or no longer there, changes
/// nothing, so a wake-up that comes late, double or lost is harmless.
/// </summary>
internal static class Waking
{
    /// <summary>Firings in one command; a case with more of them due is still due afterwards, and is woken again.</summary>
    public const int FiringsPerWakeMax = 100;

    public static void Wake(CaseRun run)
    {
        if (run.State.Paused is { Until: { } until } && until <= run.Now) run.Emit(new CaseResumed(null, until));
        for (var fired = 0; fired < FiringsPerWakeMax; fired++)
        {
            ClockKeeping.Keep(run);
            var (position, clock) = (NextDue(run), Escalating.NextDue(run));
            if (position is not null && (clock is null || position.DueAt <= clock.Next!.At)) Fire(run, position);
            else if (clock is not null) Escalating.Fire(run, clock);
            else return;
            TokenGame.Play(run);
        }
    }

    private static Position? NextDue(CaseRun run) => run.State.Positions
        .Where(position => position.DueAt <= run.Now && position.Incident is null)
        .OrderBy(position => position.DueAt).ThenBy(position => position.Id)
        .FirstOrDefault();

    private static void Fire(CaseRun run, Position position)
    {
        var repeats = run.Process.Node(position.Node!) is EventNode { Position: EventPosition.Boundary or EventPosition.Start };
        var timer = repeats && Waits.TriggerOf(run.Process, position) is TimerTrigger { Detail: { } detail } ? detail : null;
        var left = position.Repeats - 1;
        var again = timer is { IsCycle: true } && (left is null || left > 0);
        run.Emit(new TimerFired(position.Id, position.Node!, again ? timer!.FiresAt(run.Now) : null, left));
        Waits.Happen(run, run.State.Position(position.Id)!);
    }
}
