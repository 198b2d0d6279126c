using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Cases;

/// <summary>Something about one clock. The clock as it is since then travels along, so that the fold needs neither agreements nor calendars.</summary>
public abstract record ClockEvent(CaseClock Clock) : CaseEvent
{
    public override string? OfTeam => Clock.Team;
}

public sealed record ClockStarted(CaseClock Clock) : ClockEvent(Clock);

public sealed record ClockPaused(CaseClock Clock) : ClockEvent(Clock);

public sealed record ClockResumed(CaseClock Clock) : ClockEvent(Clock);

/// <summary>What was promised is done. Whether in time, its moments say.</summary>
public sealed record ClockStopped(CaseClock Clock, ClockVerdict Verdict) : ClockEvent(Clock);

/// <summary>The case was opened again, and its clock goes on.</summary>
public sealed record ClockRestarted(CaseClock Clock) : ClockEvent(Clock);

/// <summary>What was promised is no longer wanted: there is no verdict.</summary>
public sealed record ClockDropped(CaseClock Clock) : ClockEvent(Clock);

/// <summary>Other terms from now on: another priority, or what was agreed has changed. What was before is told with it.</summary>
public sealed record ClockTermsChanged(CaseClock Clock, ClockTerms Before, DateTimeOffset? DueBefore, DateTimeOffset? DueAfter) : ClockEvent(Clock);

/// <summary>A clock came to a rung of its ladder.</summary>
/// <param name="Rung">The rung's key.</param>
/// <param name="DueAt">When it should have fired.</param>
/// <param name="Did">What it did, in the words of the ladder.</param>
/// <param name="Told">Who is told.</param>
public sealed record Escalated(CaseClock Clock, string Rung, int Repetition, DateTimeOffset DueAt, ImmutableArray<string> Did, ImmutableArray<Told> Told) : ClockEvent(Clock);

/// <param name="Reason">The note that holds the reason; null when a rung did it.</param>
public sealed record PriorityChanged(Priority From, Priority To, string? By, string? Reason) : CaseEvent;

/// <summary>A word beside the case, in every list.</summary>
public sealed record CaseMarked(string Text) : CaseEvent;

/// <summary>A case of another process about this one is asked for; the outbox opens it.</summary>
public sealed record ProcessAsked(string Process) : CaseEvent;

/// <summary>The client was told how it stands.</summary>
/// <param name="Note">The note that holds what was said.</param>
public sealed record ClientInformed(string By, string? Note) : CaseEvent;

/// <summary>A supervisor said why a promise was not kept. The clock itself does not change by it.</summary>
/// <param name="Clock">The case's own number for it.</param>
/// <param name="Team">Whose promise it was; null for the whole organisation's.</param>
/// <param name="Reason">One of <see cref="BreachReasons"/>.</param>
/// <param name="Note">The note that says more.</param>
public sealed record BreachExplained(int Clock, string Agreement, ClockKind Kind, string? Team, string Reason, string By, string? Note) : CaseEvent
{
    public override string? OfTeam => Team;
}
