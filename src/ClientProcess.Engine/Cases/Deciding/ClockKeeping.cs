using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Starts, pauses, resumes and stops clocks as the case moves. It only looks at what happened, so that no rule of the case has to think of
/// promises, and none is forgotten.
/// </summary>
internal static class ClockKeeping
{
    public static void Keep(CaseRun run)
    {
        while (run.Refusal is null && run.NextUnkept() is { } happened) Follow(run, happened);
    }

    /// <summary>What was agreed, or how urgent the case is, has changed: each open clock goes on by what holds now.</summary>
    public static void Review(CaseRun run)
    {
        foreach (var clock in run.State.Clocks.Where(clock => clock.IsOpen)) ClockReview.Retarget(run, clock);
    }

    /// <summary>The clock with the rung it comes to next.</summary>
    public static CaseClock WithNext(CaseRun run, CaseClock clock)
    {
        var terms = clock.Clock.Terms;
        if (run.Facts.Promises.Agreements.FindLadder(terms.Ladder) is not { } ladder || run.Facts.Promises.Calendar(terms.Calendar) is not { } calendar) return clock with { Next = null };
        var upcoming = LadderSchedule.Upcoming(clock.Clock, ladder, calendar, new RungContext(run.State.Priority, clock.Team, run.State.Channel));
        return clock with { Next = upcoming is { IsRefused: false, Value: [var next, ..] } ? new NextRung(next.Id.Rung, next.Id.Segment, next.Id.Repetition, next.At) : null };
    }

    private static void Follow(CaseRun run, CaseEvent happened)
    {
        switch (happened)
        {
            case CaseOpened e: StartForCase(run, e.OccurredAt); break;
            case TaskOffered { Offered.IsWork: true } e: StartForTask(run, e.Offered); break;
            case HandoffOffered e: StartForHandoff(run, e.Offered); break;
            case HandoffAccepted e: Stop(run, clock => clock.Handoff == e.Handoff && clock.Clock.Terms.Clock == ClockKind.Acceptance); break;
            case HandoffDeclined e: Answered(run, e.Handoff); break;
            case HandoffReturned e: Answered(run, e.Handoff); break;
            case HandoffFulfilled e: Stop(run, clock => clock.Handoff == e.Handoff); break;
            case HandoffWithdrawn e: Drop(run, clock => clock.Handoff == e.Handoff); break;
            case TaskCompleted { Task: { } task }: Stop(run, clock => clock.Task == task); break;
            case TaskHandedOff { Reason: Escalating.EscalatedReason } e: Drop(run, clock => clock.Task == e.Task); break;
            case TaskHandedOff e: Stop(run, clock => clock.Task == e.Task); break;
            case TaskCancelled e: Drop(run, clock => clock.Task == e.Task); break;
            case CasePaused e: Pause(run, new ClockPause(e.Ground ?? PauseGround.Other, e.Reason, e.Suspension)); break;
            case CaseResumed e: Resume(run, e.At ?? run.Now); break;
            case CaseEnded or CaseClosed: Stop(run, _ => true); break;
            case CaseWithdrawn: Drop(run, clock => clock.IsOpen); break;
            case CaseReopened: Reopen(run); break;
            case PriorityChanged: Review(run); break;
            case ClientInformed: Informed(run); break;
        }
    }

    /// <summary>The client's clocks start when the client contacted us, not when we wrote it down.</summary>
    private static void StartForCase(CaseRun run, DateTimeOffset occurredAt)
    {
        foreach (var kind in (ClockKind[])[ClockKind.FirstResponse, ClockKind.Completion, ClockKind.NextUpdate]) StartForClient(run, kind, occurredAt);
    }

    private static void StartForClient(CaseRun run, ClockKind kind, DateTimeOffset at) =>
        Start(run, new AgreementSubject(run.Process.Id), AgreementKind.Sla, kind, at, clock => new CaseClock(clock));

    /// <summary>A team's clock starts when the work reaches it: nobody inherits a dead one.</summary>
    private static void StartForTask(CaseRun run, CaseTask task)
    {
        var node = task.Node is { } id ? run.Process.Node(id) : null;
        var handoff = task.Handoffs.IsEmpty ? null : run.OfferedHandoff(task.Handoffs[0]);
        var subject = new AgreementSubject(run.Process.Id) { Team = task.Team, Task = node?.Id, TaskName = node?.Name, From = handoff?.From, To = handoff?.To };
        Start(run, subject, AgreementKind.Ola, ClockKind.Completion, run.Now, clock => new CaseClock(clock) { Task = task.Id, Team = task.Team });
    }

    private static void StartForHandoff(CaseRun run, Handoff handoff)
    {
        var node = handoff.Node is { } id ? run.Process.Node(id) : null;
        var subject = new AgreementSubject(run.Process.Id)
        {
            From = handoff.From,
            To = handoff.To,
            Team = handoff.IsPartner ? null : handoff.To,
            Partner = handoff.IsPartner ? handoff.To : null,
            Task = handoff.Node,
            TaskName = node?.Name,
            // What somebody handed over outside the drawing, or a partner gets, came along no flow.
            Flows = node is null || handoff.IsPartner || handoff.Reason is not null ? [] : FlowsInto.Of(run.Process, node),
        };
        var about = (SlaClock clock) => new CaseClock(clock) { Handoff = handoff.Id, Team = handoff.IsPartner ? null : handoff.To, Partner = subject.Partner };
        var kind = handoff.IsPartner ? AgreementKind.Uc : AgreementKind.Ola;
        Start(run, subject, kind, ClockKind.Acceptance, run.Now, about);
        if (handoff.IsPartner) Start(run, subject, kind, ClockKind.Completion, run.Now, about);
    }

