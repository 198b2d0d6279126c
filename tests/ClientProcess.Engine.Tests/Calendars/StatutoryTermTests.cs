using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Tests.Calendars;

public sealed class StatutoryTermTests
{
    private static readonly LocalDate Received = new(2026, 9, 1);

    [Theory]
    [InlineData("2026-02-06T10:00:00+01:00", "8 weeks statutory", "2026-04-07T23:59:59+02:00")]
    [InlineData("2026-03-19T10:00:00+01:00", "8 weeks statutory", "2026-05-18T23:59:59+02:00")]
    [InlineData("2026-03-19T23:30:00+01:00", "8 weeks statutory", "2026-05-18T23:59:59+02:00")]
    [InlineData("2026-11-23T10:00:00+01:00", "2 weeks statutory", "2026-12-07T23:59:59+01:00")]
    [InlineData("2026-11-30T10:00:00+01:00", "3 months statutory", "2027-03-01T23:59:59+01:00")]
    public void A_term_ends_with_an_ordinary_day(string from, string add, string due) => Assert.Equal(due, Calendar.Office.Due(from, add));

    [Theory]
    [InlineData("2026-01-04T10:00:00Z", "90 days statutory", "2026-04-07")]
    [InlineData("2026-01-03T10:00:00Z", "91 days statutory", "2026-04-04")]
    [InlineData("2026-01-10T10:00:00Z", "12 weeks statutory", "2026-04-07")]
    [InlineData("2026-01-03T10:00:00Z", "13 weeks statutory", "2026-04-04")]
    [InlineData("2026-01-04T10:00:00Z", "3 months statutory", "2026-04-07")]
    [InlineData("2025-12-04T10:00:00Z", "4 months statutory", "2026-04-04")]
    [InlineData("2025-04-04T10:00:00Z", "1 year statutory", "2026-04-04")]
    public void Only_terms_up_to_twelve_weeks_or_ninety_days_or_three_months_roll(string from, string add, string last) =>
        Assert.Equal(last, Calendar.Office.Due(from, add)[..10]);

    [Fact]
    public void A_term_of_three_days_or_more_holds_two_ordinary_days()
    {
        Assert.Equal("2026-11-24", Calendar.Office.Due("2026-11-20T10:00:00+01:00", "3 days statutory")[..10]);
        Assert.Equal("2026-11-23", Calendar.Office.Due("2026-11-20T10:00:00+01:00", "2 days statutory")[..10]);
        Assert.Equal("2026-04-08", Calendar.Office.Due("2026-04-02T10:00:00+02:00", "3 days statutory")[..10]);
    }

    [Fact]
    public void While_the_applicant_is_asked_for_more_the_term_stands_still()
    {
        var asked = StatutorySuspension.ForMissingInformation(new(2026, 9, 10), new(2026, 9, 21), "income statement is missing");
        var term = new StatutoryTerm(Received, Weeks(8)).Suspend(asked).Value;
        Assert.Equal(new LocalDate(2026, 10, 27).PlusDays(10), term.LastDay.Value);
    }

    [Fact]
    public void A_term_that_is_suspended_has_no_end_until_it_resumes()
    {
        var term = new StatutoryTerm(Received, Weeks(8)).Suspend(new(new(2026, 9, 11), null, "income statement is missing")).Value;
        Assert.Equal(
            "Expected a term that runs, but it has been suspended since 2026-09-11: income statement is missing.", term.LastDay.Refusal);
        Assert.True(Calendar.Office.Due(term).IsRefused);
        Assert.Equal("2026-11-06T23:59:59+01:00", Calendar.Office.Due(term.Resume(new(2026, 9, 21)).Value).Value.ToString());
        Assert.True(term.Resume(new(2026, 9, 10)).IsRefused);
        Assert.True(new StatutoryTerm(Received, Weeks(8)).Resume(new(2026, 9, 21)).IsRefused);
    }

    [Fact]
    public void An_extension_makes_the_term_longer_and_rolls_once()
    {
        var term = new StatutoryTerm(new(2026, 2, 6), Weeks(8)).Extend(new(new(2026, 4, 7), Weeks(6), "advice of the fire service")).Value;
        Assert.Equal(new LocalDate(2026, 5, 18), term.LastDay.Value);
    }

    [Theory]
    [InlineData("2026-10-28", "too complex", "Expected an extension announced within the term, but the term ended on 2026-10-27 and it was on 2026-10-28.")]
    [InlineData("2026-08-31", "too complex", "Expected an extension announced on or after 2026-09-01, but it was on 2026-08-31.")]
    [InlineData("2026-10-01", " ", "Expected an extension to have a reason, but it has none.")]
    public void An_extension_needs_a_reason_and_comes_within_the_term(string announced, string reason, string sentence)
    {
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(announced).Value;
        Assert.Equal(sentence, new StatutoryTerm(Received, Weeks(8)).Extend(new(on, Weeks(8), reason)).Refusal);
    }

    [Fact]
    public void A_suspension_needs_a_reason_and_comes_within_the_term()
    {
        var term = new StatutoryTerm(Received, Weeks(8));
        Assert.Contains("reason", term.Suspend(new(new(2026, 9, 11), null, "")).Refusal, StringComparison.Ordinal);
        Assert.Contains("the term ended on 2026-10-27", term.Suspend(new(new(2026, 10, 28), null, "late")).Refusal, StringComparison.Ordinal);
        Assert.Contains("from 2026-09-02 on", term.Suspend(new(Received, null, "early")).Refusal, StringComparison.Ordinal);
        Assert.Contains("to end on or after", term.Suspend(new(new(2026, 9, 11), new(2026, 9, 10), "inverted")).Refusal, StringComparison.Ordinal);
        var suspended = term.Suspend(new(new(2026, 9, 11), null, "income")).Value;
        Assert.Contains("has been suspended since 2026-09-11", suspended.Suspend(new(new(2026, 9, 12), null, "again")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_names_the_days_it_does_not_end_on()
    {
        Assert.Equal(
            [
                "8 weeks statutory from sat 2026-02-07 up to and including fri 2026-04-03",
                "fri 2026-04-03 is Good Friday: the term does not end on it (Algemene termijnenwet art. 1)",
                "sat 2026-04-04 is Saturday: the term does not end on it (Algemene termijnenwet art. 1)",
                "sun 2026-04-05 is Sunday: the term does not end on it (Algemene termijnenwet art. 1)",
                "mon 2026-04-06 is Easter Monday: the term does not end on it (Algemene termijnenwet art. 1)",
                "the term ends with tue 2026-04-07",
            ],
            Calendar.Office.Explained("2026-02-06T10:00:00+01:00", "8 weeks statutory"));
    }

    [Fact]
    public void The_explanation_tells_the_reasons_of_suspension_and_extension()
    {
        var term = new StatutoryTerm(Received, Weeks(8))
            .Suspend(new(new(2026, 9, 11), new(2026, 9, 21), "income statement is missing")).Value
            .Extend(new(new(2026, 10, 1), Weeks(2), "advice is awaited")).Value;
        Assert.Equal(
            [
                "8 weeks statutory from wed 2026-09-02 up to and including tue 2026-10-27",
                "extended by 2 weeks statutory: advice is awaited (Awb 4:14)",
                "suspended for 10 days from fri 2026-09-11: income statement is missing (Awb 4:15)",
                "the term ends with fri 2026-11-20",
            ],
            Calendar.Office.Due(term).Value.Explanation.Select(segment => segment.Text));
    }

    private static StatutoryLength Weeks(int count) => new(count, StatutoryUnit.Weeks);
}
