using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Promising;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What a case does by itself when a promise threatens to be broken.</summary>
public sealed class LadderTests
{
    private const string Relay = """
        lane klantcontact
        start S
        task Intake
        lane beoordeling
        task Beoordelen explicit
        lane uitvoering
        task Uitvoeren
        end E
        S > Intake > Beoordelen > Uitvoeren > E
        """;

    [Fact]
    public void Rungs_before_at_and_after_the_target_fire_at_their_moments_and_say_what_they_did_and_to_whom() =>
        Promised("completion: PT8H", "{ at: 50%, do: notify team }, { at: -PT1H, do: [notify holder, notify coordinator] }, { at: 100%, do: notify supervisor }, { at: +PT4H, repeat: PT4H, times: 3, do: notify owner }")
            .When(Kim.Claims("Intake")).RunUntil("2026-11-27T12:00+01:00")
            .Then(scene => Assert.Equal(
            [
                "2026-11-23 13:00 50%: notify team -> team klantcontact",
                "2026-11-23 16:00 -PT1H: notify holder, notify coordinator -> holder klantcontact/kim, coordinator klantcontact",
                "2026-11-23 17:00 100%: notify supervisor -> supervisor",
                "2026-11-24 13:00 +PT4H: notify owner -> owner klantcontact/kim",
                "2026-11-24 17:00 +PT4H: notify owner -> owner klantcontact/kim",
                "2026-11-25 13:00 +PT4H: notify owner -> owner klantcontact/kim",
            ], scene.Climbed()))
            .Then(scene => Assert.Equal([0, 1, 2], scene.AllEvents.OfType<Escalated>().Where(rung => rung.Rung == "+PT4H").Select(rung => rung.Repetition)));

    [Fact]
    public void No_rung_fires_at_night() =>
        Promised("completion: PT8H", "{ at: 100%, do: notify team }, { at: +PT1S, do: notify coordinator }").RunUntil("2026-11-24T08:59+01:00")
            .Then(scene => Assert.Equal(["2026-11-23 17:00 100%: notify team -> team klantcontact"], scene.Climbed())).RunUntil("2026-11-24T10:00+01:00")
            .Then(scene => Assert.Equal("2026-11-24 09:00 +PT1S: notify coordinator -> coordinator klantcontact", scene.Climbed().Last()));

    [Fact]
    public void A_rung_holds_for_the_priority_team_and_channel_it_names()
    {
        var scene = Promised("completion: PT8H",
            "{ at: 25%, when: { team: beoordeling }, do: mark B }, { at: 25%, when: { channel: fax }, do: mark fax }, { at: 50%, when: { priority: high }, do: mark high }, { at: 25%, when: { priority: [normal], team: klantcontact }, do: mark A }");
        scene.RunUntil("2026-11-23T11:30+01:00").Then(_ => Assert.Equal(["A"], scene.State.Marks));
        scene.When(Noor.Prioritises(Priority.High)).RunUntil("2026-11-24T12:00+01:00").Then(_ => Assert.Equal(["A", "high"], scene.State.Marks));
    }

    [Fact]
    public void Raising_the_priority_is_a_step_and_retargets_every_clock()
    {
        var scene = Ready(Relay).Promises(Some(
            ("ola", "lane: klantcontact", "completion: PT2H", "{ at: 50%, repeat: PT1H, times: 9, do: raise priority }", "kantoor"), ("sla", "process: PROCESS", "completion: { target: PT16H, high: PT8H }", null, "kantoor"))).When(Kim.Opens());
        scene.At("2026-11-23T10:00+01:00").Then(_ => Assert.Equal((Priority.High, "2026-11-23 17:00"), (scene.State.Priority, scene.Due(ClockKind.Completion))));
        Assert.Null(scene.Happened<PriorityChanged>().By);
        scene.RunUntil("2026-11-25T12:00+01:00").Then(_ => Assert.Equal(Priority.Urgent, scene.State.Priority));
    }

    [Fact]
    public void Taking_back_puts_the_work_in_the_teams_queue()
    {
        var scene = Promised("completion: PT2H", "{ at: 100%, do: [take back, mark laat] }").When(Kim.Claims("Intake")).At("2026-11-23T11:00+01:00");
        Assert.Equal((Actor.Engine.Id, null), (scene.Happened<TaskReleased>().By, scene.Task("Intake").Holder));
        Assert.Equal(["laat"], scene.State.Marks);
    }

