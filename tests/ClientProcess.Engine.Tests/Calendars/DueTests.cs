using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Tests.Calendars;

public sealed class DueTests
{
    [Theory]
    [InlineData("2026-11-23T09:00:00+01:00", "PT4H", "2026-11-23T13:00:00+01:00")]
    [InlineData("2026-11-23T07:00:00+01:00", "PT4H", "2026-11-23T13:00:00+01:00")]
    [InlineData("2026-11-20T16:00:00+01:00", "PT2H", "2026-11-23T10:00:00+01:00")]
    [InlineData("2026-11-20T16:00:00+01:00", "PT15H", "2026-11-24T15:00:00+01:00")]
    [InlineData("2026-12-24T16:00:00+01:00", "PT1H30M", "2026-12-28T09:30:00+01:00")]
    public void Working_time_counts_only_while_open(string from, string add, string due) => Assert.Equal(due, Calendar.Office.Due(from, add));

    [Fact]
    public void A_target_on_closing_time_is_due_then_and_not_at_the_next_opening()
    {
        Assert.Equal("2026-11-23T17:00:00+01:00", Calendar.Office.Due("2026-11-23T09:00:00+01:00", "PT8H"));
        Assert.Equal("2026-11-23T17:00:00+01:00", Calendar.Office.Due("2026-11-21T12:00:00+01:00", "PT8H"));
    }

    [Fact]
    public void Nothing_to_add_is_due_at_once() => Assert.Equal("2026-11-21T12:00:00+01:00", Calendar.Office.Due("2026-11-21T12:00:00+01:00", "PT0S"));

    [Fact]
    public void A_day_may_have_several_intervals()
    {
        var calendar = Calendar.Of("hours: { mon-fri: ['09:00-12:30','13:00-17:00'], sat: [] }");
        Assert.Equal("2026-11-23T12:30:00+01:00", calendar.Due("2026-11-23T09:00:00+01:00", "PT3H30M"));
        Assert.Equal("2026-11-23T13:00:01+01:00", calendar.Due("2026-11-23T09:00:00+01:00", "PT3H30M1S"));
        Assert.Equal(7.5 * 3600, calendar.Seconds("2026-11-23T00:00:00+01:00", "2026-11-24T00:00:00+01:00"));
    }

    [Fact]
    public void An_overnight_shift_belongs_to_the_day_it_starts_on()
    {
        var nights = Calendar.Of("hours: { mon: ['19:00-05:00'], fri: ['19:00-05:00'] }, closed: [2026-11-24]");
        Assert.Equal("2026-11-24T05:00:00+01:00", nights.Due("2026-11-23T12:00:00+01:00", "PT10H"));
        Assert.Equal("2026-11-27T20:00:00+01:00", nights.Due("2026-11-24T04:00:00+01:00", "PT2H"));
        Assert.True(nights.IsOpen(Calendar.At("2026-11-28T04:59:59+01:00")));
        var closedOnMonday = Calendar.Of("hours: { mon: ['19:00-05:00'] }, closed: [2026-11-23]");
        Assert.False(closedOnMonday.IsOpen(Calendar.At("2026-11-24T03:00:00+01:00")));
    }

    [Fact]
    public void A_shift_across_New_Year_counts_in_both_years()
    {
        var nights = Calendar.Of("hours: { thu: ['19:00-05:00'] }");
        Assert.Equal("2027-01-01T05:00:00+01:00", nights.Due("2026-12-31T12:00:00+01:00", "PT10H"));
        Assert.Equal("2026-12-31T23:00:00+01:00", nights.Due("2026-12-31T12:00:00+01:00", "PT4H"));
        Assert.Equal(3 * 3600, nights.Seconds("2027-01-01T02:00:00+01:00", "2027-01-05T00:00:00+01:00"));
    }

