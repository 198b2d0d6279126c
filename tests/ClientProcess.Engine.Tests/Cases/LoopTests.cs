using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>An activity is done again as long as its condition holds (BPMN 2.0 section 13.3.6).</summary>
public sealed class LoopTests
{
    [Fact]
    public void It_is_done_again_as_long_as_the_condition_holds()
    {
        var scene = Given("lane klantcontact\ntask X again=nogmaals=true\nlane beoordeling\ntask Na\nX > Na").When(Kim.Does("X", ("nogmaals", true))).ThenOpen("X @ klantcontact").When(Anouk.Does("X", ("nogmaals", false))).ThenOpen("Na @ beoordeling");
        Assert.Equal("anouk", scene.Handoff("Na").FromPerson);
    }

    [Fact]
    public void Asked_before_it_may_not_be_done_at_all() => Given("lane klantcontact\ntask X again=n_>_0 before\ntask Na\nX > Na", Data(("n", 0))).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Its_maximum_ends_it() => Given("lane klantcontact\ntask X again=true max=2\ntask Na\nX > Na").When(Kim.Does("X")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void It_knows_how_often_it_was_done() => Given("lane klantcontact\ntask X again=loopCounter_<_3\ntask Na\nX > Na").When(Kim.Does("X")).When(Kim.Does("X")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void A_condition_that_cannot_be_evaluated_is_an_incident_that_goes_on_after_repair() =>
        Given("lane klantcontact\ntask X again=n_>_0\ntask Na\nX > Na").When(Kim.Does("X")).Then(it => Assert.Equal("loop-condition", it.Happened<IncidentRaised>().Incident.Code))
            .When(Kim.Tells(null, ("n", 1)), Robin.Retries()).ThenOpen("X @ klantcontact").When(Kim.Does("X", ("n", 0))).ThenOpen("Na @ klantcontact");

    [Fact]
    public void So_is_one_that_is_asked_before() =>
        Given("lane klantcontact\ntask X again=n_>_0 before\ntask Na\nX > Na").ThenOpen().When(Kim.Tells(null, ("n", 1)), Robin.Retries()).ThenOpen("X @ klantcontact").When(Kim.Does("X", ("n", 0))).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Without_a_condition_a_person_says_whether_it_is_done_again()
    {
        const string drawing = "lane klantcontact\ntask X loop\ntask Na\nX > Na";
        Given(drawing).When(Kim.Does("X")).ThenOpen("choice X @ klantcontact").When(Kim.Chooses("X", "again")).ThenOpen("X @ klantcontact")
            .When(Kim.Claims("X"), Kim.Completes("X", choices: [("X", "done")])).ThenOpen("Na @ klantcontact");
        Given(drawing).When(Kim.Does("X")).When(Kim.Chooses("X", "misschien")).ThenRefused(RejectionCode.ChoiceUnknown);
    }

    [Fact]
    public void Its_border_is_around_all_of_it()
    {
        var scene = Given("lane klantcontact\ntask X again=true\nboundary Op on=X timer=PT3H\nlane beoordeling\ntask Y\nOp > Y").After("PT2H").When(Kim.Does("X")).When(Anouk.Claims("X")).After("PT1H").ThenOpen("Y @ beoordeling");
        Assert.Equal("anouk", scene.Handoff("Y").FromPerson);
    }

    [Fact]
    public void A_sub_process_is_done_again_as_a_whole() =>
        Given("lane klantcontact\nsub S again=loopCounter_<_2\ntask X\ntask Y\nX > Y\n/sub\ntask Na\nS > Na").When(Kim.Does("X")).When(Kim.Does("Y")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).When(Kim.Does("Y")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Without_a_wait_it_stops_and_can_be_tried_again()
    {
        var scene = Given("lane klantcontact\ntask V\nsub S again=klaar_!=_true\nthrow T\n/sub\ntask Na\nV > S > Na", Data(("klaar", false))).When(Kim.Does("V")).Then(it => Assert.Equal("loop", it.Happened<IncidentRaised>().Incident.Code));
        scene.When(Kim.Tells(null, ("klaar", true)), Robin.Retries()).ThenOpen("Na @ klantcontact");
    }
}