    [Fact]
    public void Accepted_work_goes_on_to_another_team_with_the_team_that_had_it_responsible_until_it_is_accepted()
    {
        var scene = Promised("completion: PT2H", "{ at: 100%, do: reassign beoordeling }").When(Kim.Claims("Intake")).At("2026-11-23T11:00+01:00").ThenOpen("Intake @ beoordeling");
        Assert.Equal(A, scene.State.ResponsibleFor(scene.Task("Intake")));
        Assert.Equal([A, B], scene.Route());
        scene.When(Lee.Claims("Intake")).Then(_ => Assert.Equal(B, scene.State.ResponsibleFor(scene.Task("Intake"))));
    }

    [Fact]
    public void An_offer_nobody_accepts_goes_to_the_safety_net_from_who_offered_it_and_was_late()
    {
        var scene = Ready(Relay).Promises(One("ola", "handoff: { to: beoordeling }", "acceptance: PT2H", "{ at: +PT1H, do: [notify coordinator, reassign achtervang] }")).When(Kim.Opens()).When(Kim.Does("Intake"));
        scene.At("2026-11-23T12:00+01:00").ThenOpen("Beoordelen @ achtervang");
        Assert.Equal((A, Net), (scene.Handoff("Beoordelen").From, scene.Handoff("Beoordelen").To));
        Assert.Equal(A, scene.State.ResponsibleFor(scene.Task("Beoordelen")));
        Assert.Equal(ClockVerdict.Breached, scene.Happened<ClockStopped>().Verdict);
        Assert.Single(scene.Events.OfType<HandoffWithdrawn>());
    }

    [Fact]
    public void A_team_the_work_is_taken_from_in_time_broke_no_promise()
    {
        var scene = Promised("completion: PT8H", "{ at: 50%, do: reassign beoordeling }").At("2026-11-23T13:00+01:00");
        Assert.Equal(A, scene.Happened<ClockDropped>().Clock.Team);
    }

    [Fact]
    public void A_team_that_is_gone_since_has_become_the_safety_nets_concern()
    {
        var teams = new TeamDirectory([.. Teams.Teams, new Team("balie", "Balie", null)], Net);
        var scene = Ready(Relay, teams: teams).Promises(One("ola", "lane: klantcontact", "completion: PT2H", "{ at: 100%, do: reassign balie }")).When(Kim.Opens());
        var promises = scene.Promises;
        var later = Ready(Relay);
        later.Promises = promises;
        later.When(Kim.Opens()).At("2026-11-23T11:00+01:00").ThenOpen("Intake @ achtervang");
    }

    [Fact]
    public void A_process_is_asked_for_once()
    {
        var scene = Promised("completion: PT2H", "{ at: 100%, do: start klacht }").At("2026-11-23T11:00+01:00");
        Assert.Equal("klacht", scene.Happened<ProcessAsked>().Process);
        scene.RunUntil("2026-11-30T11:00+01:00").Then(_ => Assert.Single(scene.AllEvents.OfType<ProcessAsked>()));
    }

    [Fact]
    public void A_case_that_was_asleep_climbs_once_what_it_missed_in_order_and_a_repetition_does_not_catch_up()
    {
        var scene = Promised("completion: PT8H", "{ at: 50%, do: mark a }, { at: 100%, do: mark b }, { at: +PT1H, repeat: PT1H, times: 50, do: notify team }").At("2026-11-27T10:00+01:00");
        Assert.Equal(["50%", "100%", "+PT1H"], scene.Events.OfType<Escalated>().Select(rung => rung.Rung));
        scene.When(Wakes).ThenNothing().At("2026-11-27T10:59+01:00").ThenNothing();
        scene.At("2026-11-27T11:00+01:00").Then(_ => Assert.Equal(1, scene.Happened<Escalated>().Repetition));
    }

    [Fact]
    public void A_second_node_that_wakes_the_same_case_finds_that_the_rung_has_fired()
    {
        var scene = Promised("completion: PT8H", "{ at: 50%, do: [raise priority, notify team] }").At("2026-11-23T13:00+01:00");
        scene.When(Wakes, Wakes).ThenNothing().Then(_ => Assert.Single(scene.AllEvents.OfType<Escalated>()));
    }

    [Fact]
    public void A_rung_is_cancelled_when_its_clock_stops_or_stands_still()
    {
        var stopped = Promised("completion: PT8H", "{ at: 50%, do: mark a }").When(Kim.Does("Intake"));
        Assert.Null(stopped.State.NextWake);
        var paused = Promised("completion: PT8H", "{ at: 50%, do: mark a }").Later("2026-11-23T12:00+01:00").When(Kim.Pauses(PauseGround.WaitingForClient));
        Assert.Null(paused.State.NextWake);
        paused.At("2026-11-25T12:00+01:00").ThenNothing().When(Kim.Resumes("antwoord"));
        Assert.Equal("2026-11-25 13:00", Local(paused.State.NextWake));
    }

