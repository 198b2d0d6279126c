using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Activities in the order that people find best (BPMN 2.0 section 13.3.5).</summary>
public sealed class AdHocTests
{
    private static string Free(string words) => $"lane klantcontact\nadhoc S {words}\ntask A\ntask B\ntask C\nB > C\n/sub\nlane beoordeling\ntask Na\nS > Na";

    [Fact]
    public void All_lie_ready_and_its_people_say_when_it_is_done() =>
        Given(Free("")).ThenOpen("A @ klantcontact", "B @ klantcontact", "wait S @ klantcontact").When(Kim.Does("B")).ThenOpen("A @ klantcontact", "C @ klantcontact", "wait S @ klantcontact").When(Kim.Completes("S")).ThenOpen("Na @ beoordeling");

    [Fact]
    public void Nothing_open_is_done() => Given(Free("")).When(Kim.Does("A")).When(Kim.Does("B")).When(Kim.Does("C")).ThenOpen("Na @ beoordeling").Then(it => Assert.Equal(A, it.Handoff("Na").From));

    [Fact]
    public void One_at_a_time_a_person_says_which_is_next_or_that_it_is_done() =>
        Given(Free("sequential")).ThenOpen("choice S @ klantcontact").When(Kim.Chooses("S", "B")).ThenOpen("B @ klantcontact").When(Kim.Does("B")).ThenOpen("C @ klantcontact").When(Kim.Does("C")).ThenOpen("choice S @ klantcontact")
            .When(Kim.Chooses("S", "B")).When(Kim.Does("B")).When(Kim.Does("C")).When(Kim.Chooses("S", "C")).ThenRefused(RejectionCode.ChoiceUnknown).When(Kim.Chooses("S", "done")).ThenOpen("Na @ beoordeling");

    [Fact]
    public void Its_condition_ends_it_and_what_is_open_is_no_longer_wanted() =>
        Given(Free("when=klaar=true"), Data(("klaar", false))).ThenOpen("A @ klantcontact", "B @ klantcontact").When(Kim.Does("A", ("klaar", true))).ThenOpen("Na @ beoordeling");

    [Fact]
    public void Or_what_is_open_is_waited_for() =>
        Given(Free("when=klaar=true rest"), Data(("klaar", false))).When(Kim.Does("A", ("klaar", true))).ThenOpen("B @ klantcontact").When(Kim.Does("B")).When(Kim.Does("C")).ThenOpen("Na @ beoordeling");

    [Fact]
    public void As_long_as_it_does_not_hold_something_is_chosen_again() =>
        Given(Free("when=klaar=true"), Data(("klaar", false))).When(Kim.Does("A")).When(Kim.Does("B")).When(Kim.Does("C")).ThenOpen("choice S @ klantcontact").When(Kim.Chooses("S", "done")).ThenRefused(RejectionCode.ChoiceUnknown)
            .When(Kim.Chooses("S", "A")).When(Kim.Does("A", ("klaar", true))).ThenOpen("Na @ beoordeling");

    [Fact]
    public void A_condition_that_cannot_be_evaluated_is_an_incident_that_is_tried_again() =>
        Given(Free("when=klaar=true")).When(Kim.Does("A")).Then(it => Assert.Equal("awaited-condition", it.Happened<IncidentRaised>().Incident.Code)).When(Kim.Tells(null, ("klaar", true)), Robin.Retries()).ThenOpen("Na @ beoordeling");

    [Fact]
    public void A_border_interrupts_it() =>
        Given(Free("") + "\nboundary Op on=S timer=PT1H\ntask Laat\nOp > Laat").When(Kim.Claims("A")).After("PT1H").ThenOpen("Laat @ beoordeling").Then(it => Assert.Equal("kim", it.Handoff("Laat").FromPerson));

    [Fact]
    public void The_way_out_of_it_may_be_a_choice() =>
        Given("lane klantcontact\nadhoc S\ntask A\ntask B\n/sub\ntask X\ntask Y\nS > X : naar x [${x}]\nS > Y : naar y [${y}]").When(Kim.Does("A")).When(Kim.Does("B")).ThenOpen("choice S @ klantcontact").When(Kim.Chooses("S", "naar y")).ThenOpen("Y @ klantcontact");
}
