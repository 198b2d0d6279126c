using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Tests.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Tests.Clocks;

/// <summary>When rungs fire: 23 November 2026 is a Monday, the office is open from 9 to 17.</summary>
public sealed class LadderScheduleTests
{
    private static readonly RungContext Normal = new(Priority.Normal, "klantcontact", "phone");

    [Fact]
    public void Rungs_come_in_working_time_around_the_target()
    {
        var clock = Promise.Start("PT8H", "2026-11-20T13:00:00+01:00"); // due Monday 13:00
        var ladder = Promise.Ladder("75%", "-PT1H", "100%", "+PT4H", "+2 working days", "-1 working day", "150%");
        Assert.Equal(
            [
                "-1 working day 2026-11-20T13:00:00+01:00", "75% 2026-11-23T11:00:00+01:00", "-PT1H 2026-11-23T12:00:00+01:00", "100% 2026-11-23T13:00:00+01:00",
                "+PT4H 2026-11-23T17:00:00+01:00", "150% 2026-11-23T17:00:00+01:00", "+2 working days 2026-11-25T13:00:00+01:00",
            ],
            Climb(clock, ladder, 20));
    }

    [Fact]
    public void A_rung_that_repeats_stops_after_its_times()
    {
        var clock = Promise.Start("PT1H", "2026-11-20T15:00:00+01:00"); // due Friday 16:00
        Assert.Equal(
            ["+PT0S 2026-11-20T16:00:00+01:00", "+PT0S 2026-11-23T12:00:00+01:00", "+PT0S 2026-11-23T16:00:00+01:00"],
            Climb(clock, Promise.Ladder("+PT0S every PT4H times 3"), 20));
    }

    [Fact]
    public void Nothing_fires_at_night_while_the_office_is_closed()
    {
        var clock = Promise.Start("1 weeks statutory", "2026-11-20T03:00:00+01:00", AgreementKind.Sla); // due Friday 27 November 23:59:59
        Assert.Equal(["100% 2026-11-30T09:00:00+01:00"], Climb(clock, Promise.Ladder("100%"), 5));
        Assert.Equal(["+PT0S 2026-11-23T09:00:00+01:00"], Of(LadderSchedule.Upcoming(1, Promise.At("2026-11-21T03:00:00+01:00"), [], Promise.Ladder("+PT0S", "75%"), Calendar.Office, Normal).Value));
    }

    [Fact]
    public void A_clock_that_stands_still_climbs_nothing_and_a_rung_fires_once_over_a_pause()
    {
        var clock = Promise.Start("PT8H", "2026-11-23T09:00:00+01:00");
        var ladder = Promise.Ladder("50%", "75%");
        var first = Next(clock, ladder);
        var paused = clock.WithFired(first, first.At).Pause("2026-11-23T14:00:00+01:00");
        Assert.Empty(LadderSchedule.Upcoming(paused, ladder, Calendar.Office, Normal).Value);
        var resumed = paused.Resume("2026-11-24T09:00:00+01:00");
        Assert.Equal(["75% 2026-11-24T10:00:00+01:00"], Of(LadderSchedule.Upcoming(resumed, ladder, Calendar.Office, Normal).Value));
        Assert.Empty(LadderSchedule.Upcoming(resumed.Stop("2026-11-24T09:30:00+01:00"), ladder, Calendar.Office, Normal).Value);
    }

    [Fact]
    public void A_rung_whose_moment_has_passed_fires_at_once_in_the_order_of_the_file()
    {
        var clock = Promise.Start("PT16H", "2026-11-23T09:00:00+01:00").Retarget("PT8H", "2026-11-23T16:00:00+01:00");
        Assert.Equal(
            ["50% 2026-11-23T16:00:00+01:00", "75% 2026-11-23T16:00:00+01:00", "100% 2026-11-23T17:00:00+01:00"],
            Climb(clock, Promise.Ladder("50%", "75%", "100%"), 5));
    }

