using ClientProcess.Engine.Calendars;
using CsCheck;
using NodaTime;

namespace ClientProcess.Engine.Tests.Calendars;

public sealed class CalendarProperties
{
    private static readonly Gen<Duration> Later = Gen.Frequency(
        (3, Gen.Int[0, 5 * 86_400].Select(seconds => Duration.FromSeconds(seconds))),
        (1, Gen.Int[0, 2000].Select(days => Duration.FromDays(days))));

    [Fact]
    public void What_starts_later_is_never_due_earlier() =>
        Gen.Select(RandomCalendars.WithMoment, RandomCalendars.Any, Later).Sample((it, add, later) =>
            it.Calendar.Due(it.Moment, add).Value.At <= it.Calendar.Due(it.Moment + later, add).Value.At);

    [Fact]
    public void What_takes_longer_is_never_due_earlier() =>
        Gen.Select(RandomCalendars.WithMoment, RandomCalendars.Work, RandomCalendars.Work).Sample((it, work, more) =>
            Due(it, work) <= Due(it, work + more) && Due(it, work) >= it.Moment);

    [Fact]
    public void The_time_elapsed_until_due_is_what_was_added() =>
        Gen.Select(RandomCalendars.WithMoment, RandomCalendars.Work).Sample((it, work) =>
            it.Calendar.Elapsed(it.Moment, Due(it, work)).Value == work);

    [Fact]
    public void Adding_the_time_elapsed_leads_back_as_far_as_it_was_open() =>
        Gen.Select(RandomCalendars.WithMoment, Later).Sample((it, later) =>
        {
            var to = it.Moment + later;
            var due = Due(it, it.Calendar.Elapsed(it.Moment, to).Value);
            return due <= to && it.Calendar.Elapsed(due, to).Value == Duration.Zero && (due == to || !it.Calendar.IsOpen(to - Duration.Epsilon));
        });

    [Fact]
    public void A_span_split_anywhere_adds_up() =>
        Gen.Select(RandomCalendars.WithMoment, Later, Later).Sample((it, first, second) =>
        {
            var (middle, end) = (it.Moment + first, it.Moment + first + second);
            return it.Calendar.Elapsed(it.Moment, middle).Value + it.Calendar.Elapsed(middle, end).Value
                == it.Calendar.Elapsed(it.Moment, end).Value;
        });

    [Fact]
    public void Adding_in_two_steps_is_adding_at_once() =>
        Gen.Select(RandomCalendars.WithMoment, RandomCalendars.Work, RandomCalendars.Work).Sample((it, first, second) =>
            Due((it.Calendar, Due(it, first)), second) == Due(it, first + second));

    [Fact]
    public void The_earliest_moment_gives_the_due_moment_and_none_before_it_does() =>
        Gen.Select(RandomCalendars.WithMoment, RandomCalendars.Any).Where(them => them.Item2 is not WorkingDuration { Work: var work } || work > Duration.Zero)
            .Sample((it, add) =>
            {
                var due = it.Calendar.Due(it.Moment, add).Value.At;
                var earliest = it.Calendar.EarliestFrom(due, add).Value;
                return earliest <= it.Moment
                    && it.Calendar.Due(earliest, add).Value.At == due
                    && it.Calendar.Due(earliest - Duration.Epsilon, add).Value.At < due;
            });

    [Fact]
    public void A_due_moment_in_working_time_is_open_just_before() =>
        Gen.Select(RandomCalendars.WithMoment, RandomCalendars.Work).Where(them => them.Item2 > Duration.Zero).Sample((it, work) =>
            it.Calendar.IsOpen(Due(it, work) - Duration.Epsilon));

    [Fact]
    public void The_segments_add_up_to_what_was_added() =>
        Gen.Select(RandomCalendars.WithMoment, Gen.Int[0, 40 * 3600].Select(seconds => Duration.FromSeconds(seconds))).Sample((it, work) =>
        {
            var due = it.Calendar.Due(it.Moment, new WorkingDuration(work)).Value;
            return due.Explanation.Aggregate(Duration.Zero, (sum, segment) => sum + segment.Counted) == work;
        });

    /// <summary>A second opinion: walk the minutes and look at the wall clock. Hours change on the hour, none within 02:00-03:00.</summary>
    [Fact]
    public void Minutes_counted_one_by_one_give_the_same()
    {
        var calendar = Calendar.Of(
            "hours: { mon-thu: ['09:00-12:30','13:00-17:00'], fri-sat: ['19:00-05:00'], sun: ['10:00-24:00'] }, holidays: [nl-office]");
        var start = Instant.FromUtc(2024, 1, 1, 0, 0);
        Gen.Select(Gen.Int[0, 6 * 365 * 1440], Gen.Int[0, 4 * 1440]).Sample((first, minutes) =>
        {
            var from = start + Duration.FromMinutes(first);
            var open = Enumerable.Range(0, minutes).Count(minute => Open(calendar, from + Duration.FromMinutes(minute)));
            return calendar.Elapsed(from, from + Duration.FromMinutes(minutes)).Value == Duration.FromMinutes(open);
        }, iter: 60);
    }

    private static bool Open(WorkCalendar calendar, Instant moment)
    {
        var local = moment.InZone(calendar.Zone);
        var minute = (local.Hour * 60) + local.Minute;
        return OnDay(calendar, local.Date, minute) || OnDay(calendar, local.Date.PlusDays(-1), minute + 1440);
    }

    private static bool OnDay(WorkCalendar calendar, LocalDate date, int minute) =>
        !calendar.Rules.Holidays[0].Of(date.Year).ContainsKey(date)
        && calendar.Rules.Hours[date.DayOfWeek].Any(hours => hours.StartMinute <= minute && minute < hours.EndMinute);

    private static Instant Due((WorkCalendar Calendar, Instant Moment) it, Duration work) =>
        it.Calendar.Due(it.Moment, new WorkingDuration(work)).Value.At;
}
