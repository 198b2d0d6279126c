using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class TimerTests
{
    [Fact]
    public void A_timer_fires_when_its_time_has_come_and_not_before() =>
        Given("lane klantcontact\ncatch T timer=PT1H\ntask X\nT > X").Then(it => Assert.Equal(Monday.AddHours(1), it.State.NextWake))
            .After("PT59M").ThenNothing().After("PT1M").ThenOpen("X @ klantcontact").At(Monday.AddHours(2)).ThenNothing();

    [Fact]
    public void A_late_wake_up_fires_everything_due_in_order() =>
        Given("lane klantcontact\nand P\ncatch T1 timer=PT2H\ncatch T2 timer=PT1H\nP > T1\nP > T2").After("P3D")
            .Then(it => Assert.Equal(["T2", "T1"], it.Events.OfType<TimerFired>().Select(fired => fired.Node))).ThenEnded();

    [Fact]
    public void A_timer_without_a_time_is_ended_by_its_name() =>
        Given("lane beoordeling\ncatch Afwachten timer\ntask X\nAfwachten > X").ThenOpen("wait Afwachten @ beoordeling").Then(it => Assert.Null(it.State.NextWake))
            .When(Kim.Completes("Afwachten")).ThenRefused(RejectionCode.NotYourTeam).When(Lee.Completes("Afwachten")).ThenOpen("X @ beoordeling");

    [Theory]
    [InlineData("2026-11-24T12:00:00+01:00", "2026-11-24T12:00:00+01:00")]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-24T13:00:00+01:00")]
    [InlineData("2026-11-24T12:00:00", "2026-11-24T12:00:00+01:00")]
    [InlineData("2026-07-01", "2026-11-23T09:00:00+01:00")]
    [InlineData("2027-07-01", "2027-07-01T00:00:00+02:00")]
    public void A_date_is_a_moment_in_our_zone_and_a_past_one_is_now(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), TimerDetail.ParseDate(text)!.FiresAt(Monday));

    [Theory]
    [InlineData("PT90M", "2026-11-23T10:30:00+01:00")]
    [InlineData("P1D", "2026-11-24T09:00:00+01:00")]
    [InlineData("P2W", "2026-12-07T09:00:00+01:00")]
    [InlineData("P1M", "2026-12-23T09:00:00+01:00")]
    [InlineData("P1Y2M3DT4H5M6S", "2028-01-26T13:05:06+01:00")]
    public void A_duration_counts_from_the_moment_it_is_armed(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), TimerDetail.ParseDuration(text)!.FiresAt(Monday));

    [Theory]
    [InlineData("2027-03-27T12:00:00+01:00", "P1D", "2027-03-28T12:00:00+02:00")]
    [InlineData("2027-03-27T12:00:00+01:00", "PT24H", "2027-03-28T13:00:00+02:00")]
    [InlineData("2027-03-27T02:30:00+01:00", "P1D", "2027-03-28T03:30:00+02:00")]
    [InlineData("2027-10-30T12:00:00+02:00", "P1D", "2027-10-31T12:00:00+01:00")]
    [InlineData("2027-10-30T12:00:00+02:00", "PT24H", "2027-10-31T11:00:00+01:00")]
    [InlineData("2027-10-30T02:30:00+02:00", "P1D", "2027-10-31T02:30:00+02:00")]
    [InlineData("2027-01-31T09:00:00+01:00", "P1M", "2027-02-28T09:00:00+01:00")]
    public void Days_are_days_of_the_calendar_and_hours_are_physical(string from, string duration, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), TimerDetail.ParseDuration(duration)!.FiresAt(DateTimeOffset.Parse(from, null)));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT0S")]
    [InlineData("-PT1H")]
    [InlineData("PT-1H")]
    [InlineData("P101Y")]
    [InlineData("PT99999999999999H")]
    [InlineData("PT9223372036854775807S")]
    [InlineData("PT9223372036854775808S")]
    [InlineData("P99999999999D")]
    [InlineData("1 dag")]
    public void What_is_no_duration_in_the_future_is_none(string text) => Assert.Null(TimerDetail.ParseDuration(text));

    [Theory]
    [InlineData("R3/PT10M", 3)]
    [InlineData("R/P1D", null)]
    public void A_cycle_repeats_so_often_or_for_ever(string text, int? repeats) => Assert.Equal(repeats, TimerDetail.ParseCycle(text)!.Repeats);

    [Theory]
    [InlineData("R0/PT10M")]
    [InlineData("R-1/PT10M")]
    [InlineData("R99999999999/PT10M")]
    [InlineData("PT10M")]
    [InlineData("R3/")]
    [InlineData("/PT10M")]
    [InlineData("R3")]
    public void What_is_no_cycle_is_none(string text) => Assert.Null(TimerDetail.ParseCycle(text));

    [Theory]
    [InlineData("9999-12-31T23:59:59-18:00")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01T00:00:00+18:00")]
    [InlineData("-9998-01-01")]
    public void A_date_at_the_edge_of_the_calendar_breaks_nothing(string text) => TimerDetail.ParseDate(text)?.FiresAt(Monday);

    [Fact]
    public void A_bounded_cycle_fires_so_often()
    {
        var scene = Given("lane klantcontact\ntask X\nboundary H on=X cycle=R2/PT1H keeps\ntask Y\nH > Y");
        scene.After("PT1H").ThenOpen("X @ klantcontact", "Y @ klantcontact").Then(it => Assert.Equal(Monday.AddHours(2), it.State.NextWake));
        scene.After("PT1H").ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact").Then(it => Assert.Null(it.State.NextWake));
        scene.After("P1D").ThenNothing();
    }

    [Fact]
    public void A_cycle_without_a_bound_goes_on_and_does_not_make_up_for_lost_time()
    {
        var scene = Given("lane klantcontact\ntask X\nboundary H on=X cycle=R/PT1H keeps\ntask Y\nH > Y");
        scene.After("P1D").Then(it => Assert.Single(it.Events.OfType<TimerFired>())).Then(it => Assert.Equal(Monday.AddHours(25), it.State.NextWake));
        scene.When(Kim.Does("X")).Then(it => Assert.Null(it.State.NextWake));
    }

    [Fact]
    public void A_wake_up_of_a_closed_case_changes_nothing() => Given("lane klantcontact\ntask X").When(Kim.Does("X")).After("P1D").ThenNothing();
}

