using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClientProcess.Engine.Calendars;

namespace ClientProcess.Engine.Clocks;

[JsonConverter(typeof(JsonStringEnumConverter<ClockStatus>))]
public enum ClockStatus
{
    Running,
    Paused,
    Stopped,
}

/// <summary>How a clock ended; decided by its moments, whenever anybody looked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockVerdict>))]
public enum ClockVerdict
{
    Hit,
    Breached,
}

/// <summary>
/// Counts time against an agreement. An immutable value of exact moments, which serialises as it is; everything else is derived.
/// Each act says what comes of it or, in a sentence, why it cannot be; twice changes nothing. A moment that lies before the last one
/// known (a machine's clock set back) counts as that one.
/// </summary>
/// <param name="Id">The case's own number for it.</param>
/// <param name="Segments">At least one, in order, without gaps.</param>
public sealed record SlaClock(int Id, DateTimeOffset StartedAt, ImmutableArray<ClockSegment> Segments)
{
    public ImmutableArray<ClockExtension> Extensions { get; init; } = [];

    /// <summary>Of each rung when it fired last.</summary>
    public ImmutableArray<RungFired> Fired { get; init; } = [];

    public DateTimeOffset? StoppedAt { get; init; }

    [JsonIgnore]
    public ClockSegment Current => Segments[^1];

    [JsonIgnore]
    public ClockTerms Terms => Current.Terms;

    [JsonIgnore]
    public ClockStatus Status => StoppedAt is not null ? ClockStatus.Stopped : Current.Kind == SegmentKind.Paused ? ClockStatus.Paused : ClockStatus.Running;

    /// <summary>When it is due, or was when it stopped; null while it stands still, for nobody knows for how long. Due itself is in time.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => Status == ClockStatus.Paused ? null : Current.Due;

    /// <summary>Hit or breached, once it has stopped.</summary>
    [JsonIgnore]
    public ClockVerdict? Verdict => StoppedAt is not { } at ? null : IsOverdue(at) ? ClockVerdict.Breached : ClockVerdict.Hit;

    /// <summary>Whether it has passed its due moment; one that stood still before that has not, however long it stands.</summary>
    public bool IsOverdue(DateTimeOffset now) => (CountsUntil ?? Moments.Later(now, Current.From)) > Current.Due;

    /// <summary>Since when it is late; null when it is not.</summary>
    public DateTimeOffset? OverdueSince(DateTimeOffset now) => IsOverdue(now) ? Current.Due : null;

    public static CalendarAnswer<SlaClock> Start(int id, ClockTerms terms, WorkCalendar calendar, DateTimeOffset at, string? by = null) =>
        ClockActs.Start(id, terms, calendar, at, by);

    /// <summary>Stands still. Refused when the ground does not stop this clock (<see cref="Pauses.WhyNot"/>) or when it has stopped.</summary>
    public CalendarAnswer<SlaClock> Pause(ClockPause pause, string? by, WorkCalendar calendar, DateTimeOffset at) => ClockActs.Pause(this, pause, by, calendar, at);

    /// <summary>Goes on. Working time goes on where it was, a statutory term later by the days of its suspension.</summary>
    public CalendarAnswer<SlaClock> Resume(string? by, WorkCalendar calendar, DateTimeOffset at) => ClockActs.Resume(this, by, calendar, at);

    /// <summary>What was promised is done.</summary>
    public CalendarAnswer<SlaClock> Stop(string? by, WorkCalendar calendar, DateTimeOffset at) => ClockActs.Stop(this, by, calendar, at);

    /// <summary>
    /// Goes on after it had stopped, for the case was reopened: the time in between does not count, save for a statutory term, which the
    /// law never stopped. What was breached stays breached.
    /// </summary>
    public CalendarAnswer<SlaClock> Restart(string? by, WorkCalendar calendar, DateTimeOffset at) => ClockActs.Restart(this, by, calendar, at);

    /// <summary>
    /// Other terms from now on, or the same under a changed calendar: <paramref name="before"/> is the calendar the clock has run on,
    /// <paramref name="after"/> the one it goes on with. The time used stays used, as the old calendar counted it; what is left of the new
    /// target counts from now. A statutory target counts from the start, by law. A pause that does not stop the new terms ends.
    /// </summary>
    public CalendarAnswer<ClockRetargeted> Retarget(ClockTerms terms, string? by, WorkCalendar before, WorkCalendar after, DateTimeOffset at) =>
        ClockChanges.Retarget(this, terms, by, before, after, at);

    /// <summary>A statutory term that ends later by a further one, announced in time (Awb 4:14).</summary>
    public CalendarAnswer<SlaClock> Extend(StatutoryLength length, string reason, string? by, WorkCalendar calendar, DateTimeOffset at) =>
        ClockChanges.Extend(this, length, reason, by, calendar, at);

    /// <summary>How much of the target is used, 100 at the due moment and more after it; stands still with the clock.</summary>
    public CalendarAnswer<decimal> Percentage(WorkCalendar calendar, DateTimeOffset at) => Progress.Percentage(this, calendar, at);

    /// <summary>The moment at which so much of the target is used; null while it stands still, or when that never comes.</summary>
    public DateTimeOffset? MomentOf(int percent, WorkCalendar calendar) =>
        Status == ClockStatus.Running && Progress.MomentOf(this, percent, calendar) is { IsRefused: false } moment ? moment.Value.ToMoment() : null;

    /// <summary>What is left: working time, for a statutory term calendar time; negative when late.</summary>
    public CalendarAnswer<TimeSpan> Remaining(WorkCalendar calendar, DateTimeOffset at) =>
        Progress.Left(Terms, calendar, CountsUntil ?? Moments.Later(at, Current.From), Current.Due);

    /// <summary>Why it is due then: the stretches that counted and those that did not, in order. Segments of a calendar that is gone say so.</summary>
    public ImmutableArray<DueSegment> Explain(Func<string, WorkCalendar?> calendarOf) => ClockExplanation.Of(this, calendarOf);

    /// <summary>The rung fired, at this moment. The same rung of the same segment a second time changes nothing.</summary>
    public SlaClock WithFired(RungDue rung, DateTimeOffset at) =>
        Fired.Any(fired => fired.Rung == rung.Rung.Key && (fired.Segment, fired.Repetition).CompareTo((rung.Id.Segment, rung.Id.Repetition)) >= 0)
            ? this
            : this with { Fired = [.. Fired.Where(fired => fired.Rung != rung.Rung.Key), new RungFired(rung.Rung.Key, rung.Id.Segment, rung.Id.Repetition, rung.At, at)] };

    /// <summary>The moment at which a clock that does not run had ceased to; null while it runs.</summary>
    internal DateTimeOffset? CountsUntil => Status == ClockStatus.Running ? null : LastRun.To;

    internal ClockSegment LastRun => Segments.Last(segment => segment.Kind == SegmentKind.Running);
}

/// <summary>A clock before and after a change of its terms, for the journal.</summary>
public sealed record ClockRetargeted(SlaClock Before, SlaClock After);
