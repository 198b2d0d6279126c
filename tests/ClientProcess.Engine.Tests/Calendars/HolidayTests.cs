using ClientProcess.Engine.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Engine.Tests.Calendars;

public sealed class HolidayTests
{
    [Fact]
    public void The_statutory_holidays_of_2026_are_those_of_the_act_and_its_decrees() => Assert.Equal(
        "2026-01-01 2026-01-02 2026-04-03 2026-04-06 2026-04-27 2026-05-05 2026-05-14 2026-05-15 2026-05-25 2026-12-25 2026-12-26",
        Dates("nl-statutory", 2026));

    [Fact]
    public void The_office_works_on_Good_Friday_and_on_5_May() => Assert.Equal(
        "2027-01-01 2027-03-28 2027-03-29 2027-04-27 2027-05-06 2027-05-16 2027-05-17 2027-12-25 2027-12-26", Dates("nl-office", 2027));

    [Theory]
    [InlineData("nl-office", 2025, true)]
    [InlineData("nl-office", 2026, false)]
    [InlineData("nl-office", 2030, true)]
    [InlineData("nl-office+liberation-day", 2026, true)]
    [InlineData("nl-office-liberation-day", 2025, false)]
    [InlineData("nl-office+good-friday+liberation-day", 2026, true)]
    [InlineData("nl-statutory", 2026, true)]
    public void On_5_May_offices_close_in_lustrum_years_unless_told_otherwise(string set, int year, bool closed) =>
        Assert.Equal(closed, HolidaySets.Find(set).Value.Of(year).ContainsKey(new LocalDate(year, 5, 5)));

    [Fact]
    public void Good_Friday_is_an_option_of_the_office()
    {
        var goodFriday = new LocalDate(2027, 3, 26);
        Assert.False(HolidaySets.Find("nl-office").Value.Of(2027).ContainsKey(goodFriday));
        Assert.True(HolidaySets.Find("nl-office+good-friday").Value.Of(2027).ContainsKey(goodFriday));
        Assert.True(HolidaySets.NlStatutory.Of(2027).ContainsKey(goodFriday));
    }

    [Theory]
    [InlineData("2025-04-26")]
    [InlineData("2026-04-27")]
    [InlineData("2031-04-26")]
    [InlineData("2013-04-30")]
    [InlineData("2006-04-29")]
    public void Kings_Day_moves_to_Saturday_when_it_would_be_Sunday(string day)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var royal = HolidaySets.NlStatutory.Of(date.Year).Where(holiday => holiday.Value is "King's Day" or "Queen's Day");
        Assert.Equal(date, Assert.Single(royal).Key);
    }

    [Theory]
    [InlineData("2027-05-07")]
    [InlineData("2028-04-28")]
    [InlineData("2028-05-26")]
    public void Decreed_days_count_as_holidays(string day)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal("day equated by decree", HolidaySets.NlStatutory.Of(date.Year)[date]);
    }

    [Theory]
    [InlineData(1961, "1961-04-02")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2049, "2049-04-18")]
    [InlineData(2076, "2076-04-19")]
    public void Easter_is_where_the_church_has_it(int year, string date) => Assert.Equal(date, LocalDatePattern.Iso.Format(DutchHolidays.Easter(year)));

    [Fact]
    public void A_file_may_bring_its_own_sets()
    {
        var file = Calendar.Read("""
            holidays:
              regio: { 2026-12-24: Regional day, 06-24: Saint John }
              fair: [2026-07-20]
            calendars:
              it: { timezone: Europe/Amsterdam, hours: { mon-fri: ["09:00-17:00"] }, holidays: [nl-office, regio, fair] }
            """);
        Assert.Empty(file.Diagnostics);
        var calendar = file.Find("it").Value;
        Assert.Equal(0, calendar.Seconds("2026-12-24T00:00:00+01:00", "2026-12-25T00:00:00+01:00"));
        Assert.Equal(0, calendar.Seconds("2027-06-24T00:00:00+02:00", "2027-06-25T00:00:00+02:00"));
        Assert.Equal(0, calendar.Seconds("2026-07-20T00:00:00+02:00", "2026-07-21T00:00:00+02:00"));
        Assert.Contains("thu 2026-12-24 does not count: Regional day (regio)", calendar.Explained("2026-12-23T16:00:00+01:00", "PT2H"));
    }

    private static string Dates(string set, int year) =>
        string.Join(' ', HolidaySets.Find(set).Value.Of(year).Keys.Order().Select(LocalDatePattern.Iso.Format));
}
