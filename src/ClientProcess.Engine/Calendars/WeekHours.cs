using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>The ordinary hours of each weekday, in order.</summary>
public sealed class WeekHours
{
    private readonly ImmutableArray<ImmutableArray<HoursInterval>> days;

    private WeekHours(ImmutableArray<ImmutableArray<HoursInterval>> days) => this.days = days;

    public static WeekHours Closed { get; } = new([[], [], [], [], [], [], []]);

    /// <summary>Every moment of every day.</summary>
    public static WeekHours Always { get; } = Closed.With(Enum.GetValues<IsoDayOfWeek>()[1..], [HoursInterval.WholeDay]);

    public ImmutableArray<HoursInterval> this[IsoDayOfWeek day] => days[(int)day - 1];

    public bool IsEmpty => days.All(day => day.IsEmpty);

    public bool Same(WeekHours other) => days.Zip(other.days).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <summary>The same week with these hours on those days.</summary>
    public WeekHours With(IEnumerable<IsoDayOfWeek> weekdays, IEnumerable<HoursInterval> hours)
    {
        ImmutableArray<HoursInterval> inOrder = [.. hours.OrderBy(interval => interval.StartMinute)];
        var changed = days.ToBuilder();
        foreach (var day in weekdays)
        {
            changed[(int)day - 1] = inOrder;
        }

        return new WeekHours(changed.ToImmutable());
    }

    /// <summary>The first two intervals of one day that overlap.</summary>
    internal static (HoursInterval First, HoursInterval Second)? Overlap(IEnumerable<HoursInterval> hours)
    {
        HoursInterval? previous = null;
        foreach (var interval in hours.OrderBy(interval => interval.StartMinute))
        {
            if (previous is not null && previous.Overlaps(interval))
            {
                return (previous, interval);
            }

            previous = interval;
        }

        return null;
    }

    /// <summary>The shift of one day that runs into the hours of the next.</summary>
    internal static (HoursInterval First, HoursInterval Second)? Overlap(
        ImmutableArray<HoursInterval> day, ImmutableArray<HoursInterval> nextDay) =>
        !day.IsEmpty && !nextDay.IsEmpty && day[^1].Overlaps(nextDay[0].OnNextDay()) ? (day[^1], nextDay[0]) : null;
}
