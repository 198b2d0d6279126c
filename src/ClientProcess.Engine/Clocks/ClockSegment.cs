using System.Text.Json.Serialization;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

[JsonConverter(typeof(JsonStringEnumConverter<SegmentKind>))]
public enum SegmentKind
{
    Running,
    Paused,

    /// <summary>Between the end and a reopening.</summary>
    Stopped,
}

/// <summary>Why a segment began.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SegmentCause>))]
public enum SegmentCause
{
    Started,
    Paused,
    Resumed,
    Stopped,
    Restarted,

    /// <summary>Other terms, or the same under a changed calendar.</summary>
    Retargeted,

    /// <summary>By Awb 4:14.</summary>
    Extended,
}

/// <summary>
/// A stretch in which a clock ran or stood still, with everything that was true then. A closed one never changes.
/// </summary>
/// <param name="Due">
/// The due moment as it was reckoned when the segment began; while the clock stands still, the one from which it will go on.
/// </param>
public sealed record ClockSegment(SegmentKind Kind, SegmentCause Cause, DateTimeOffset From, ClockTerms Terms, DateTimeOffset Due)
{
    /// <summary>When it was over; null while it lasts.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What was left when a running segment began: working time, for a statutory term calendar time. Negative when it was late already.</summary>
    public TimeSpan Left { get; init; }

    /// <summary>The working time in a running segment that is over, by the calendar of then.</summary>
    public TimeSpan? Worked { get; init; }

    /// <summary>From where rungs around the target are counted: the due moment, moved by pauses after it.</summary>
    public DateTimeOffset Anchor { get; init; }

    public ClockPause? Pause { get; init; }

    /// <summary>Who did it; null for the engine itself.</summary>
    public string? By { get; init; }

    /// <summary>What a closed running segment counted, in the measure of its terms.</summary>
    internal TimeSpan Counted => Kind != SegmentKind.Running || To is null ? TimeSpan.Zero : Terms.IsStatutory ? To.Value - From : Worked ?? TimeSpan.Zero;
}

/// <summary>A statutory term that was extended (Awb 4:14).</summary>
/// <param name="By">Such as <c>4 weeks statutory</c>.</param>
public sealed record ClockExtension(DateTimeOffset At, string By, string Reason);

/// <summary>Between the moments of cases and those of calendars.</summary>
internal static class Moments
{
    public static Instant ToInstant(this DateTimeOffset moment) => Instant.FromDateTimeOffset(moment);

    public static DateTimeOffset ToMoment(this Instant instant) => instant.ToDateTimeOffset();

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one >= other ? one : other;

    public static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one <= other ? one : other;
}