    [Fact]
    public void Twenty_four_hundred_is_the_end_of_the_day()
    {
        var evenings = Calendar.Of("hours: { mon-sun: ['18:00-24:00'] }");
        Assert.Equal("2026-11-24T00:00:00+01:00", evenings.Due("2026-11-23T18:00:00+01:00", "PT6H"));
        Assert.Equal("2026-11-24T19:00:00+01:00", evenings.Due("2026-11-23T18:00:00+01:00", "PT7H"));
    }

    [Fact]
    public void One_off_openings_and_closings_go_before_the_week_and_the_holidays()
    {
        var calendar = Calendar.Of("""
            hours: { mon-fri: ['09:00-17:00'] }, holidays: [nl-office], closed: [2026-11-24],
              open: { 2026-11-28: ['09:00-12:00'], 2026-12-25: ['10:00-11:00'], 2026-11-25: ['09:00-10:00'] }
            """);
        Assert.Equal(0, calendar.Seconds("2026-11-24T00:00:00+01:00", "2026-11-25T00:00:00+01:00"));
        Assert.Equal(3600, calendar.Seconds("2026-11-25T00:00:00+01:00", "2026-11-26T00:00:00+01:00"));
        Assert.Equal(3 * 3600, calendar.Seconds("2026-11-28T00:00:00+01:00", "2026-11-29T00:00:00+01:00"));
        Assert.Equal(3600, calendar.Seconds("2026-12-25T00:00:00+01:00", "2026-12-26T00:00:00+01:00"));
    }

    [Fact]
    public void Each_calendar_has_its_own_zone()
    {
        var curacao = Calendar.Of("hours: { mon-fri: ['09:00-17:00'] }", "America/Curacao");
        Assert.Equal("2026-11-23T10:00:00-04:00", curacao.Due("2026-11-23T09:00:00+01:00", "PT1H"));
    }

    [Theory]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-11-23", 24)]
    public void On_the_days_of_the_clock_change_time_is_physical(string day, int hours)
    {
        var always = Calendar.Of("hours: { mon-sun: ['00:00-24:00'] }");
        var zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var (start, end) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        Assert.Equal(Duration.FromHours(hours), always.Elapsed(start, end).Value);
        Assert.Equal(end, always.Due(start, new WorkingDuration(Duration.FromHours(hours))).Value.At);
    }

    [Fact]
    public void A_night_shift_is_an_hour_longer_when_the_clock_goes_back()
    {
        var nights = Calendar.Of("hours: { sat: ['22:00-06:00'] }");
        Assert.Equal(9 * 3600, nights.Seconds("2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00"));
        Assert.Equal(7 * 3600, nights.Seconds("2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00"));
    }

    [Fact]
    public void Hours_that_start_in_the_skipped_hour_start_at_the_jump()
    {
        var early = Calendar.Of("hours: { sun: ['02:30-06:00'] }");
        Assert.Equal("2026-03-29T06:00:00+02:00", early.Due("2026-03-29T00:00:00+01:00", "PT3H"));
        Assert.Equal("2026-03-29T03:00:00+02:00", early.Iso(early.NextOpening(Calendar.At("2026-03-29T00:00:00+01:00")).Value));
    }

    [Fact]
    public void In_the_hour_that_is_lived_twice_a_wall_clock_time_is_the_first()
    {
        var split = Calendar.Of("hours: { sun: ['00:00-02:30','02:30-05:00'] }");
        Assert.Equal("2026-10-25T02:30:00+02:00", split.Due("2026-10-25T00:00:00+02:00", "PT2H30M"));
        Assert.Equal(6 * 3600, split.Seconds("2026-10-25T00:00:00+02:00", "2026-10-25T12:00:00+01:00"));
    }

    [Fact]
    public void Ten_years_of_working_time_land_on_the_right_second()
    {
        var week = Calendar.Of("hours: { mon-fri: ['09:00-17:00'] }");
        Assert.Equal("2036-11-21T17:00:00+01:00", week.Due("2026-11-23T09:00:00+01:00", $"PT{522 * 40}H"));
    }

