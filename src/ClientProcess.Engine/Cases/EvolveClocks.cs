using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>How clocks change: each event brings the clock as it is since then. A clock about a task or a handoff goes when it has stopped.</summary>
internal static class EvolveClocks
{
    public static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        ClockStarted e => state.Used(e.Clock.Id) with { Clocks = state.Clocks.Add(e.Clock) },
        ClockStopped { Clock.IsOfCase: false } or ClockDropped => state with { Clocks = state.Clocks.RemoveAll(clock => clock.Id == ((ClockEvent)happened).Clock.Id) },
        ClockEvent e => state with { Clocks = [.. state.Clocks.Select(clock => clock.Id == e.Clock.Id ? e.Clock : clock)] },
        PriorityChanged e => state with { Priority = e.To },
        CaseMarked e => state with { Marks = state.Marks.Contains(e.Text) ? state.Marks : state.Marks.Add(e.Text) },
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    /// <summary>What stays after the case has ended, should it be opened again: what was promised to the client.</summary>
    public static ImmutableArray<CaseClock> AfterEnd(CaseState state) => [.. state.Clocks.Where(clock => clock.IsOfCase)];
}
