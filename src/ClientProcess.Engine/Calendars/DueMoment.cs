using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>One step on the way to a due moment: a stretch of time, how much of it counted, and why.</summary>
public sealed record DueSegment(Instant From, Instant To, Duration Counted, string Text)
{
    public override string ToString() => Text;
}

/// <summary>When something is due, and how that came about.</summary>
public sealed class DueMoment
{
    private readonly Func<ImmutableArray<DueSegment>> explain;

    internal DueMoment(Instant at, DateTimeZone zone, Func<ImmutableArray<DueSegment>> explain)
    {
        At = at;
        Zone = zone;
        this.explain = explain;
    }

    public Instant At { get; }

    public DateTimeZone Zone { get; }

    public DateTimeOffset AtDateTimeOffset => At.InZone(Zone).ToDateTimeOffset();

    /// <summary>The steps in order, worked out when asked for: a due moment years ahead has thousands.</summary>
    public ImmutableArray<DueSegment> Explanation => explain();

    /// <summary>ISO 8601 with the offset of the calendar's zone.</summary>
    public override string ToString() => LocalMoments.Iso(Zone, At);
}
