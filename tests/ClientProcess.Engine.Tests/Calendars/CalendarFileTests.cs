using ClientProcess.Engine.Calendars;
using CsCheck;

namespace ClientProcess.Engine.Tests.Calendars;

public sealed class CalendarFileTests
{
    private const string Odd = "[]{}:-,\"'#&*!|>%@`?\t\n\0é ~<09";

    private const string Good = """
        calendars:
          kantoor:
            timezone: Europe/Amsterdam
            hours:
              mon-fri: ["09:00-12:30", "13:00-17:00"]
              thu: ["09:00-20:00"]
              sat: []
            holidays: [nl-office]
            closed: [2026-12-24]
            open: { 2026-11-28: ["09:00-12:00"] }
        """;

    [Fact]
    public void A_good_file_has_its_calendars_and_nothing_to_tell()
    {
        var file = Calendar.Read(Good);
        Assert.Empty(file.Diagnostics);
        Assert.Equal(["kantoor"], file.Calendars.Keys);
        Assert.Equal("Europe/Amsterdam", file.Find("kantoor").Value.Zone.Id);
    }

    [Fact]
    public void A_day_by_itself_goes_before_a_range()
    {
        var calendar = Calendar.Read(Good).Find("kantoor").Value;
        Assert.Equal(11 * 3600, calendar.Seconds("2026-11-26T00:00:00+01:00", "2026-11-27T00:00:00+01:00"));
    }

    [Theory]
    [InlineData("09:00-12:30", "9:00-12:30", "5:17 CAL004 Expected hours such as '09:00-17:00', but found '9:00-12:30'.")]
    [InlineData("13:00-17:00", "17:00-13:00", "5:32 CAL004 Expected hours that end after they start, but '17:00-13:00' is inverted: as a shift across midnight it would last 20:00, and a shift may last 12:00. If it is meant, write '17:00-24:00' on its day and '00:00-13:00' on the next.")]
    [InlineData("13:00-17:00", "12:00-17:00", "5:32 CAL005 Expected intervals that do not overlap, but 12:00-17:00 overlaps 09:00-12:30.")]
    [InlineData("13:00-17:00", "24:00-17:00", "5:32 CAL004 Expected hours that start before 24:00, but '24:00-17:00' starts at the end of the day.")]
    [InlineData("13:00-17:00", "13:00-13:00", "5:32 CAL004 Expected hours with some length, but '13:00-13:00' has none; the whole day is '00:00-24:00'.")]
    [InlineData("13:00-17:00", "22:00-09:30", "5:7 CAL005 Expected intervals that do not overlap, but 22:00-09:30 of mon runs into 09:00-12:30 of tue.")]
    [InlineData("Europe/Amsterdam", "Europe/Rotterdam", "3:15 CAL003 Expected a time zone such as 'Europe/Amsterdam', but found 'Europe/Rotterdam'.")]
    [InlineData("[nl-office]", "[nl-ofice]", "8:16 CAL006 Expected a known holiday set, but there is no 'nl-ofice'; known are nl-statutory, nl-office, nl-office+good-friday, nl-office+liberation-day, nl-office-liberation-day.")]
    [InlineData("2026-12-24", "2026-02-30", "9:14 CAL007 Expected a date such as '2026-12-24', but found '2026-02-30'.")]
    [InlineData("2026-12-24", "2026-11-28", "3:5 CAL007 Expected 2026-11-28 to be open or closed, but it is both.")]
    [InlineData("sat: []", "zat: []", "7:7 CAL004 Expected a day (mon tue wed thu fri sat sun) or a range such as 'mon-fri', but found 'zat'.")]
    [InlineData("sat: []", "tue-sat: []", "7:7 CAL004 Expected the hours of tue once, but 'tue-sat' and 'mon-fri' both give them.")]
    [InlineData("sat: []", "sat: 09:00-12:00", "7:12 CAL002 Expected hours as a list, but found '09:00-12:00'.")]
    [InlineData("closed:", "shut:", "9:5 CAL002 Expected timezone, hours, holidays, closed or open, but found 'shut'.")]
    [InlineData("timezone: Europe/Amsterdam", "", "2:3 CAL003 Expected calendar 'kantoor' to have a timezone, but it has none.")]
    [InlineData("calendars:", "kalenders:", "1:1 CAL002 Expected 'calendars' or 'holidays', but found 'kalenders'.")]
    public void What_is_wrong_is_told_with_its_place(string right, string wrong, string told)
    {
        var file = Calendar.Read(Good.Replace(right, wrong, StringComparison.Ordinal));
        var first = file.Diagnostics[0];
        Assert.Equal(told, $"{first.Line}:{first.Column} {first.Code} {first.Message}");
        Assert.Equal("calendars.yaml", first.File);
        Assert.True(file.Find("kantoor").IsRefused);
    }

