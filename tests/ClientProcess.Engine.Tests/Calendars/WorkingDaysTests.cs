namespace ClientProcess.Engine.Tests.Calendars;

public sealed class WorkingDaysTests
{
    [Fact]
    public void End_of_day_excludes_the_day_of_receipt_and_Easter_Monday_is_closed() =>
        Assert.Equal("2027-03-31T17:00:00+02:00", Calendar.Office.Due("2027-03-26T16:55:00+01:00", "2 working days end of day"));

    [Fact]
    public void With_Good_Friday_free_the_same_days_are_counted_from_it()
    {
        var free = Calendar.Of("hours: { mon-fri: ['09:00-17:00'] }, holidays: [nl-office+good-friday]");
        Assert.Equal("2027-03-31T17:00:00+02:00", free.Due("2027-03-26T16:55:00+01:00", "2 working days end of day"));
        Assert.Equal("2027-03-31T17:00:00+02:00", free.Due("2027-03-25T16:55:00+01:00", "2 working days end of day"));
    }

    [Theory]
    [InlineData("2026-11-20T16:00:00+01:00", "2026-11-25T16:00:00+01:00")]
    [InlineData("2026-11-20T07:00:00+01:00", "2026-11-25T09:00:00+01:00")]
    [InlineData("2026-11-20T20:00:00+01:00", "2026-11-25T17:00:00+01:00")]
    [InlineData("2026-11-21T10:00:00+01:00", "2026-11-25T17:00:00+01:00")]
    [InlineData("2026-11-23T09:00:00+01:00", "2026-11-26T09:00:00+01:00")]
    public void Three_working_days_end_at_the_same_time_held_within_hours(string from, string due) =>
        Assert.Equal(due, Calendar.Office.Due(from, "3 working days"));

    [Fact]
    public void A_time_that_falls_in_a_break_is_due_at_the_next_opening_of_that_day()
    {
        var calendar = Calendar.Of("hours: { mon: ['09:00-17:00'], tue: ['09:00-11:30','13:00-17:00'] }");
        Assert.Equal("2026-11-24T13:00:00+01:00", calendar.Due("2026-11-23T12:00:00+01:00", "1 working day"));
    }

    [Fact]
    public void What_comes_in_at_night_belongs_to_the_shift_that_runs()
    {
        var nights = Calendar.Of("hours: { mon-fri: ['19:00-05:00'] }");
        Assert.Equal("2026-11-25T02:00:00+01:00", nights.Due("2026-11-24T02:00:00+01:00", "1 working day"));
        Assert.Equal("2026-11-25T05:00:00+01:00", nights.Due("2026-11-24T02:00:00+01:00", "1 working day end of day"));
        Assert.Equal("2026-11-26T05:00:00+01:00", nights.Due("2026-11-24T05:00:00+01:00", "1 working day end of day"));
    }

    [Fact]
    public void What_comes_in_when_an_hour_is_lived_again_is_not_due_before_what_came_in_the_first_time()
    {
        var always = Calendar.Of("hours: { mon-sun: ['00:00-24:00'] }");
        Assert.Equal("2026-10-26T02:50:00+01:00", always.Due("2026-10-25T02:50:00+02:00", "1 working day"));
        Assert.Equal("2026-10-26T03:00:00+01:00", always.Due("2026-10-25T02:10:00+01:00", "1 working day"));
    }

    [Fact]
    public void The_explanation_counts_the_days()
    {
        Assert.Equal(
            [
                "fri 2027-03-26 is the day of receipt and does not count",
                "mon 2027-03-29 does not count: Easter Monday (nl-office)",
                "tue 2027-03-30 is working day 1",
                "wed 2027-03-31 is working day 2",
            ],
            Calendar.Office.Explained("2027-03-26T16:55:00+01:00", "2 working days end of day"));
    }
}