    [Fact]
    public void A_ladder_that_changes_is_climbed_as_it_is_from_then_on()
    {
        var scene = Promised("completion: PT8H", "{ at: 50%, do: mark a }").Later("2026-11-23T10:00+01:00")
            .Promises(One("ola", "lane: klantcontact", "completion: PT8H", "{ at: 75%, do: mark b }")).When(Reviews);
        Assert.Equal("2026-11-23 15:00", Local(scene.State.NextWake));
        scene.When(Reviews).ThenNothing().RunUntil("2026-11-24T12:00+01:00").Then(_ => Assert.Equal(["b"], scene.State.Marks));
    }

    [Fact]
    public void Ladders_that_send_work_to_each_others_teams_end_at_the_safety_net()
    {
        // Longer before the target than the target is long: each fires as soon as its clock starts.
        var scene = Ready(Relay).Promises(Some(
            ("ola", "lane: klantcontact", "completion: PT1H", "{ at: -PT9H, do: reassign beoordeling }", "kantoor"),
            ("ola", "lane: beoordeling", "completion: PT1H", "{ at: -PT9H, do: reassign klantcontact }", "kantoor"),
            ("ola", "lane: achtervang", "completion: PT1H", "{ at: -PT9H, do: reassign klantcontact }", "kantoor"))).When(Kim.Opens()).When(Wakes);
        scene.ThenOpen("Intake @ achtervang");
        Assert.Equal(6, scene.AllEvents.OfType<TaskOffered>().Count() - 1);
        Assert.Null(scene.State.NextWake);
    }

    [Fact]
    public void A_person_who_acts_begins_the_count_of_reassignments_anew()
    {
        var scene = Promised("completion: PT1H", "{ at: 100%, do: reassign beoordeling }").At("2026-11-23T10:00+01:00");
        Assert.Equal(1, scene.Task("Intake").Escalations);
        scene.When(Lee.Claims("Intake"), Lee.HandsOff("Intake", C)).Then(_ => Assert.Equal(0, scene.Task("Intake").Escalations));
    }

    [Fact]
    public void What_is_needed_is_not_there_so_the_sender_mends_it_first()
    {
        var scene = Ready("lane klantcontact\nstart S\ntask Intake\nlane beoordeling\ntask Beoordelen explicit\nend E\nS > Intake\nIntake > Beoordelen { bsn! }\nBeoordelen > E")
            .Promises(Some(("ola", "lane: klantcontact", "completion: PT1H", "{ at: 100%, do: reassign uitvoering }", "kantoor"), ("ola", "handoff: { to: beoordeling }", "acceptance: PT1H", "{ at: 100%, do: reassign uitvoering }", "kantoor")))
            .When(Kim.Opens()).When(Kim.Does("Intake", ("bsn", "1")));
        scene.RunUntil("2026-11-23T10:00+01:00").ThenOpen("Beoordelen @ uitvoering");
    }

    [Fact]
    public void A_machines_clock_set_back_an_hour_fires_nothing_twice()
    {
        var scene = Promised("completion: PT8H", "{ at: 50%, repeat: PT4H, times: 5, do: notify team }").At("2026-11-23T13:00+01:00");
        scene.At("2026-11-23T12:00+01:00").ThenNothing().At("2026-11-23T13:30+01:00").ThenNothing().RunUntil("2026-11-23T17:00+01:00").Then(_ => Assert.Equal(2, scene.AllEvents.OfType<Escalated>().Count()));
    }

    [Fact]
    public void What_is_due_beyond_a_hundred_firings_is_still_due_after_the_wake()
    {
        var rungs = string.Join(", ", Enumerable.Range(1, 50).Select(percent => $"{{ at: {percent}%, do: notify team }}"));
        var scene = Ready(Relay).Promises(Some([.. Enumerable.Range(0, 3).Select(i => (new[] { "sla", "ola", "sla" }[i], new[] { "process: PROCESS", "lane: klantcontact", "process: PROCESS" }[i], new[] { "completion: PT8H", "completion: PT8H", "next-update: PT8H" }[i], (string?)rungs, "kantoor"))]))
            .When(Kim.Opens()).At("2026-11-24T09:00+01:00");
        Assert.Equal((100, true), (scene.Events.OfType<Escalated>().Count(), scene.State.NextWake <= scene.Now));
        scene.When(Wakes).Then(_ => Assert.Equal(50, scene.Events.OfType<Escalated>().Count())).When(Wakes).ThenNothing();
    }