    [Fact]
    public void A_calendar_that_never_opens_again_is_refused_and_not_counted_by_the_wall_clock()
    {
        var once = Calendar.Of("hours: {}, open: { 2026-11-28: ['09:00-12:00'] }");
        Assert.Equal("2026-11-28T12:00:00+01:00", once.Due("2026-11-23T09:00:00+01:00", "PT3H"));
        Assert.Contains("never opens again", once.WhyNotDue("2026-11-23T09:00:00+01:00", "PT4H"), StringComparison.Ordinal);
        Assert.Contains("never opens again", once.WhyNotDue("2026-11-29T09:00:00+01:00", "PT1S"), StringComparison.Ordinal);
        Assert.Contains("never opens again", once.WhyNotDue("2026-11-29T09:00:00+01:00", "1 working day"), StringComparison.Ordinal);
        Assert.True(once.NextOpening(Calendar.At("2026-11-28T12:00:00+01:00")).IsRefused);
    }

    [Fact]
    public void An_empty_calendar_is_refused()
    {
        var empty = new WorkCalendar(new CalendarRules("leeg", DateTimeZone.Utc, WeekHours.Closed));
        Assert.Equal("Expected calendar 'leeg' to open, but it never does: it has no hours and no open dates.", empty.WhyNotDue("2026-11-23T09:00:00Z", "PT1H"));
        Assert.Equal(Duration.Zero, empty.Elapsed(Calendar.At("2026-11-23T09:00:00Z"), Calendar.At("2027-11-23T09:00:00Z")).Value);
    }

    [Fact]
    public void Moments_outside_the_reckoned_years_are_refused()
    {
        Assert.Contains("Expected a moment from 1901", Calendar.Office.WhyNotDue("1900-01-01T09:00:00Z", "PT1H"), StringComparison.Ordinal);
        Assert.Contains("after 2199", Calendar.Office.WhyNotDue("2150-01-01T09:00:00Z", "PT876600H"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_opening_is_the_moment_itself_while_open()
    {
        Assert.Equal("2026-11-23T10:00:00+01:00", Calendar.Office.Iso(Calendar.Office.NextOpening(Calendar.At("2026-11-23T10:00:00+01:00")).Value));
        Assert.Equal("2026-11-24T09:00:00+01:00", Calendar.Office.Iso(Calendar.Office.NextOpening(Calendar.At("2026-11-23T17:00:00+01:00")).Value));
        Assert.False(Calendar.Office.IsOpen(Calendar.At("2026-11-23T17:00:00+01:00")));
        Assert.True(Calendar.Office.IsOpen(Calendar.At("2026-11-23T09:00:00+01:00")));
    }

    [Fact]
    public void Elapsed_backwards_is_negative() =>
        Assert.Equal(-3600, Calendar.Office.Seconds("2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00+01:00"));

    [Fact]
    public void The_moments_of_dotnet_are_welcome()
    {
        var from = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));
        var due = Calendar.Office.Due(from, Calendar.Length("PT9H")).Value.AtDateTimeOffset;
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1)), due);
        Assert.Equal(TimeSpan.FromHours(9), Calendar.Office.Elapsed(from, due).Value);
        Assert.Equal(from, Calendar.Office.NextOpening(from.AddHours(-3)).Value);
        Assert.Equal(from.AddHours(1), Calendar.Office.EarliestFrom(due, Calendar.Length("PT8H")).Value);
        Assert.True(Calendar.Office.IsOpen(from));
    }

    [Fact]
    public void The_explanation_has_a_line_per_segment()
    {
        Assert.Equal(
            [
                "thu 2026-12-24 16:00:00-17:00:00 counts PT1H",
                "fri 2026-12-25 does not count: Christmas Day (nl-office)",
                "mon 2026-12-28 09:00:00-09:30:00 counts PT30M",
            ],
            Calendar.Office.Explained("2026-12-24T16:00:00+01:00", "PT1H30M"));
    }
}
