using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>Counts working days from the day of receipt: the day whose shift is running, or else the date.</summary>
internal sealed class ReceiptDay
{
    private readonly WorkingTime time;
    private readonly DateTimeZone zone;
    private readonly LocalDate date;
    private readonly Instant from;

    private ReceiptDay(WorkingTime time, DateTimeZone zone, Instant from)
    {
        this.time = time;
        this.zone = zone;
        this.from = from;
        date = DateOf(time, zone, from);
    }

    public static CalendarAnswer<Instant> Due(WorkingTime time, DateTimeZone zone, Instant from, WorkingDays add) =>
        time.YearOf(from).Then(_ => new ReceiptDay(time, zone, from).After(add));

    public static LocalDate DateOf(WorkingTime time, DateTimeZone zone, Instant from)
    {
        var date = LocalMoments.DateOf(zone, from);
        var dayBefore = date.PlusDays(-1);
        return time.DayOn(dayBefore) is { } day && from < day.Closing ? dayBefore : date;
    }

    private CalendarAnswer<Instant> After(WorkingDays add) => time.DayAfter(date, add.Count).Then(day =>
        CalendarAnswer.Of(add.EndOfDay || time.DayOn(date) is null ? day.Closing : day.Hold(AtSameTime(day.Date))));

    private Instant AtSameTime(LocalDate day)
    {
        var clock = LocalMoments.Furthest(zone, from);
        return LocalMoments.At(zone, day.PlusDays(Period.DaysBetween(date, clock.Date)) + clock.TimeOfDay);
    }
}
