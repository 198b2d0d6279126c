using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What holds of clocks after every accepted command.</summary>
internal static class ClockInvariants
{
    public static void Hold(Scene scene)
    {
        foreach (var clock in scene.State.Clocks) Holds(scene, clock);
        EachRungFiredOnce(scene);
        EveryClockThatIsGoneSaidHow(scene);
        if (scene.State.Status == CaseStatus.Closed) Assert.Null(scene.State.NextWake);
    }

    private static void Holds(Scene scene, CaseClock clock)
    {
        var state = scene.State;
        if (clock.Task is { } task) Assert.NotNull(state.Task(task));
        if (clock.Handoff is { } handoff) Assert.NotNull(state.Handoff(handoff));
        if (clock.IsOpen) Assert.Equal(CaseStatus.Open, state.Status);
        else Assert.True(clock is { IsOfCase: true, Clock.Terms.Clock: ClockKind.Completion }, $"{clock} has stopped and is still there.");
        if (clock.Next is { } next)
        {
            Assert.Equal(ClockStatus.Running, clock.Clock.Status);
            Assert.Equal(clock.Clock.Segments.Length - 1, next.Segment);
        }
        if (clock.Clock.Status == ClockStatus.Paused) Assert.NotNull(state.Paused);
        if (clock.Clock.Status == ClockStatus.Running && state.Paused is { Ground: not PauseGround.Statutory } paused)
            Assert.NotNull(Pauses.WhyNot(clock.Clock.Terms, new ClockPause(paused.Ground ?? PauseGround.Other, paused.Reason)));
        for (var i = 1; i < clock.Clock.Segments.Length; i++) Assert.Equal(clock.Clock.Segments[i - 1].To, clock.Clock.Segments[i].From);
    }

    private static void EachRungFiredOnce(Scene scene)
    {
        var fired = scene.AllEvents.OfType<Escalated>()
            .Select(rung => (rung.Clock.Id, rung.Clock.Clock.Fired.Single(last => last.Rung == rung.Rung).Segment, rung.Rung, rung.Repetition)).ToList();
        Assert.Equal(fired.Count, fired.Distinct().Count());
        // Of this command only: a machine's clock may be set back afterwards.
        Assert.All(scene.Journal[^1].OfType<Escalated>(), rung => Assert.True(rung.DueAt <= scene.Now));
    }

    /// <summary>Every clock that started is either open, or was stopped with a verdict or dropped: none gets lost.</summary>
    private static void EveryClockThatIsGoneSaidHow(Scene scene)
    {
        var started = scene.AllEvents.OfType<ClockStarted>().Select(happened => happened.Clock.Id).ToHashSet();
        var open = scene.State.Clocks.Where(clock => clock.IsOpen).Select(clock => clock.Id).ToHashSet();
        var over = new HashSet<int>();
        foreach (var happened in scene.AllEvents.OfType<ClockEvent>())
        {
            if (happened is ClockStopped or ClockDropped) over.Add(happened.Clock.Id);
            else if (happened is ClockRestarted) over.Remove(happened.Clock.Id);
        }
        Assert.Equal(started.Order(), open.Concat(over).Order());
    }
}