public sealed class BoundaryTests
{
    [Fact]
    public void An_interrupting_timer_ends_the_work() =>
        Given("lane klantcontact\ntask X\nboundary T on=X timer=PT1H\ntask Laat\ntask Klaar\nT > Laat\nX > Klaar").When(Kim.Claims("X")).After("PT1H")
            .ThenOpen("Laat @ klantcontact").Then(it => Assert.Equal("interrupted", it.Happened<TaskCancelled>().Why));

    [Fact]
    public void Work_done_in_time_disarms_it() =>
        Given("lane klantcontact\ntask X\nboundary T on=X timer=PT1H\ntask Laat\ntask Klaar\nT > Laat\nX > Klaar").When(Kim.Does("X")).After("PT1H").ThenNothing().ThenOpen("Klaar @ klantcontact");

    [Fact]
    public void A_timer_that_does_not_interrupt_lets_the_work_go_on() =>
        Given("lane klantcontact\ntask X\nboundary T on=X timer=PT1H keeps\ntask Rappel\nT > Rappel").When(Kim.Claims("X")).After("PT1H")
            .ThenOpen("X @ klantcontact", "Rappel @ klantcontact").After("P1D").ThenNothing().When(Kim.Completes("X")).ThenOpen("Rappel @ klantcontact");

