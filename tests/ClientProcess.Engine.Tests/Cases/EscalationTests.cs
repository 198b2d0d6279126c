using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Escalations go up to the nearest that catches them, beside the work or instead of it (BPMN 2.0 section 10.5.5).</summary>
public sealed class EscalationTests
{
    [Fact]
    public void Beside_the_work_both_go_on() =>
        Given("lane klantcontact\nsub S\ntask X\nthrow Meld escalation=E\ntask Z\nX > Meld > Z\n/sub\nboundary Hoor on=S escalation=E keeps\nlane beoordeling\ntask Y\nHoor > Y").When(Kim.Does("X")).ThenOpen("Z @ klantcontact", "Y @ beoordeling")
            .Then(it => Assert.Equal(A, it.Handoff("Y").From)).When(Kim.Does("Z")).ThenOpen("Y @ beoordeling");

    [Fact]
    public void Instead_of_it_the_rest_of_the_sub_process_ends() =>
        Given("lane klantcontact\nsub S\ntask X\nthrow Meld escalation=E\ntask Z\nX > Meld > Z\n/sub\nboundary Hoor on=S escalation=E\ntask Y\nHoor > Y").When(Kim.Does("X")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void An_end_that_escalates_ends_its_token_only() =>
        Given("lane klantcontact\nsub S\nand P\ntask X\ntask Z\nend Meld escalation=E\nP > X > Meld\nP > Z\n/sub\nboundary Hoor on=S escalation keeps\ntask Y\nHoor > Y").When(Kim.Does("X")).ThenOpen("Z @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void Nobody_to_tell_is_nothing_to_tell() =>
        Given("lane klantcontact\ntask X\nthrow Meld escalation=E\ntask Z\nX > Meld > Z").When(Kim.Does("X")).ThenOpen("Z @ klantcontact").Then(it => Assert.Null(it.Happened<EscalationThrown>().CaughtAt));

    [Fact]
    public void An_event_sub_process_that_interrupts_takes_away_the_token_that_told_it() =>
        Given("lane klantcontact\ntask X\nthrow Meld escalation=E\ntask Z\nX > Meld > Z\non Als\nstart Hoor escalation=E\ntask Y\nHoor > Y\n/sub").When(Kim.Does("X")).ThenOpen("Y @ klantcontact").When(Kim.Does("Y")).ThenEnded();

    [Fact]
    public void An_event_sub_process_beside_it_lets_the_token_go_on() =>
        Given("lane klantcontact\ntask X\nthrow Meld escalation=E\ntask Z\nX > Meld > Z\non Als\nstart Hoor escalation=E keeps\nlane klantcontact\ntask Y\nHoor > Y\n/sub").When(Kim.Does("X")).ThenOpen("Y @ klantcontact", "Z @ klantcontact");

    [Fact]
    public void What_an_event_sub_process_tells_is_not_for_itself() =>
        Given("lane klantcontact\nsub S\ntask X\nthrow Meld escalation=E\nX > Meld\non Als\nstart Hoor escalation=E\nthrow Verder escalation=E\nHoor > Verder\n/sub\n/sub\nboundary Buiten on=S escalation=E\ntask Y\nBuiten > Y").When(Kim.Does("X")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_person_tells_it_and_keeps_the_work() =>
        Given("lane klantcontact\ntask X\nboundary Hoor on=X escalation=E keeps\nlane beoordeling\ntask Y\nHoor > Y").When(Kim.Claims("X"), Kim.Raises("X", "escalation:E")).ThenOpen("X @ klantcontact", "Y @ beoordeling")
            .Then(it => Assert.Equal("kim", it.Task("X").Holder!.Person)).When(Kim.Completes("X")).ThenOpen("Y @ beoordeling");

    [Fact]
    public void A_person_tells_it_instead_of_the_work() =>
        Given("lane klantcontact\nsub S\ntask X\ntask Z\n/sub\nboundary Hoor on=S escalation=E\ntask Y\nHoor > Y").When(Kim.Claims("X"), Kim.Raises("X", "Hoor")).ThenOpen("Y @ klantcontact");
}