    [Fact]
    public void Rungs_after_the_target_do_not_count_the_time_paused()
    {
        var late = Promise.Start("PT1H", "2026-11-23T09:00:00+01:00").Pause("2026-11-23T12:00:00+01:00").Resume("2026-11-25T09:00:00+01:00");
        Assert.Equal(["+PT1H 2026-11-25T09:00:00+01:00", "+PT4H 2026-11-25T11:00:00+01:00"], Climb(late, Promise.Ladder("+PT1H", "+PT4H"), 5));
    }

    [Fact]
    public void What_was_missed_while_nobody_looked_is_not_caught_up_in_a_burst()
    {
        var clock = Promise.Start("PT1H", "2026-11-23T09:00:00+01:00");
        var ladder = Promise.Ladder("+PT1H every PT1H");
        var late = clock.WithFired(Next(clock, ladder), Promise.At("2026-11-23T15:30:00+01:00"));
        Assert.Equal((1, Promise.At("2026-11-23T16:30:00+01:00")), (Next(late, ladder).Id.Repetition, Next(late, ladder).At));
    }

    [Fact]
    public void The_same_firing_twice_changes_nothing()
    {
        var clock = Promise.Start("PT1H", "2026-11-23T09:00:00+01:00");
        var rung = Next(clock, Promise.Ladder("75%"));
        Assert.Equal("1/0/75%/0", rung.Id.ToString());
        var fired = clock.WithFired(rung, rung.At);
        Assert.Same(fired, fired.WithFired(rung, rung.At));
    }

    [Fact]
    public void A_condition_is_asked_when_the_rung_would_fire()
    {
        var ladder = new Ladder("l", [Promise.Rung("75%") with { When = new RungCondition([Priority.High], [], []) }]);
        var clock = Promise.Start("PT4H", "2026-11-23T09:00:00+01:00");
        Assert.Empty(LadderSchedule.Upcoming(clock, ladder, Calendar.Office, Normal).Value);
        Assert.Equal("75% when priority high", Assert.Single(LadderSchedule.Upcoming(clock, ladder, Calendar.Office, Normal with { Priority = Priority.High }).Value).Id.Rung);
    }

    [Fact]
    public void A_calendar_that_never_opens_again_is_refused_rather_than_the_wall_clock()
    {
        var once = Calendar.Of("open: { 2026-11-23: ['09:00-17:00'] }");
        var clock = SlaClock.Start(1, Promise.Terms("PT4H"), once, Promise.At("2026-11-23T09:00:00+01:00")).Value;
        Assert.Contains("never opens again", LadderSchedule.Upcoming(clock, Promise.Ladder("+PT8H"), once, Normal).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_ladder_of_a_stuck_sign_ends_in_the_safety_net() =>
        Assert.Equal(
            ["notify team 2026-11-23T09:00:00+01:00", "notify coordinator 2026-11-23T17:00:00+01:00", "reassign achtervang 2026-11-24T17:00:00+01:00"],
            LadderSchedule.Upcoming(1, Promise.At("2026-11-21T12:00:00+01:00"), [], Ladders.Default, Calendar.Office, Normal).Value
                .Select(rung => $"{rung.Rung.Actions[0]} {Iso(rung.At)}"));

    private static RungDue Next(SlaClock clock, Ladder ladder) => LadderSchedule.Upcoming(clock, ladder, Calendar.Office, Normal).Value[0];

    /// <summary>Fires what comes, each at its moment.</summary>
    private static List<string> Climb(SlaClock clock, Ladder ladder, int most)
    {
        var fired = new List<string>();
        while (fired.Count < most && LadderSchedule.Upcoming(clock, ladder, Calendar.Office, Normal).Value is [var next, ..])
        {
            fired.Add($"{next.Rung.At} {Iso(next.At)}");
            clock = clock.WithFired(next, next.At);
        }
        return fired;
    }

    private static IEnumerable<string> Of(ImmutableArray<RungDue> rungs) => rungs.Select(rung => $"{rung.Rung.At} {Iso(rung.At)}");

    private static string Iso(DateTimeOffset moment) => Calendar.Office.Iso(Instant.FromDateTimeOffset(moment));
}
