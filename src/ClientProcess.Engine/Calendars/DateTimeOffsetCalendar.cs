using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>The same questions with .NET's own moments; answers carry the offset of the calendar's zone.</summary>
public static class DateTimeOffsetCalendar
{
    public static CalendarAnswer<DueMoment> Due(this WorkCalendar calendar, DateTimeOffset from, CalendarDuration add) =>
        calendar.Due(Instant.FromDateTimeOffset(from), add);

    public static CalendarAnswer<TimeSpan> Elapsed(this WorkCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        calendar.Elapsed(Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(to))
            .Then(worked => CalendarAnswer.Of(worked.ToTimeSpan()));

    public static CalendarAnswer<DateTimeOffset> EarliestFrom(this WorkCalendar calendar, DateTimeOffset due, CalendarDuration add) =>
        calendar.InZone(calendar.EarliestFrom(Instant.FromDateTimeOffset(due), add));

    public static CalendarAnswer<DateTimeOffset> NextOpening(this WorkCalendar calendar, DateTimeOffset from) =>
        calendar.InZone(calendar.NextOpening(Instant.FromDateTimeOffset(from)));

    public static bool IsOpen(this WorkCalendar calendar, DateTimeOffset moment) => calendar.IsOpen(Instant.FromDateTimeOffset(moment));

    private static CalendarAnswer<DateTimeOffset> InZone(this WorkCalendar calendar, CalendarAnswer<Instant> answer) =>
        answer.Then(moment => CalendarAnswer.Of(moment.InZone(calendar.Zone).ToDateTimeOffset()));
}
