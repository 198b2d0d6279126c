using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// The open time of one local year, added up once so that questions are a binary search.
/// A shift across New Year is counted in the year in which its time passes, and listed on the day it starts.
/// </summary>
internal sealed class WorkYear
{
    private readonly Instant[] starts;
    private readonly Instant[] ends;
    private readonly Duration[] workedAtEnd;

    public WorkYear(Instant start, Instant end, ImmutableArray<WorkDay> days, OpenSpan carriedOver)
    {
        Start = start;
        End = end;
        Days = days;
        var spans = days.SelectMany(day => day.Spans).Prepend(carriedOver)
            .Select(span => new OpenSpan(Instant.Max(span.Start, start), Instant.Min(span.End, end)))
            .Where(span => span.Start < span.End).ToArray();
        starts = [.. spans.Select(span => span.Start)];
        ends = [.. spans.Select(span => span.End)];
        workedAtEnd = new Duration[spans.Length];
        foreach (var (index, span) in spans.Index())
        {
            Total += span.Length;
            workedAtEnd[index] = Total;
        }
    }

    public Instant Start { get; }

    public Instant End { get; }

    public Duration Total { get; }

    public ImmutableArray<WorkDay> Days { get; }

    /// <summary>The open time of this year before the moment.</summary>
    public Duration WorkedBefore(Instant moment)
    {
        var index = Position(starts, moment) - 1;
        return index < 0 ? Duration.Zero : workedAtEnd[index] - (ends[index] - Instant.Min(moment, ends[index]));
    }

    /// <summary>The first moment of this year by which so much (more than nothing, at most <see cref="Total"/>) was worked.</summary>
    public Instant Reach(Duration worked)
    {
        var index = Position(workedAtEnd, worked);
        return ends[index] - (workedAtEnd[index] - worked);
    }

    /// <summary>The first open moment at or after the moment, if the year still has one.</summary>
    public Instant? NextOpening(Instant moment)
    {
        var index = Position(ends, moment);
        index = index < ends.Length && ends[index] == moment ? index + 1 : index;
        return index < ends.Length ? Instant.Max(starts[index], moment) : null;
    }

    /// <summary>The index of the first working day on or after the date.</summary>
    public int IndexFrom(LocalDate date)
    {
        var (low, high) = (0, Days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Days[middle].Date < date ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The index of the first element that is not less.</summary>
    private static int Position<T>(T[] sorted, T value)
    {
        var index = Array.BinarySearch(sorted, value);
        return index < 0 ? ~index : index;
    }
}