    private static void Start(CaseRun run, AgreementSubject subject, AgreementKind kind, ClockKind what, DateTimeOffset at, Func<SlaClock, CaseClock> about)
    {
        var promises = run.Facts.Promises;
        if (promises.Agreements.Find(subject, kind, what) is not { } agreement || ClockTerms.Of(agreement, what, run.State.Priority) is not { } terms) return;
        if (promises.Calendar(terms.Calendar) is not { } calendar || SlaClock.Start(run.TakeId(), terms, calendar, at) is not { IsRefused: false } started) return;
        run.Emit(new ClockStarted(WithNext(run, about(started.Value) with { Promises = promises.Version })));
        StandStillWithTheCase(run, started.Value.Id);
    }

    /// <summary>What begins, or comes under other terms, while the case stands still stands still for the same reason.</summary>
    public static void StandStillWithTheCase(CaseRun run, int id)
    {
        if (run.State.Paused is { } paused && run.State.Status == CaseStatus.Open) Pause(run, new ClockPause(paused.Ground ?? PauseGround.Other, paused.Reason, paused.Suspension), id);
    }

    private static void Pause(CaseRun run, ClockPause pause, int? id = null) =>
        Each(run, clock => (id is null || clock.Id == id) && clock.Clock.Status == ClockStatus.Running && Pauses.WhyNot(clock.Clock.Terms, pause) is null,
            (clock, calendar) => clock.Clock.Pause(pause, run.By.Id, calendar, run.Now), after => new ClockPaused(after));

    private static void Resume(CaseRun run, DateTimeOffset at) =>
        Each(run, clock => clock.Clock.Status == ClockStatus.Paused, (clock, calendar) => clock.Clock.Resume(run.By.Id, calendar, at), after => new ClockResumed(after));

    private static void Stop(CaseRun run, Func<CaseClock, bool> which)
    {
        // Without its calendar nobody can say what was worked; a clock that outlived it ends all the same.
        foreach (var clock in run.State.Clocks.Where(clock => clock.IsOpen && which(clock) && run.Facts.Promises.Calendar(clock.Clock.Terms.Calendar) is null))
            run.Emit(new ClockDropped(clock with { Next = null }));
        Each(run, clock => clock.IsOpen && which(clock), (clock, calendar) => clock.Clock.Stop(run.By.Id, calendar, run.Now), after => new ClockStopped(after, after.Clock.Verdict!.Value));
    }

    /// <summary>Nobody wants it any more, so there is no verdict; but what was late before that was late.</summary>
    private static void Drop(CaseRun run, Func<CaseClock, bool> which)
    {
        Stop(run, clock => which(clock) && clock.Clock.IsOverdue(run.Now));
        foreach (var clock in run.State.Clocks.Where(clock => clock.IsOpen && which(clock))) run.Emit(new ClockDropped(clock with { Next = null }));
    }

    /// <summary>The receiver said no: that answers the offer, and nothing comes of what was asked.</summary>
    private static void Answered(CaseRun run, int handoff)
    {
        Stop(run, clock => clock.Handoff == handoff && clock.Clock.Terms.Clock == ClockKind.Acceptance);
        Drop(run, clock => clock.Handoff == handoff);
    }

    private static void Informed(CaseRun run)
    {
        Stop(run, clock => clock.IsOfCase && clock.Clock.Terms.Clock is ClockKind.FirstResponse or ClockKind.NextUpdate);
        StartForClient(run, ClockKind.NextUpdate, run.Now);
    }

    /// <summary>The client's clock goes on; where nothing is left of it, for the client had withdrawn, what is promised counts from now.</summary>
    private static void Reopen(CaseRun run)
    {
        if (run.State.Clocks.Any(clock => clock.IsOfCase))
            Each(run, clock => clock.IsOfCase, (clock, calendar) => clock.Clock.Restart(run.By.Id, calendar, run.Now), after => new ClockRestarted(after));
        else StartForClient(run, ClockKind.Completion, run.Now);
        StartForClient(run, ClockKind.NextUpdate, run.Now);
    }

    private static void Each(CaseRun run, Func<CaseClock, bool> which, Func<CaseClock, WorkCalendar, CalendarAnswer<SlaClock>> act, Func<CaseClock, CaseEvent> happened)
    {
        foreach (var clock in run.State.Clocks.Where(which))
        {
            if (run.Facts.Promises.Calendar(clock.Clock.Terms.Calendar) is not { } calendar) continue;
            if (act(clock, calendar) is not { IsRefused: false } answer || answer.Value == clock.Clock) continue;
            run.Emit(happened(WithNext(run, clock with { Clock = answer.Value })));
        }
    }
}
