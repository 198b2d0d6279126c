using ClientProcess.Engine.Calendars;

namespace ClientProcess.Engine.Tests.Calendars;

public sealed class CalendarDurationTests
{
    [Theory]
    [InlineData("PT15H", "PT15H")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("PT1H30M5S", "PT1H30M5S")]
    [InlineData("PT0.5H", "PT30M")]
    [InlineData("PT1,5S", "PT1.5S")]
    [InlineData("PT0S", "PT0S")]
    [InlineData("PT100H", "PT100H")]
    [InlineData("3 working days", "3 working days")]
    [InlineData("1 Working Day", "1 working day")]
    [InlineData("2 working days end of day", "2 working days end of day")]
    [InlineData("8 weeks statutory", "8 weeks statutory")]
    [InlineData(" 10 days statutory ", "10 days statutory")]
    [InlineData("3 months statutory", "3 months statutory")]
    [InlineData("1 year statutory", "1 year statutory")]
    public void Durations_are_read(string text, string meaning) => Assert.Equal(meaning, CalendarDuration.Parse(text).Value.ToString());

    [Theory]
    [InlineData("-PT5H", "Expected a duration of zero or more, but '-PT5H' goes back in time.")]
    [InlineData("PT-5H", "Expected a duration of zero or more, but 'PT-5H' goes back in time.")]
    [InlineData("-3 working days", "Expected a duration of zero or more, but '-3 working days' goes back in time.")]
    [InlineData("P3D", "Expected a duration with one meaning, but 'P3D' has days, weeks, months or years: write hours ('PT24H'), '3 working days' or '8 weeks statutory'.")]
    [InlineData("0 working days", "Expected a number from 1 up to and including 36525, but found '0 working days'.")]
    [InlineData("999999999 weeks statutory", "Expected a number from 1 up to and including 5200, but found '999999999 weeks statutory'.")]
    [InlineData("PT999999999H", "Expected at most 876600 hours, but found 'PT999999999H'.")]
    public void What_has_no_meaning_is_refused_with_a_sentence(string text, string sentence) =>
        Assert.Equal(sentence, CalendarDuration.Parse(text).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("PT")]
    [InlineData("PT5")]
    [InlineData("PT1.5H30M")]
    [InlineData("8 weeks")]
    [InlineData("8 working weeks")]
    [InlineData("3 working days statutory")]
    [InlineData("8 weeks statutory end of day")]
    [InlineData("soon")]
    [InlineData("PT5H\n")]
    public void What_is_no_duration_is_answered_with_examples(string text)
    {
        var answer = CalendarDuration.Parse(text);
        Assert.True(text == "PT5H\n" ? !answer.IsRefused : answer.Refusal!.StartsWith("Expected a duration such as 'PT15H'", StringComparison.Ordinal));
    }
}
