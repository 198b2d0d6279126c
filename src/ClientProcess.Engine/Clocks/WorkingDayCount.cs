using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>Counts working days in both directions. The day of a moment is that of the shift that runs, or else its date.</summary>
internal static class WorkingDayCount
{
    /// <summary>
    /// The working days after the day of the moment, up to and including the day that closes at the other; negative when that lies before.
    /// </summary>
    public static CalendarAnswer<int> Until(WorkCalendar calendar, Instant from, Instant closing) =>
        calendar.Time.YearOf(from).Then(_ => calendar.Time.YearOf(closing)).Then(_ =>
            CalendarAnswer.Of(IndexAfter(calendar, DayThatEnds(calendar, closing)) - IndexAfter(calendar, DayOf(calendar, from))));

    /// <summary>The closing time of the last of so many working days after the day of the moment; for none that of the day itself, while it lasts.</summary>
    public static CalendarAnswer<Instant> ClosingAfter(WorkCalendar calendar, Instant from, int count) => calendar.Time.YearOf(from).Then(_ =>
    {
        var date = DayOf(calendar, from);
        return count <= 0 && calendar.Time.DayOn(date) is { } today && from <= today.Closing
            ? CalendarAnswer.Of(today.Closing)
            : calendar.Time.DayAfter(date, Math.Max(1, count)).Then(day => CalendarAnswer.Of(day.Closing));
    });

    /// <summary>So many working days before the day of the moment, at the same time of day, held within that day's hours.</summary>
    public static CalendarAnswer<Instant> Before(WorkCalendar calendar, Instant due, int count) => calendar.Time.YearOf(due).Then(_ =>
    {
        var date = DayThatEnds(calendar, due);
        for (var (day, left) = (date.PlusDays(-1), count); day.Year > WorkingTime.FirstYear; day = day.PlusDays(-1))
        {
            if (calendar.Time.DayOn(day) is not { } open || --left > 0) continue;
            var clock = due.InZone(calendar.Zone).LocalDateTime;
            return CalendarAnswer.Of(open.Hold(LocalMoments.At(calendar.Zone, day.PlusDays(Period.DaysBetween(date, clock.Date)) + clock.TimeOfDay)));
        }
        return CalendarAnswer.Refuse<Instant>($"Expected calendar '{calendar.Name}' to have been open on {count} days before {calendar.Iso(due)}, but it was not.");
    });

    /// <summary>A closing time at midnight or past it belongs to the day that closes.</summary>
    private static LocalDate DayThatEnds(WorkCalendar calendar, Instant closing) => DayOf(calendar, closing - Duration.Epsilon);

    private static LocalDate DayOf(WorkCalendar calendar, Instant moment) => ReceiptDay.DateOf(calendar.Time, calendar.Zone, moment);

    /// <summary>The number of working days of all years up to and including the date.</summary>
    private static int IndexAfter(WorkCalendar calendar, LocalDate date)
    {
        var index = calendar.Time.Year(date.Year).IndexFrom(date.PlusDays(1));
        for (var year = BaseYear; year < date.Year; year++) index += calendar.Time.Year(year).Days.Length;
        for (var year = date.Year; year < BaseYear; year++) index -= calendar.Time.Year(year).Days.Length;
        return index;
    }

    /// <summary>From where days are numbered; any year does, one nearby is cheap.</summary>
    private const int BaseYear = 2026;
}
