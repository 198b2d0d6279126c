using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// Finds the first moment whose due moment is the given one, by halving: a later moment is never due earlier.
/// </summary>
internal static class EarliestMoment
{
    private static readonly Duration Step = Duration.FromNanoseconds(1);

    public static CalendarAnswer<Instant> Find(Instant due, string add, DateTimeZone zone, Func<Instant, CalendarAnswer<Instant>> dueFrom)
    {
        var (early, late) = (due, due);
        for (var back = Duration.FromDays(1); !IsBefore(dueFrom(early), due); back += back)
        {
            late = early;
            early = due - back;
            if (early.InUtc().Year <= WorkingTime.FirstYear)
            {
                return NoMoment(due, add, zone);
            }
        }

        while (late - early > Step)
        {
            var middle = early + ((late - early) / 2);
            (early, late) = IsBefore(dueFrom(middle), due) ? (middle, late) : (early, middle);
        }

        return dueFrom(late) is { IsRefused: false } found && found.Value == due ? CalendarAnswer.Of(late) : NoMoment(due, add, zone);
    }

    /// <summary>A moment after which the calendar never opens again is due later than anything.</summary>
    private static bool IsBefore(CalendarAnswer<Instant> answer, Instant due) => !answer.IsRefused && answer.Value < due;

    private static CalendarAnswer<Instant> NoMoment(Instant due, string add, DateTimeZone zone) => CalendarAnswer.Refuse<Instant>(
        $"Expected a moment from which {add} is due at {LocalMoments.Iso(zone, due)}, but there is none.");
}
