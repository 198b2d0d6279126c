namespace ClientProcess.Engine.Tests.Calendars;

public sealed class EarliestFromTests
{
    [Theory]
    [InlineData("2026-11-24T10:00:00+01:00", "PT2H", "2026-11-23T16:00:00+01:00")]
    [InlineData("2026-11-23T17:00:00+01:00", "PT8H", "2026-11-20T17:00:00+01:00")]
    [InlineData("2026-11-24T07:00:00+01:00", "PT1H", "2026-11-23T16:00:00+01:00")]
    public void Working_time_is_counted_back(string due, string add, string earliest) =>
        Assert.Equal(earliest, Calendar.Office.Earliest(due, add));

    [Theory]
    [InlineData("2026-11-25T16:00:00+01:00", "3 working days", "2026-11-20T16:00:00+01:00")]
    [InlineData("2026-11-25T17:00:00+01:00", "3 working days", "2026-11-20T17:00:00+01:00")]
    [InlineData("2026-11-26T09:00:00+01:00", "3 working days", "2026-11-23T00:00:00+01:00")]
    [InlineData("2027-03-31T17:00:00+02:00", "2 working days end of day", "2027-03-26T00:00:00+01:00")]
    [InlineData("2026-04-07T23:59:59+02:00", "8 weeks statutory", "2026-02-06T00:00:00+01:00")]
    public void Days_are_counted_back_to_the_start_of_the_day_that_gives_them(string due, string add, string earliest) =>
        Assert.Equal(earliest, Calendar.Office.Earliest(due, add));

    [Fact]
    public void A_due_moment_that_no_moment_gives_is_refused()
    {
        var saturday = Calendar.At("2026-04-04T23:59:59+02:00");
        Assert.Equal(
            "Expected a moment from which 8 weeks statutory is due at 2026-04-04T23:59:59+02:00, but there is none.",
            Calendar.Office.EarliestFrom(saturday, Calendar.Length("8 weeks statutory")).Refusal);
    }

    [Fact]
    public void Without_enough_open_time_before_there_is_no_earliest_moment()
    {
        var once = Calendar.Of("hours: {}, open: { 2026-11-28: ['09:00-12:00'] }");
        Assert.Equal("2026-11-28T10:00:00+01:00", once.Earliest("2026-11-28T12:00:00+01:00", "PT2H"));
        Assert.True(once.EarliestFrom(Calendar.At("2026-11-28T12:00:00+01:00"), Calendar.Length("PT3H")).IsRefused);
    }
}
