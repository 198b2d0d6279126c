using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Promising;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Promises about a case, counted while it moves.</summary>
public sealed class ClockTests
{
    private const string Relay = """
        lane klantcontact
        start S
        task Intake
        lane beoordeling
        task Beoordelen
        end E
        S > Intake > Beoordelen > E
        """;

    private const string Explicit = """
        lane klantcontact
        start S
        task Intake
        lane beoordeling
        task Beoordelen explicit
        end E
        S > Intake > Beoordelen > E
        """;

    private const ClockKind Completion = ClockKind.Completion, Acceptance = ClockKind.Acceptance, FirstResponse = ClockKind.FirstResponse, NextUpdate = ClockKind.NextUpdate;

    private static readonly string Client = One("sla", "process: PROCESS", "completion: PT8H");
    private static readonly string Teams = Some(
        ("sla", "process: PROCESS", "completion: PT16H", null, "kantoor"), ("ola", "lane: klantcontact", "completion: PT4H", null, "kantoor"), ("ola", "lane: beoordeling", "completion: PT8H", null, "kantoor"));

    [Fact]
    public void An_agreement_on_a_flow_is_about_the_handoffs_along_it_and_no_others()
    {
        const string drawing = "lane klantcontact\nstart S\ntask X\nxor G\nlane beoordeling\ntask Y\nlane uitvoering\ntask Z\nS > X > G\nG > Y : ja\nG > Z : nee";
        var promised = One("ola", "handoff: X-G", "acceptance: PT4H");
        Assert.Single(Ready(drawing).Promises(promised).When(Kim.Opens(), Kim.Claims("X"), Kim.Completes("X", choices: [("G", "ja")])).State.Clocks);
        Assert.Single(Ready(drawing).Promises(One("ola", "handoff: G-Y", "acceptance: PT4H")).When(Kim.Opens(), Kim.Claims("X"), Kim.Completes("X", choices: [("G", "ja")])).State.Clocks);
        Assert.Empty(Ready(drawing).Promises(One("ola", "handoff: G-Y", "acceptance: PT4H")).When(Kim.Opens(), Kim.Claims("X"), Kim.Completes("X", choices: [("G", "nee")])).State.Clocks);
    }

    [Fact]
    public void The_clients_clock_starts_when_the_client_contacted_us_not_when_we_wrote_it_down() =>
        Ready(Relay).Promises(Client).When(Kim.Opens(occurredAt: Monday.AddDays(-3).AddHours(7)))
            .Then(scene => Assert.Equal("2026-11-23 16:00", scene.Due(Completion)));

    [Fact]
    public void The_clients_clock_never_starts_again_on_a_handoff()
    {
        var scene = Promised(Relay, Client);
        var before = scene.Clock(Completion);
        scene.After("PT3H").When(Kim.Does("Intake")).When(Lee.Claims("Beoordelen"));
        Assert.Equal(CaseJson.Write(before), CaseJson.Write(scene.Clock(Completion)));
    }

    [Fact]
    public void A_teams_clock_starts_when_the_work_reaches_it_so_that_nobody_inherits_a_dead_one()
    {
        var scene = Promised(Relay, Teams).Then(scene => Assert.Equal("2026-11-23 13:00", scene.Due(Completion, A)));
        scene.Later("2026-11-23T15:00+01:00").When(Kim.Does("Intake"));
        Assert.Equal((A, ClockVerdict.Breached), (scene.Happened<ClockStopped>().Clock.Team, scene.Happened<ClockStopped>().Verdict));
        Assert.Equal("2026-11-24 15:00", scene.Due(Completion, B));
        Assert.Equal("2026-11-24 17:00", scene.Due(Completion));
    }

    [Fact]
    public void The_last_teams_clock_and_the_clients_stop_with_the_case()
    {
        var scene = Promised(Relay, Teams).When(Kim.Does("Intake")).When(Lee.Does("Beoordelen")).ThenEnded();
        Assert.Equal([(B, ClockVerdict.Hit), (null, ClockVerdict.Hit)], scene.Events.OfType<ClockStopped>().Select(stopped => (stopped.Clock.Team, stopped.Verdict)));
    }

    [Fact]
    public void Only_the_receivers_own_act_keeps_the_promise_to_accept()
    {
        var scene = Promised(Explicit, One("ola", "handoff: { to: beoordeling }", "acceptance: PT4H")).When(Kim.Does("Intake"));
        Assert.Equal("2026-11-23 13:00", scene.Due(Acceptance, B));
        scene.Later("2026-11-23T10:00+01:00").When(Kim.Tells("de klant belde nog"), Lee.Asks("Beoordelen", "welk jaar?"), Kim.Answers("Beoordelen", "2026"), Noor.Pauses(PauseGround.WaitingForClient), Noor.Resumes("antwoord"));
        Assert.Equal(ClockStatus.Running, scene.Clock(Acceptance, B).Clock.Status);
        scene.When(Lee.Accepts("Beoordelen"));
        Assert.Equal(ClockVerdict.Hit, scene.Happened<ClockStopped>().Verdict);
    }

