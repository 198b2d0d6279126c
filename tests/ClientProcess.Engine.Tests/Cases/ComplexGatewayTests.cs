using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What has come may be enough before all has come (BPMN 2.0 section 13.4.5).</summary>
public sealed class ComplexGatewayTests
{
    private const string TwoOfThree = """
        lane klantcontact
        and P
        task A
        task B
        task C
        complex J when=activationCount_>=_2
        task Na
        P > A > J
        P > B > J
        P > C > J
        J > Na
        """;

    [Fact]
    public void It_goes_on_when_its_condition_holds_and_takes_in_who_comes_later() =>
        Given(TwoOfThree).When(Kim.Does("A")).ThenOpen("B @ klantcontact", "C @ klantcontact").When(Kim.Does("C")).ThenOpen("B @ klantcontact", "Na @ klantcontact")
            .When(Kim.Does("B")).ThenOpen("Na @ klantcontact").Then(it => Assert.Equal("B-J", it.Happened<TokenAbsorbed>().Flow)).When(Kim.Does("Na")).ThenEnded();

    [Fact]
    public void What_cannot_become_enough_any_more_is_an_incident_that_goes_on_when_tried_again() =>
        Given("lane klantcontact\nand P\ntask A\ntask B\ncomplex J when=activationCount_>=_3\ntask Na\nP > A > J\nP > B > J\nJ > Na").When(Kim.Does("A")).When(Kim.Does("B"))
            .Then(it => Assert.Equal("join-in-vain", it.Happened<IncidentRaised>().Incident.Code)).When(Robin.Retries()).ThenOpen("Na @ klantcontact");

    [Fact]
    public void A_condition_of_the_wrong_type_is_an_incident_that_is_tried_again() =>
        Given("lane klantcontact\nand P\ntask A\ntask B\ncomplex J when=activationCount_>=_genoeg\ntask Na\nP > A > J\nP > B > J\nJ > Na").When(Kim.Does("A")).Then(it => Assert.Equal("awaited-condition", it.Happened<IncidentRaised>().Incident.Code))
            .When(Kim.Tells(null, ("genoeg", 1)), Robin.Retries()).ThenOpen("B @ klantcontact", "Na @ klantcontact").When(Kim.Does("B")).When(Kim.Does("Na")).ThenEnded();

    [Fact]
    public void Without_a_condition_it_waits_for_all_that_can_come() =>
        Given(TwoOfThree.Replace(" when=activationCount_>=_2", "", StringComparison.Ordinal)).When(Kim.Does("A")).When(Kim.Does("B")).ThenOpen("C @ klantcontact").When(Kim.Does("C")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void As_a_split_several_may_be_chosen() =>
        Given("lane klantcontact\ncomplex G\ntask A\ntask B\ntask C\nG > A\nG > B\nG > C").When(Kim.Chooses("G", "A|B")).ThenOpen("A @ klantcontact", "B @ klantcontact");
}
