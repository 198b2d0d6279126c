using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>A stretch of open time; the end itself is closed, yet a target on it is met there.</summary>
internal readonly record struct OpenSpan(Instant Start, Instant End)
{
    public Duration Length => End - Start;
}

/// <summary>A date on which the calendar opens, with the open time that starts on it; at least one span, in order.</summary>
internal sealed record WorkDay(LocalDate Date, ImmutableArray<OpenSpan> Spans)
{
    public Instant Opening => Spans[0].Start;

    public Instant Closing => Spans[^1].End;

    /// <summary>The moment itself when open, else the next opening of this day, else its closing.</summary>
    public Instant Hold(Instant moment)
    {
        foreach (var span in Spans)
        {
            if (moment <= span.End)
            {
                return Instant.Max(moment, span.Start);
            }
        }

        return Closing;
    }
}