    [Fact]
    public void A_calendar_that_never_opens_is_told()
    {
        var told = Assert.Single(Calendar.Read("calendars: { leeg: { timezone: Europe/Amsterdam, hours: { sat: [] } } }").Diagnostics);
        Assert.Equal("calendars.yaml:1:14: error CAL008 Expected calendar 'leeg' to open, but it never does: it has no hours and no open dates.", told.ToString());
    }

    [Fact]
    public void One_bad_calendar_does_not_take_the_good_ones_along()
    {
        var file = Calendar.Read(Good + "\n  other: { timezone: Mars }\n");
        Assert.Single(file.Diagnostics);
        Assert.False(file.Find("kantoor").IsRefused);
        Assert.StartsWith("Expected a calendar 'other' in calendars.yaml, but the file has errors: calendars.yaml:11:", file.Find("other").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones() => Assert.Equal(
        "Expected a calendar 'winkel' in calendars.yaml, but the file has kantoor.", Calendar.Read(Good).Find("winkel").Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("calendars: {}")]
    [InlineData("just text")]
    [InlineData("calendars: [")]
    [InlineData("calendars: { a: { timezone: UTC }, a: { timezone: UTC } }")]
    [InlineData("calendars: *nowhere")]
    [InlineData("? &a [*a]\n: x")]
    [InlineData("calendars: { it: {\nx: [],\ny: {}\n}}")]
    [InlineData("calendars: { it: { timezone: UTC, x: [],\nopen: { 2026-11-28: ['09:00-12:00'] } } }")]
    [InlineData("calendars: { a: { timezone: UTC, open: { [x]: [] } } }")]
    [InlineData("holidays: { nl-office: [] }\ncalendars: {}")]
    [InlineData("holidays: { own: [someday] }\ncalendars: {}")]
    public void What_is_no_calendar_file_is_told_and_nothing_breaks(string text)
    {
        var told = Calendar.Read(text).Diagnostics[0];
        Assert.True(told.Line >= 1 && told.Column >= 1);
        Assert.NotEmpty(told.Message);
    }

    [Fact]
    public void A_file_that_is_too_deep_or_too_long_is_refused()
    {
        Assert.Contains("deep", Calendar.Read(new string('[', 100_000)).Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("characters", Calendar.Read(new string(' ', CalendarFile.CharactersMax + 1)).Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_calendars_that_come_along_are_right()
    {
        var file = Calendar.Read(File.ReadAllText(Path.Combine(Root(), "workflows", "calendars.yaml")));
        Assert.Empty(file.Diagnostics);
        Assert.Equal(["doorlopend", "kantoor", "klantcontact"], file.Calendars.Keys);
        var (from, to) = ("2026-11-23T00:00:00+01:00", "2026-11-30T00:00:00+01:00");
        Assert.Equal(40 * 3600, file.Find("kantoor").Value.Seconds(from, to));
        Assert.Equal(47.5 * 3600, file.Find("klantcontact").Value.Seconds(from, to));
        Assert.Equal(168 * 3600, file.Find("doorlopend").Value.Seconds(from, to));
    }

    /// <summary>Characters are struck out, doubled or swapped for those that mean something in YAML.</summary>
    [Fact]
    public void No_text_breaks_the_reader() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, 4], Gen.Int[0, Odd.Length - 1].Select(index => Odd[index]))
            .Array[1, 6].Sample(changes =>
            {
                var text = changes.Aggregate(Good, (text, change) =>
                    text[..Math.Min(change.Item1, text.Length)] + change.Item3 + text[Math.Min(change.Item1 + change.Item2, text.Length)..]);
                var file = Calendar.Read(text);
                return file.Diagnostics.All(told => told.Line >= 1 && told.Column >= 1) && (file.IsValid || file.Diagnostics.Length > 0);
            });

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClientProcess.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        return folder;
    }
}
