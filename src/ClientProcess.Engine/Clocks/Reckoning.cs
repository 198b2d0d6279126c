using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>The arithmetic of due moments under pauses and changes of target.</summary>
internal static class Reckoning
{
    /// <summary>
    /// Where a due moment moves when a clock stood still. What was late already stays so; a pause in which no working time passed moves
    /// nothing; days that end at closing time go on as the number of working days that were left after the day of the pause, counted from
    /// the day of the resumption (with none left: the closing time of that day); everything else as the working time that was left.
    /// </summary>
    public static CalendarAnswer<Instant> AfterPause(WorkCalendar calendar, CalendarDuration target, Instant paused, Instant resumed, Instant due)
    {
        if (due < paused) return CalendarAnswer.Of(due);
        return calendar.Elapsed(paused, resumed).Then(stood => stood <= Duration.Zero
            ? CalendarAnswer.Of(due)
            : target is WorkingDays { EndOfDay: true }
                ? WorkingDayCount.Until(calendar, paused, due).Then(left => WorkingDayCount.ClosingAfter(calendar, resumed, left))
                : calendar.Elapsed(paused, due).Then(left => After(calendar, resumed, left)));
    }

    /// <summary>
    /// Where a due moment moves when the target changes: what was used stays used, and the rest of the new target counts from now, in the
    /// new calendar. A new target that is used up already is due now, or stays late since when it was.
    /// </summary>
    public static CalendarAnswer<Instant> AfterChange(TargetChange change)
    {
        if (change.Is(out var daysOld, out var daysNew)) return InDays(change, daysOld, daysNew);
        return Whole(change).Then(whole => whole <= change.Used
            ? Unmoved(change, Instant.Min(change.At, change.Due))
            : After(change.After, change.At, whole - change.Used).Then(due => change.New is WorkingDays { EndOfDay: true }
                ? WorkingDayCount.ClosingAfter(change.After, due - Duration.Epsilon, 0)
                : Unmoved(change, due)));
    }

    public static CalendarAnswer<Instant> After(WorkCalendar calendar, Instant from, Duration work) =>
        calendar.Due(from, new WorkingDuration(work)).Then(due => CalendarAnswer.Of(due.At));

    private static CalendarAnswer<Instant> InDays(TargetChange change, int daysOld, int daysNew) =>
        WorkingDayCount.Until(change.Before, change.At, change.Due).Then(left =>
        {
            var rest = daysNew - daysOld + left;
            return WorkingDayCount.ClosingAfter(change.After, change.At, rest).Then(due =>
                rest < 0 || (rest == 0 && !IsSameDay(change, due)) ? CalendarAnswer.Of(Instant.Min(change.At, change.Due)) : CalendarAnswer.Of(due));
        });

    /// <summary>Whether the closing time that no day was left for is still that of today, rather than of the next day that opens.</summary>
    private static bool IsSameDay(TargetChange change, Instant due) =>
        WorkingDayCount.Until(change.After, change.At, due) is { IsRefused: false, Value: 0 };

    /// <summary>All of the new target as working time.</summary>
    private static CalendarAnswer<Duration> Whole(TargetChange change) => change.New is WorkingDuration working
        ? CalendarAnswer.Of(working.Work)
        : change.After.Due(change.Started, change.New).Then(due => change.After.Elapsed(change.Started, due.At));

    /// <summary>A closing time and the next opening are the same amount of work: between them the moment that was told stays.</summary>
    private static CalendarAnswer<Instant> Unmoved(TargetChange change, Instant due) =>
        change.Due < change.At ? CalendarAnswer.Of(due)
        : change.After.Elapsed(due, change.Due).Then(between => CalendarAnswer.Of(between == Duration.Zero ? change.Due : due));
}

/// <summary>A change of target: when, from what, how much was used, under which calendars.</summary>
internal sealed record TargetChange(Instant Started, Instant At, Instant Due, Duration Used, CalendarDuration Old, CalendarDuration New, WorkCalendar Before, WorkCalendar After)
{
    /// <summary>Whether both targets are whole days until closing time, which are counted as days.</summary>
    public bool Is(out int daysOld, out int daysNew)
    {
        var both = Old is WorkingDays { EndOfDay: true } && New is WorkingDays { EndOfDay: true };
        (daysOld, daysNew) = both ? (((WorkingDays)Old).Count, ((WorkingDays)New).Count) : (0, 0);
        return both;
    }
}