    [Fact]
    public void A_message_that_interrupts_ends_the_work() =>
        Given("lane klantcontact\ntask X\nboundary M on=X message=stop\ntask Y\nM > Y").When(Message("stop")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_message_that_does_not_interrupt_may_come_again() =>
        Given("lane klantcontact\ntask X\nboundary M on=X message=bel keeps\ntask Y\nM > Y").When(Message("bel"), Message(" BEL "))
            .ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void A_boundary_event_without_detail_is_ended_by_its_name() =>
        Given("lane klantcontact\ntask X\nboundary T on=X timer\ntask Laat\nT > Laat").ThenOpen("X @ klantcontact", "wait T @ klantcontact")
            .When(Kim.Completes("T")).ThenOpen("Laat @ klantcontact");

    [Fact]
    public void On_a_sub_process_it_ends_all_in_it() =>
        Given("""
            lane klantcontact
            sub Deel
            task X
            sub Binnen
            task Y
            /sub
            catch T timer=P9D
            /sub
            boundary Stop on=Deel message=stop
            task Z
            Stop > Z
            """).ThenOpen("X @ klantcontact", "Y @ klantcontact").When(Message("stop")).ThenOpen("Z @ klantcontact").Then(it => Assert.Single(it.State.Scopes));

    [Fact]
    public void On_a_sub_process_it_may_let_all_go_on() =>
        Given("lane klantcontact\nsub Deel\ntask X\n/sub\nboundary T on=Deel timer=PT1H keeps\ntask Z\nT > Z").After("PT1H").ThenOpen("X @ klantcontact", "Z @ klantcontact")
            .When(Kim.Does("X")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void Inside_a_sub_process_it_stays_inside() =>
        Given("lane klantcontact\nsub Deel\ntask X\nboundary T on=X timer=PT1H\ntask Y\nT > Y\n/sub\ntask Z\nDeel > Z").After("PT1H").ThenOpen("Y @ klantcontact")
            .When(Kim.Does("Y")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void On_a_receive_task_it_guards_the_waiting() =>
        Given("lane klantcontact\nreceive R message=brief\nboundary T on=R timer=P1D\ntask Laat\ntask Y\nT > Laat\nR > Y").After("P1D").ThenOpen("Laat @ klantcontact");

    [Fact]
    public void The_sender_of_what_follows_is_who_worked_on_it()
    {
        const string drawing = "lane klantcontact\ntask X\nlane beoordeling\ntask Y\nboundary T on=Y timer=PT1H\nlane uitvoering\ntask Z\nX > Y\nT > Z";
        Given(drawing).When(Kim.Does("X")).After("PT1H").Then(it => Assert.Equal(A, it.Handoff("Z").From));
        Given(drawing).When(Kim.Does("X")).When(Lee.Claims("Y")).After("PT1H").Then(it => Assert.Equal((B, "lee"), (it.Handoff("Z").From, it.Handoff("Z").FromPerson)));
    }
}

public sealed class RaceTests
{
    private const string Race = """
        lane klantcontact
        task X
        race Wat
        catch Antwoord message=antwoord
        catch Termijn timer=P1D
        receive Brief message=brief
        task Verwerken
        task Rappel
        X > Wat
        Wat > Antwoord > Verwerken
        Wat > Termijn > Rappel
        Wat > Brief > Verwerken
        """;

    [Fact]
    public void The_first_event_decides() =>
        Given(Race).When(Kim.Does("X")).ThenOpen().When(Message("antwoord")).ThenOpen("Verwerken @ klantcontact").Then(it => Assert.Null(it.State.NextWake));

    [Fact]
    public void A_receive_task_races_too() => Given(Race).When(Kim.Does("X")).When(Message("brief")).ThenOpen("Verwerken @ klantcontact");

    [Fact]
    public void A_deadline_decides_when_nothing_came() => Given(Race).When(Kim.Does("X")).After("P1D").ThenOpen("Rappel @ klantcontact");

    [Fact]
    public void What_comes_after_it_was_decided_is_kept() =>
        Given(Race).When(Kim.Does("X")).After("P1D").When(Message("antwoord")).ThenOpen("Rappel @ klantcontact").Then(it => Assert.Single(it.State.KeptMessages));

    [Fact]
    public void A_message_that_came_before_decides_at_once() =>
        Given(Race).When(Message("antwoord"), Kim.Claims("X"), Kim.Completes("X")).ThenOpen("Verwerken @ klantcontact").Then(it => Assert.Empty(it.State.KeptMessages));

    [Fact]
    public void An_event_without_detail_races_by_its_name() =>
        Given("lane klantcontact\nrace W\ncatch Gebeld message\nreceive Post\ncatch T timer=P1D\ntask Y\ntask Z\nW > Gebeld > Y\nW > Post > Z\nW > T > Z")
            .ThenOpen("wait Gebeld @ klantcontact", "wait Post @ klantcontact").When(Kim.Completes("Gebeld")).ThenOpen("Y @ klantcontact").Then(it => Assert.Null(it.State.NextWake));
}

public sealed class MessageTests
{
    [Fact]
    public void A_message_ends_the_wait_of_its_name_however_it_is_spelled() =>
        Given("lane klantcontact\ncatch M message=antwoord\ntask X\nM > X").When(Message("  Antwoord")).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_message_that_came_early_is_kept_for_later() =>
        Given("lane klantcontact\ntask X\ncatch M message=antwoord\ntask Y\nX > M > Y").When(Message("antwoord")).ThenOpen("X @ klantcontact")
            .When(Kim.Does("X")).ThenOpen("Y @ klantcontact").Then(it => Assert.True(it.Happened<MessageReceived>().FromKept));

    [Fact]
    public void A_kept_message_is_used_once() =>
        Given("lane klantcontact\nstart S\ntask X\ncatch M message=antwoord\nS > X > M > X").When(Message("antwoord")).When(Kim.Does("X")).ThenOpen("X @ klantcontact")
            .When(Kim.Does("X")).ThenOpen().Then(it => Assert.Single(it.State.Positions));

    [Fact]
    public void A_message_nothing_ever_waits_for_is_unknown() =>
        Given("lane klantcontact\ntask X").When(Message("wat")).ThenRefused(RejectionCode.MessageUnknown, "wat").When(Message(null, "nergens")).ThenRefused(RejectionCode.MessageUnknown);

    [Fact]
    public void A_message_without_name_or_node_is_unknown() => Given("lane klantcontact\ntask X").When(Message(null)).ThenRefused(RejectionCode.MessageUnknown);

    [Fact]
    public void So_many_are_kept_and_no_more()
    {
        var scene = Given("lane klantcontact\ntask X\ncatch M message=antwoord\nX > M");
        for (var sent = 0; sent < 50; sent++) scene.When(Message("antwoord"));
        scene.When(Message("antwoord")).ThenRefused(RejectionCode.MessageUnknown);
    }

    [Fact]
    public void What_it_carries_comes_to_the_case() =>
        Given("lane klantcontact\ncatch M message=antwoord\ntask X\nM > X").When(Message("antwoord", null, ("bedrag", 3))).Then(it => Assert.True(it.State.Values.ContainsKey("bedrag")));

    [Theory]
    [InlineData("$note-1-0")]
    [InlineData("")]
    public void It_carries_no_reserved_names(string key) =>
        Given("lane klantcontact\ncatch M message=antwoord\ntask X\nM > X").When(Message("antwoord", null, (key, "x"))).ThenRefused(RejectionCode.FieldInvalid);

    [Fact]
    public void A_message_to_a_task_only_informs_it() =>
        Given("lane klantcontact\ntask X").When(Message("extra", "X", ("k", 1))).ThenOpen("X @ klantcontact").Then(it => Assert.Null(it.Happened<MessageReceived>().Position));

    [Fact]
    public void A_message_to_a_sub_process_only_informs_it() => Given("lane klantcontact\nsub D\ntask X\n/sub").When(Message("extra", "D")).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_message_to_what_awaits_none_is_unknown() =>
        Given("lane klantcontact\nxor G\ntask X\ntask Y\nG > X\nG > Y").When(Message("extra", "G")).ThenRefused(RejectionCode.MessageUnknown);

    [Fact]
    public void The_journal_has_the_name_that_was_drawn() =>
        Given("lane klantcontact\ntask X\ncatch M message=antwoord\nX > M").When(Message(" ANTWOORD ")).Then(it => Assert.Equal("antwoord", it.Happened<MessageKept>().Message.Name))
            .When(Message(Invariants.Typed, "X")).Then(it => Assert.Null(it.Happened<MessageReceived>().Name));

    [Fact]
    public void A_message_to_a_node_does_not_use_up_one_that_came_by_name()
    {
        var scene = Given("""
            pool P
            lane klantcontact
            task X
            catch OpNaam message=n
            catch OpStroom message
            task Y
            task Z
            and S
            task W
            X > S
            S > OpStroom > Y
            S > W > OpNaam > Z
            pool Q
            task Ander
            Ander ~> OpStroom : n
            """);
        scene.When(Message("n"), Message("n", "OpStroom"));
        scene.When(Kim.Does("X")).ThenOpen("W @ klantcontact", "Y @ klantcontact").Then(it => Assert.Null(Assert.Single(it.State.KeptMessages).Node));
        scene.When(Kim.Does("W")).ThenOpen("Y @ klantcontact", "Z @ klantcontact");
    }

    [Fact]
    public void A_closed_case_takes_no_message() =>
        Given("lane klantcontact\ntask X\ncatch M message=a\nX > M").When(Kim.Closes(Outcomes.Duplicate, "dubbel")).When(Message("a")).ThenRefused(RejectionCode.CaseClosed);

    [Fact]
    public void A_throw_event_sends_by_name_when_no_flow_says_where() =>
        Given("lane klantcontact\nthrow T message=klaar\ntask X\nT > X").Then(it => Assert.Equal(new MessageSent("T", "klaar", null, null, null, null), it.Happened<MessageSent>()));
}