    [Fact]
    public void A_no_answers_the_offer_as_well()
    {
        var scene = Promised(Explicit, One("ola", "handoff: { to: beoordeling }", "acceptance: PT4H")).When(Kim.Does("Intake")).When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs));
        Assert.Equal(ClockVerdict.Hit, scene.Happened<ClockStopped>().Verdict);
        Assert.Empty(scene.State.Clocks);
    }

    [Fact]
    public void An_offer_that_is_taken_back_in_time_has_no_verdict()
    {
        var scene = Promised(Explicit, One("ola", "handoff: { to: beoordeling }", "acceptance: PT4H")).When(Kim.Does("Intake")).When(Kim.TakesBack("Beoordelen"));
        Assert.Equal(B, scene.Happened<ClockDropped>().Clock.Team);
    }

    [Fact]
    public void A_completion_promised_for_a_handoff_counts_for_the_work_handed_over()
    {
        var scene = Promised(Relay, One("ola", "handoff: { from: klantcontact, to: beoordeling }", "completion: PT2H")).Then(scene => Assert.Empty(scene.State.Clocks));
        scene.When(Kim.Does("Intake"));
        Assert.Equal("2026-11-23 11:00", scene.Due(Completion, B));
    }

    [Theory]
    [InlineData(PauseGround.WaitingForClient, true, true)]
    [InlineData(PauseGround.WaitingForPartner, false, true)]
    [InlineData(PauseGround.Other, false, true)]
    public void A_pause_stops_the_clocks_of_its_ground(PauseGround ground, bool client, bool team)
    {
        var scene = Promised(Relay, Teams).Later("2026-11-23T11:00+01:00").When(Kim.Pauses(ground));
        Assert.Equal((client, team), (IsPaused(scene, null), IsPaused(scene, A)));
        scene.Later("2026-11-23T15:00+01:00").When(Kim.Resumes("verder"));
        Assert.Equal((client ? "2026-11-25 13:00" : "2026-11-24 17:00", "2026-11-24 09:00"), (scene.Due(Completion), Early(scene)));

        static bool IsPaused(Scene scene, string? team) => scene.Clock(Completion, team).Clock.Status == ClockStatus.Paused;
        static string Early(Scene scene) => scene.Due(Completion, A) is "2026-11-23 17:00" ? "2026-11-24 09:00" : scene.Due(Completion, A);
    }

    [Fact]
    public void What_begins_while_the_case_stands_still_stands_still_too()
    {
        var scene = Promised(Relay, Teams).When(Kim.Pauses(PauseGround.WaitingForClient)).When(Kim.Does("Intake"));
        Assert.Equal((ClockStatus.Paused, null), (scene.Clock(Completion, B).Clock.Status, scene.State.NextWake));
        scene.Later("2026-11-24T09:00+01:00").When(Kim.Resumes("antwoord"));
        Assert.Equal("2026-11-24 17:00", scene.Due(Completion, B));
    }

    [Fact]
    public void A_pause_that_is_over_ends_when_it_was_to_end_however_late_the_sweep_comes()
    {
        var scene = Promised(Relay, Client).When(Kim.Pauses(PauseGround.WaitingForClient, Monday.AddHours(2)));
        scene.At(Monday.AddDays(3));
        Assert.Equal(("2026-11-24 11:00", Monday.AddHours(2)), (scene.Due(Completion), scene.Happened<CaseResumed>().At));
    }

    [Fact]
    public void A_statutory_term_stands_still_on_a_named_ground_of_the_law_only()
    {
        var scene = Promised(Relay, One("sla", "process: PROCESS", "completion: 8 weeks statutory"));
        Assert.Equal("2027-01-18", scene.Due(Completion)[..10]);
        scene.When(Kim.Pauses(PauseGround.WaitingForClient)).Then(_ => Assert.Equal(ClockStatus.Running, scene.Clock(Completion).Clock.Status)).When(Kim.Resumes("toch"));
        scene.Dare(Kim.Pauses(PauseGround.Statutory)).ThenRefused(RejectionCode.GroundMissing);
        scene.When(Kim.Pauses(PauseGround.Statutory, suspension: SuspensionGround.MissingInformation));
        Assert.Equal(SuspensionGround.MissingInformation, scene.Happened<ClockPaused>().Clock.Clock.Current.Pause!.Suspension);
        scene.Later("2026-11-30T09:00+01:00").When(Kim.Resumes("ontvangen"));
        Assert.Equal("2027-01-25", scene.Due(Completion)[..10]);
    }

    [Fact]
    public void The_clients_clock_goes_on_when_the_case_is_opened_again()
    {
        var scene = Promised(Relay, Client).Later("2026-11-23T11:00+01:00").When(Kim.Does("Intake")).When(Lee.Does("Beoordelen")).ThenEnded();
        Assert.Equal(ClockVerdict.Hit, scene.Happened<ClockStopped>().Verdict);
        scene.Later("2026-11-25T09:00+01:00").When(Kim.Reopens("toch niet goed"));
        Assert.Equal("2026-11-25 15:00", Local(scene.Happened<ClockRestarted>().Clock.Clock.DueAt));
    }

    [Fact]
    public void What_a_client_who_had_withdrawn_is_promised_counts_from_the_reopening()
    {
        var scene = Promised(Relay, Client).When(Kim.Withdraws("hoeft niet")).Then(scene => Assert.Equal(Completion, scene.Happened<ClockDropped>().Clock.Clock.Terms.Clock));
        scene.Later("2026-11-25T09:00+01:00").When(Kim.Reopens("toch wel"));
        Assert.Equal("2026-11-25 17:00", scene.Due(Completion));
    }

    [Fact]
    public void What_was_late_before_it_was_withdrawn_was_late()
    {
        var scene = Promised(Relay, Teams).Later("2026-11-23T15:00+01:00").When(Kim.Withdraws("duurt te lang"));
        Assert.Equal((A, ClockVerdict.Breached), (scene.Happened<ClockStopped>().Clock.Team, scene.Happened<ClockStopped>().Verdict));
        Assert.Null(scene.Happened<ClockDropped>().Clock.Team);
    }

    [Fact]
    public void Another_priority_is_another_target_with_before_and_after_in_the_journal()
    {
        var scene = Promised(Relay, One("sla", "process: PROCESS", "completion: { target: PT16H, high: PT4H }")).Later("2026-11-23T10:00+01:00").When(Noor.Prioritises(Priority.High));
        var changed = scene.Happened<ClockTermsChanged>();
        Assert.Equal(("2026-11-24 17:00", "2026-11-23 13:00", "PT16H", "PT4H"), (Local(changed.DueBefore), Local(changed.DueAfter), changed.Before.Target, changed.Clock.Clock.Terms.Target));
        Assert.Equal((Priority.Normal, Priority.High, "noor"), (scene.Happened<PriorityChanged>().From, scene.State.Priority, scene.Happened<PriorityChanged>().By));
    }

    [Fact]
    public void Low_is_a_priority_that_is_remembered() =>
        Promised(Relay, Client).When(Noor.Prioritises(Priority.Low)).Then(scene => Assert.Equal(Priority.Low, CaseJson.ReadState(CaseJson.Write(scene.State)).Priority));

    [Fact]
    public void A_changed_promise_changes_open_clocks_from_now_and_never_the_past()
    {
        var scene = Promised(Relay, Client).Later("2026-11-23T10:00+01:00");
        var past = scene.Clock(Completion).Clock.Current;
        scene.Promises(One("sla", "process: PROCESS", "completion: PT4H")).When(Reviews);
        var clock = scene.Clock(Completion).Clock;
        Assert.Equal(past with { To = scene.Now, Worked = TimeSpan.FromHours(1) }, clock.Segments[0]);
        Assert.Equal(("2026-11-23 13:00", "2026-11-23 17:00"), (Local(scene.Happened<ClockTermsChanged>().DueAfter), Local(scene.Happened<ClockTermsChanged>().DueBefore)));
        scene.When(Reviews).ThenNothing();
    }

    [Fact]
    public void A_changed_calendar_changes_open_clocks_once()
    {
        var scene = Promised(Relay, Client).Later("2026-11-23T10:00+01:00").Promises(Client, Promising.Calendars.Replace("09:00-17:00", "09:00-13:00", StringComparison.Ordinal)).When(Reviews);
        Assert.Equal("2026-11-24 13:00", scene.Due(Completion));
        scene.When(Reviews).ThenNothing();
        scene.Later("2026-11-23T11:00+01:00").When(Noor.Prioritises(Priority.High)).Then(_ => Assert.Equal("2026-11-24 13:00", scene.Due(Completion)));
    }

    [Fact]
    public void The_same_files_read_again_change_nothing() => Promised(Relay, Teams).Later("2026-11-23T10:00+01:00").Promises(Teams).When(Reviews).ThenNothing();

    [Fact]
    public void A_promise_that_is_no_longer_made_is_still_kept() =>
        Promised(Relay, Client).Promises("agreements: {}").When(Reviews).ThenNothing().Later("2026-11-24T09:00+01:00").When(Kim.Does("Intake")).When(Lee.Does("Beoordelen"))
            .Then(scene => Assert.Equal(ClockVerdict.Breached, scene.Happened<ClockStopped>().Verdict));

    [Fact]
    public void The_verdict_is_of_the_moments_not_of_the_sweep()
    {
        var late = Promised(Relay, Teams).Later("2026-11-23T13:00:01+01:00").When(Kim.Does("Intake"));
        Assert.Equal(ClockVerdict.Breached, late.Happened<ClockStopped>().Verdict);
        var justInTime = Promised(Relay, Teams).Later("2026-11-23T13:00+01:00").When(Kim.Does("Intake"));
        Assert.Equal(ClockVerdict.Hit, justInTime.Happened<ClockStopped>().Verdict);
    }

    [Fact]
    public void Telling_the_client_is_the_first_response_and_starts_the_next_update()
    {
        var scene = Promised(Relay, One("sla", "process: PROCESS", "first-response: PT4H, next-update: 2 working days, completion: PT40H")).Later("2026-11-23T12:00+01:00").When(Kim.Informs());
        Assert.Equal([FirstResponse, NextUpdate], scene.Events.OfType<ClockStopped>().Select(stopped => stopped.Clock.Clock.Terms.Clock));
        Assert.Equal("2026-11-25 12:00", scene.Due(NextUpdate));
        scene.Later("2026-11-23T13:00+01:00").When(Kim.Informs());
        Assert.Equal([Completion, NextUpdate], scene.State.Clocks.Select(clock => clock.Clock.Terms.Clock).Order());
        scene.When(Kim.Does("Intake")).When(Lee.Does("Beoordelen")).When(Kim.Reopens("nog iets"));
        Assert.Equal([Completion, NextUpdate], scene.State.Clocks.Select(clock => clock.Clock.Terms.Clock).Order());
    }

    [Fact]
    public void A_partners_clock_runs_from_the_asking_to_the_answer_and_waits_for_nobody()
    {
        var scene = Promised(PartnerHandoffTests.Asking, One("uc", "partner: bank", "acceptance: PT4H, completion: PT16H")).When(Lee.Does("Vragen", ("saldo", 1)));
        Assert.All(scene.State.Clocks, clock => Assert.Equal(("bank", null), (clock.Partner, clock.Team)));
        scene.When(Robin.Pauses(PauseGround.WaitingForPartner)).Then(_ => Assert.All(scene.State.Clocks, clock => Assert.Equal(ClockStatus.Running, clock.Clock.Status)));
        scene.Later("2026-11-24T09:00+01:00").When(Message("antwoord"));
        Assert.Equal([(Acceptance, ClockVerdict.Breached), (Completion, ClockVerdict.Hit)], scene.Events.OfType<ClockStopped>().Select(stopped => (stopped.Clock.Clock.Terms.Clock, stopped.Verdict)));
    }

    [Fact]
    public void A_machines_clock_set_back_an_hour_takes_nothing_back()
    {
        var scene = Promised(Relay, Teams).Later("2026-11-23T11:00+01:00").When(Kim.Pauses(PauseGround.WaitingForClient));
        scene.Later("2026-11-23T10:00+01:00").When(Kim.Resumes("toch")).When(Kim.Does("Intake"));
        Assert.Equal((ClockVerdict.Hit, "2026-11-24 10:00"), (scene.Events.OfType<ClockStopped>().Single().Verdict, scene.Due(Completion, B)));
        Assert.Equal("2026-11-24 17:00", scene.Due(Completion));
    }

    [Fact]
    public void A_clock_whose_calendar_is_gone_everywhere_ends_without_a_verdict()
    {
        var scene = Promised(Relay, Client);
        scene.Promises = Promises.None;
        scene.When(Kim.Does("Intake")).When(Lee.Does("Beoordelen")).ThenEnded();
        Assert.NotNull(scene.Happened<ClockDropped>());
    }

    [Fact]
    public void A_task_is_due_when_its_clock_is_and_not_while_that_stands_still()
    {
        var scene = Promised(Relay.Replace("task Intake", "task Intake due=P1D", StringComparison.Ordinal), Teams);
        Assert.Equal("2026-11-23 13:00", Local(scene.State.DueOf(scene.Task("Intake"))));
        scene.When(Kim.Pauses(PauseGround.WaitingForClient));
        Assert.Null(scene.State.DueOf(scene.Task("Intake")));
    }

    private static Scene Promised(string drawing, string agreements) => Ready(drawing).Promises(agreements).When(Kim.Opens());
}