    [Fact]
    public void A_clients_ladder_tells_those_who_have_the_work_now()
    {
        var scene = Ready(Relay).Promises(One("sla", "process: PROCESS", "completion: PT8H", "{ at: 50%, do: [notify holder, notify coordinator, notify partner] }")).When(Kim.Opens()).When(Kim.Does("Intake")).When(Lee.Accepts("Beoordelen"), Lee.Claims("Beoordelen"));
        scene.At("2026-11-23T13:00+01:00").Then(_ => Assert.Equal(["2026-11-23 13:00 50%: notify holder, notify coordinator, notify partner -> holder beoordeling/lee, coordinator beoordeling, partner klantcontact/kim"], scene.Climbed()));
    }

    [Fact]
    public void What_nobody_moves_is_taken_over_by_the_safety_net()
    {
        var stuck = Given(Relay);
        var task = stuck.Task("Intake").Id;
        var scene = stuck.When(it => new RescueCase("untouched") { Task = task, By = Actor.Engine, Now = it.Now }).ThenOpen("Intake @ achtervang");
        scene.When(it => new RescueCase("untouched") { Task = task, By = Actor.Engine, Now = it.Now }).ThenNothing();
        scene.When(it => new RescueCase("untouched") { Task = it.Task("Intake").Id, By = Actor.Engine, Now = it.Now }).ThenNothing();
    }

    [Fact]
    public void A_rung_that_comes_late_waits_until_somebody_is_there()
    {
        var scene = Ready(Relay).Promises(One("ola", "lane: klantcontact", "completion: PT4H", "{ at: 100%, do: mark laat }")).When(Kim.Opens());
        // Due at 13:00; the node was away and comes back at three in the night.
        scene.At(new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.FromHours(1)));
        Assert.Empty(scene.State.Marks);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1)), scene.State.NextWake);
        scene.At(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1)));
        Assert.Equal(["laat"], scene.State.Marks);
    }

    [Fact]
    public void What_is_due_at_closing_time_fires_though_the_wake_up_comes_just_after_it() =>
        Assert.Equal(["laat"], Ready(Relay).Promises(One("ola", "lane: klantcontact", "completion: PT8H", "{ at: 100%, do: mark laat }")).When(Kim.Opens())
            .At(new DateTimeOffset(2026, 11, 23, 17, 0, 2, TimeSpan.FromHours(1))).State.Marks);

    [Fact]
    public void Who_took_it_meanwhile_keeps_it() =>
        Given(Relay).When(Kim.Claims("Intake")).When(it => new RescueCase("nobody-holds") { Task = it.Task("Intake").Id, By = Actor.Engine, Now = it.Now }).ThenNothing();

    [Fact]
    public void For_a_case_that_is_stuck_as_a_whole_the_safety_net_gets_work_of_its_own()
    {
        var scene = Given(Relay).When(Kim.Claims("Intake")).When(it => new RescueCase("waits-without-end") { By = Actor.Engine, Now = it.Now });
        Assert.Equal(["klantcontact", Net], scene.State.Tasks.Select(open => open.Team));
        Assert.Equal("kim", scene.Task("Intake").Holder?.Person);
        scene.When(it => new RescueCase("waits-without-end") { By = Actor.Engine, Now = it.Now }).ThenNothing();
    }

    [Fact]
    public void A_repair_that_nobody_does_is_the_safety_nets_to_mend()
    {
        var scene = Given("lane klantcontact\ntask X\nlane beoordeling\ntask Y\nX > Y").When(Kim.Does("X")).When(Lee.Declines("Y", DeclineReasons.NotOurs, note: "niet van ons"));
        scene.When(it => new RescueCase("nobody-holds") { Task = Assert.Single(it.State.Tasks).Id, By = Actor.Engine, Now = it.Now });
        var repair = Assert.Single(scene.State.Tasks);
        Assert.Equal((WorkKind.Repair, Net), (repair.Kind, repair.Team));
    }

    [Fact]
    public void A_team_that_is_merged_takes_its_work_along()
    {
        var scene = Given(Relay).When(Kim.Claims("Intake")).When(it => new MergeTeams(A, C) { By = Robin, Now = it.Now });
        Assert.Equal(C, scene.Task("Intake").Team);
        Assert.Equal("kim", scene.Task("Intake").Holder?.Person);
        scene.When(it => new MergeTeams(A, C) { By = Robin, Now = it.Now }).ThenNothing();
    }

    private static Scene Promised(string clocks, string rungs) => Ready(Relay).Promises(One("ola", "lane: klantcontact", clocks, rungs)).When(Kim.Opens());
}
