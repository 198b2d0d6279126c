using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Cases;

/// <summary>How clocks change: each event brings the clock as it is since then. A clock that has stopped goes, save for the one that can go on.</summary>
internal static class EvolveClocks
{
    public static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        ClockStarted e => state.Used(e.Clock.Id) with { Clocks = state.Clocks.Add(e.Clock) },
        ClockDropped e => Remove(state, e.Clock),
        ClockStopped e when !Stays(e.Clock) => Remove(state, e.Clock),
        ClockEvent e => state with { Clocks = [.. state.Clocks.Select(clock => clock.Id == e.Clock.Id ? e.Clock : clock)] },
        PriorityChanged e => state with { Priority = e.To },
        CaseMarked e => state with { Marks = state.Marks.Contains(e.Text) ? state.Marks : state.Marks.Add(e.Text) },
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    private static CaseState Remove(CaseState state, CaseClock stopped) => state with { Clocks = state.Clocks.RemoveAll(clock => clock.Id == stopped.Id) };

    /// <summary>What the case as a whole is to be done by stays after the case has ended: it goes on should the case be opened again.</summary>
    private static bool Stays(CaseClock clock) => clock is { IsOfCase: true, Clock.Terms.Clock: ClockKind.Completion };
}
