using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Several ways may be taken, and come together when no more can come (BPMN 2.0 section 13.4.3).</summary>
public sealed class InclusiveGatewayTests
{
    private const string Some = """
        lane klantcontact
        or G default=G-Niets
        lane beoordeling
        task A
        lane uitvoering
        task B
        task Niets
        or J
        lane klantcontact
        task Na
        G > A { k } [a = true]
        G > B [b = true]
        G > Niets
        A > J
        B > J
        Niets > J
        J > Na
        """;

    [Fact]
    public void Every_way_whose_condition_holds_is_taken_and_all_of_them_are_waited_for()
    {
        var scene = Given(Some, Data(("a", true), ("b", true))).ThenOpen("A @ beoordeling", "B @ uitvoering").When(Lee.Does("A")).ThenOpen("B @ uitvoering").When(Femke.Does("B")).ThenOpen("Na @ klantcontact");
        Assert.Equal([B, C], scene.State.Handoffs.Select(handoff => handoff.From).Order());
    }

    [Fact]
    public void One_way_does_not_wait_for_those_not_taken() => Given(Some, Data(("a", false), ("b", true))).ThenOpen("B @ uitvoering").When(Femke.Does("B")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void When_none_holds_the_default_is_taken_alone() => Given(Some, Data(("a", false), ("b", false))).ThenOpen("Niets @ uitvoering").When(Femke.Does("Niets")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void A_condition_that_cannot_be_evaluated_is_an_incident_that_is_tried_again() =>
        Given(Some, Data(("a", true))).ThenOpen().Then(it => Assert.Equal("condition", it.Happened<IncidentRaised>().Incident.Code))
            .When(Kim.Tells(null, ("b", false)), Robin.Retries()).ThenOpen("A @ beoordeling");

    [Fact]
    public void A_person_chooses_several()
    {
        const string drawing = "lane klantcontact\nor G\ntask A\ntask B\ntask C\nor J\ntask Na\nG > A : naar a\nG > B : naar b\nG > C : naar c\nA > J\nB > J\nC > J\nJ > Na";
        Given(drawing).ThenOpen("choice G @ klantcontact").When(Kim.Chooses("G", "naar a | naar c")).ThenOpen("A @ klantcontact", "C @ klantcontact").When(Kim.Does("A")).When(Kim.Does("C")).ThenOpen("Na @ klantcontact");
        Given(drawing).When(Kim.Chooses("G", "naar b")).ThenOpen("B @ klantcontact");
        Given(drawing).When(Kim.Chooses("G", "naar a | nergens")).ThenRefused(RejectionCode.ChoiceUnknown);
    }

    [Fact]
    public void A_branch_that_was_interrupted_is_not_waited_for() =>
        Given("lane klantcontact\nand P\ntask A\ntask B\nboundary Op on=B timer=PT1H\ntask Z\nor J\ntask Na\nP > A > J\nP > B > J\nOp > Z\nJ > Na").When(Kim.Does("A")).ThenOpen("B @ klantcontact").After("PT1H").ThenOpen("Z @ klantcontact", "Na @ klantcontact");

    [Fact]
    public void What_can_come_back_by_a_loop_is_waited_for() =>
        Given("lane klantcontact\nand P\ntask A\ntask B\nxor G\nor J\ntask Na\nP > A > J\nP > B > G\nG > B : nogmaals\nG > J : klaar\nJ > Na").When(Kim.Does("A")).ThenOpen("B @ klantcontact")
            .When(Kim.Claims("B"), Kim.Completes("B", choices: [("G", "nogmaals")])).ThenOpen("B @ klantcontact").When(Kim.Claims("B"), Kim.Completes("B", choices: [("G", "klaar")])).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Two_joins_that_wait_for_each_other_do_not_wait_for_ever() =>
        Given("lane klantcontact\nand P\ntask A\ntask B\nor J\nor K\nxor G\nxor H\ntask X\ntask Y\nP > A > J\nP > B > K\nJ > G\nK > H\nG > K : over\nG > X : uit\nH > J : over\nH > Y : uit").When(Kim.Does("A")).When(Kim.Claims("B"), Kim.Completes("B"))
            .Then(it => Assert.NotEmpty(it.State.Tasks));
}
