using System.Text.Json;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Tests.Calendars;

namespace ClientProcess.Engine.Tests.Clocks;

/// <summary>A clock of an agreement. In the office of these tests it is open from 9 to 17, Monday to Friday; 23 November 2026 is a Monday.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("2 working days end of day", "2027-03-26T16:55:00+01:00", "2027-03-31T17:00:00+02:00")]
    [InlineData("8 weeks statutory", "2026-02-06T11:00:00+01:00", "2026-04-07T23:59:59+02:00")]
    [InlineData("8 weeks statutory", "2026-03-19T11:00:00+01:00", "2026-05-18T23:59:59+02:00")]
    [InlineData("PT8H", "2026-11-20T09:00:00+01:00", "2026-11-20T17:00:00+01:00")]
    public void A_promise_is_due_by_the_calendar(string target, string from, string due) => Assert.Equal(due, Promise.Start(target, from).Due());

    [Fact]
    public void What_is_done_at_the_due_moment_itself_is_in_time()
    {
        var clock = Promise.Start("PT4H", "2026-11-23T09:00:00+01:00");
        Assert.Equal(ClockVerdict.Hit, clock.Stop("2026-11-23T13:00:00+01:00").Verdict);
        Assert.Equal(ClockVerdict.Breached, clock.Stop("2026-11-23T13:00:00.0000001+01:00").Verdict);
        Assert.Null(clock.Verdict);
    }

    [Fact]
    public void A_pause_moves_the_due_moment_by_the_working_time_that_it_took()
    {
        var paused = Promise.Start("PT4H", "2026-11-23T09:00:00+01:00").Pause("2026-11-23T11:00:00+01:00");
        Assert.Equal((ClockStatus.Paused, "none"), (paused.Status, paused.Due()));
        Assert.Equal(50, paused.Percent("2026-11-27T11:00:00+01:00"));
        Assert.False(paused.IsOverdue(Promise.At("2026-12-27T11:00:00+01:00")));
        var resumed = paused.Resume("2026-11-24T16:00:00+01:00");
        Assert.Equal("2026-11-25T10:00:00+01:00", resumed.Due());
        Assert.Equal(75, resumed.Percent("2026-11-24T17:00:00+01:00"));
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00+01:00", "2026-11-23T16:00:00+01:00", "2026-11-25T17:00:00+01:00")] // within a day: nothing
    [InlineData("2026-11-23T16:00:00+01:00", "2026-11-24T10:00:00+01:00", "2026-11-26T17:00:00+01:00")] // two days were left
    [InlineData("2026-11-24T16:00:00+01:00", "2026-11-28T10:00:00+01:00", "2026-11-30T17:00:00+01:00")] // one was left, on Saturday: Monday
    [InlineData("2026-11-25T16:00:00+01:00", "2026-11-27T10:00:00+01:00", "2026-11-27T17:00:00+01:00")] // none: the closing time of that day
    [InlineData("2026-11-24T18:00:00+01:00", "2026-11-25T08:00:00+01:00", "2026-11-25T17:00:00+01:00")] // closed all the while: nothing
    public void Working_days_until_closing_time_go_on_as_the_days_that_were_left(string paused, string resumed, string due) =>
        Assert.Equal(due, Promise.Start("2 working days end of day", "2026-11-23T09:30:00+01:00").Pause(paused).Resume(resumed).Due());

    [Fact]
    public void What_was_late_when_it_paused_stays_late()
    {
        var late = Promise.Start("PT1H", "2026-11-23T09:00:00+01:00").Pause("2026-11-23T12:00:00+01:00");
        Assert.Equal(ClockVerdict.Breached, late.Stop("2026-11-24T12:00:00+01:00").Verdict);
        Assert.Equal("2026-11-23T10:00:00+01:00", late.Resume("2026-11-24T12:00:00+01:00").Due());
        Assert.True(late.IsOverdue(Promise.At("2026-11-23T12:00:00+01:00")));
    }

    [Fact]
    public void What_paused_in_time_and_was_never_resumed_is_in_time() =>
        Assert.Equal(ClockVerdict.Hit, Promise.Start("PT1H", "2026-11-23T09:00:00+01:00").Pause("2026-11-23T09:30:00+01:00").Stop("2027-11-24T12:00:00+01:00").Verdict);

    [Fact]
    public void A_reopened_promise_has_what_it_had_left()
    {
        var stopped = Promise.Start("PT4H", "2026-11-23T09:00:00+01:00").Stop("2026-11-23T12:00:00+01:00");
        var again = stopped.Restart("2026-11-25T09:00:00+01:00");
        Assert.Equal((ClockStatus.Running, "2026-11-25T10:00:00+01:00"), (again.Status, again.Due()));
        Assert.Null(again.Verdict);
        Assert.Equal(ClockVerdict.Breached, again.Stop("2026-11-25T11:00:00+01:00").Verdict);
    }

    [Fact]
    public void Waiting_for_a_partner_pauses_the_team_and_never_the_client()
    {
        var at = Promise.At("2026-11-23T10:00:00+01:00");
        Assert.False(Promise.Start("PT4H", "2026-11-23T09:00:00+01:00").Pause(Promise.Partner, null, Calendar.Office, at).IsRefused);
        Assert.Contains("waiting-for-partner does not", Promise.Start("PT4H", "2026-11-23T09:00:00+01:00", AgreementKind.Sla).Pause(Promise.Partner, null, Calendar.Office, at).Refusal, StringComparison.Ordinal);
        Assert.False(Pauses.PausesFor(AgreementKind.Sla, ClockKind.Completion, PauseGround.Other));
        Assert.False(Pauses.PausesFor(AgreementKind.Uc, ClockKind.Completion, PauseGround.WaitingForPartner));
        Assert.False(Pauses.PausesFor(AgreementKind.Ola, ClockKind.Acceptance, PauseGround.WaitingForClient));
        Assert.True(Pauses.PausesFor(AgreementKind.Sla, ClockKind.Completion, PauseGround.WaitingForClient));
    }

    [Fact]
    public void A_statutory_term_is_suspended_on_a_named_ground_only_and_ends_later_by_its_days()
    {
        var clock = Promise.Start("8 weeks statutory", "2026-09-01T11:00:00+02:00", AgreementKind.Sla);
        var at = Promise.At("2026-09-10T11:00:00+02:00");
        Assert.Equal("2026-10-27T23:59:59+01:00", clock.Due());
        Assert.Contains("Awb 4:15", clock.Pause(Promise.Client, null, Calendar.Office, at).Refusal, StringComparison.Ordinal);
        Assert.Contains("Awb 4:15", clock.Pause(Promise.Incomplete with { Suspension = null }, null, Calendar.Office, at).Refusal, StringComparison.Ordinal);
        var resumed = clock.Pause("2026-09-10T11:00:00+02:00", Promise.Incomplete).Resume("2026-09-18T15:00:00+02:00");
        Assert.Equal("2026-11-03T23:59:59+01:00", resumed.Due());
        Assert.Contains(resumed.Explain(_ => Calendar.Office), line => line.Text == "suspended for 7 days from fri 2026-09-11: MissingInformation, inkomensgegevens gevraagd (Awb 4:15)");
        Assert.Contains("within the term", clock.Pause(Promise.Incomplete, null, Calendar.Office, Promise.At("2026-11-10T11:00:00+01:00")).Refusal, StringComparison.Ordinal);
        Assert.Equal("2026-12-01T23:59:59+01:00", resumed.Extend(new StatutoryLength(4, StatutoryUnit.Weeks), "advies nodig", "sam", Calendar.Office, Promise.At("2026-10-01T09:00:00+02:00")).Value.Due());
    }

    [Fact]
    public void A_statutory_term_does_not_stop_between_the_end_and_a_reopening()
    {
        var clock = Promise.Start("8 weeks statutory", "2026-09-01T11:00:00+02:00", AgreementKind.Sla);
        Assert.Equal(clock.Due(), clock.Stop("2026-09-10T11:00:00+02:00").Restart("2026-09-20T11:00:00+02:00").Due());
    }

    [Theory]
    [InlineData("PT8H", "2026-11-24T09:00:00+01:00", "2026-11-24T17:00:00+01:00", "2026-11-24T09:00:00+01:00")] // used up: due at once
    [InlineData("PT16H", "2026-11-23T13:00:00+01:00", "2026-11-24T17:00:00+01:00", "2026-11-24T17:00:00+01:00")] // the same
    [InlineData("PT8H", "2026-11-23T13:00:00+01:00", "2026-11-24T17:00:00+01:00", "2026-11-23T17:00:00+01:00")]
    [InlineData("2 working days end of day", "2026-11-23T13:00:00+01:00", "2026-11-24T17:00:00+01:00", "2026-11-25T17:00:00+01:00")]
    [InlineData("8 weeks statutory", "2026-11-23T13:00:00+01:00", "2026-11-24T17:00:00+01:00", "2027-01-18T23:59:59+01:00")]
    public void Under_another_target_the_time_used_stays_used(string target, string at, string before, string after)
    {
        var clock = Promise.Start("PT16H", "2026-11-23T09:00:00+01:00");
        Assert.Equal((before, after), (clock.Due(), clock.Retarget(target, at).Due()));
    }

    [Theory]
    [InlineData("3 working days end of day", "2026-11-24T13:00:00+01:00", "2026-11-26T17:00:00+01:00")]
    [InlineData("1 working day end of day", "2026-11-24T13:00:00+01:00", "2026-11-24T17:00:00+01:00")]
    [InlineData("1 working day end of day", "2026-11-24T18:00:00+01:00", "2026-11-24T18:00:00+01:00")]
    [InlineData("1 working day end of day", "2026-11-25T13:00:00+01:00", "2026-11-25T13:00:00+01:00")]
    public void Days_stay_days_under_another_number_of_them(string target, string at, string due) =>
        Assert.Equal(due, Promise.Start("2 working days end of day", "2026-11-23T09:30:00+01:00").Retarget(target, at).Due());

    [Fact]
    public void A_longer_target_repairs_what_was_late_and_a_shorter_one_does_not_date_it_back()
    {
        var late = Promise.Start("PT1H", "2026-11-23T09:00:00+01:00");
        Assert.Equal("2026-11-23T17:00:00+01:00", late.Retarget("PT8H", "2026-11-23T12:00:00+01:00").Due());
        Assert.Equal("2026-11-23T10:00:00+01:00", late.Retarget("PT2H", "2026-11-23T12:00:00+01:00").Due());
    }

    [Fact]
    public void A_changed_calendar_counts_from_the_change_on()
    {
        var clock = Promise.Start("PT16H", "2026-11-23T09:00:00+01:00");
        var mornings = Calendar.Of("hours: { mon-fri: ['09:00-13:00'] }");
        var changed = clock.Retarget(clock.Terms, "noor", Calendar.Office, mornings, Promise.At("2026-11-23T15:00:00+01:00")).Value;
        Assert.Equal(clock.Due(), changed.Before.Due());
        Assert.Equal("2026-11-26T11:00:00+01:00", changed.After.Due()); // six hours were used: 4 + 4 + 2 are left
    }

    [Fact]
    public void A_pause_that_the_new_terms_do_not_know_ends_with_the_change()
    {
        var paused = Promise.Start("PT4H", "2026-11-23T09:00:00+01:00").Pause("2026-11-23T11:00:00+01:00");
        Assert.Equal(ClockStatus.Paused, paused.Retarget("PT8H", "2026-11-24T09:00:00+01:00").Status);
        Assert.Equal("2026-11-24T15:00:00+01:00", paused.Retarget("PT8H", "2026-11-24T08:00:00+01:00").Resume("2026-11-24T09:00:00+01:00").Due());
        Assert.Equal(ClockStatus.Running, paused.Retarget("8 weeks statutory", "2026-11-24T09:00:00+01:00").Status);
    }

    [Fact]
    public void Every_act_twice_changes_nothing_and_a_machine_set_back_rewrites_nothing()
    {
        var clock = Promise.Start("PT4H", "2026-11-23T09:00:00+01:00");
        Assert.Same(clock, clock.Resume("2026-11-23T10:00:00+01:00"));
        var paused = clock.Pause("2026-11-23T10:00:00+01:00");
        Assert.Same(paused, paused.Pause("2026-11-23T11:00:00+01:00"));
        Assert.Equal("2026-11-23T13:00:00+01:00", paused.Resume("2026-11-23T09:00:00+01:00").Due());
        var stopped = paused.Stop("2026-11-23T09:30:00+01:00");
        Assert.Equal((Promise.At("2026-11-23T10:00:00+01:00"), ClockVerdict.Hit), (stopped.StoppedAt, stopped.Verdict));
        Assert.Same(stopped, stopped.Stop("2026-11-25T11:00:00+01:00"));
        Assert.Same(clock, clock.Retarget("PT4H", "2026-11-23T10:00:00+01:00"));
    }

    [Fact]
    public void A_clock_explains_itself_line_by_line()
    {
        var clock = Promise.Start("PT6H", "2026-11-20T15:00:00+01:00").Pause("2026-11-20T16:00:00+01:00").Resume("2026-11-23T10:00:00+01:00");
        Assert.Equal(
            [
                "fri 2026-11-20 15:00:00-16:00:00 counts PT1H",
                "paused from 2026-11-20T16:00:00+01:00 until 2026-11-23T10:00:00+01:00: waiting-for-client, vraag aan de klant",
                "mon 2026-11-23 10:00:00-15:00:00 counts PT5H",
                "due at 2026-11-23T15:00:00+01:00",
            ],
            clock.Explain(_ => Calendar.Office).Select(line => line.Text));
        Assert.Contains("which is gone", clock.Explain(_ => null)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_is_what_it_was_after_it_was_written_and_read()
    {
        var clock = Promise.Start("8 weeks statutory", "2026-09-01T11:00:00+02:00", AgreementKind.Sla)
            .Pause("2026-09-10T11:00:00+02:00", Promise.Incomplete).Resume("2026-09-18T15:00:00+02:00").Stop("2026-10-18T15:00:00+02:00");
        var json = JsonSerializer.Serialize(clock);
        var read = JsonSerializer.Deserialize<SlaClock>(json)!;
        Assert.Equal(json, JsonSerializer.Serialize(read));
        Assert.Equal((clock.Due(), clock.Verdict), (read.Due(), read.Verdict));
        Assert.Contains("\"8 weeks statutory\"", json, StringComparison.Ordinal);
    }
}
