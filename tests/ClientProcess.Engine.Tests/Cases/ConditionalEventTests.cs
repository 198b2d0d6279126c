using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What is awaited happens when it becomes true (BPMN 2.0 section 10.5.5, conditional).</summary>
public sealed class ConditionalEventTests
{
    private const string Waiting = "lane klantcontact\ncatch Wacht when=bedrag_>_100\ntask X\nWacht > X";

    [Fact]
    public void It_happens_as_soon_as_what_the_case_holds_makes_it_true() =>
        Given(Waiting).ThenOpen().When(Kim.Tells(null, ("bedrag", 50))).ThenOpen().When(Kim.Tells(null, ("bedrag", 500))).ThenOpen("X @ klantcontact");

    [Fact]
    public void What_is_so_already_is_not_waited_for() => Given(Waiting, Data(("bedrag", 500))).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_value_of_another_type_is_an_incident_that_is_mended_and_tried_again()
    {
        var scene = Given(Waiting).When(Kim.Tells(null, ("bedrag", "veel"))).Then(it => Assert.Equal("awaited-condition", it.Happened<IncidentRaised>().Incident.Code));
        scene.When(Kim.Tells(null, ("bedrag", 500))).ThenOpen().When(Robin.Retries()).ThenOpen("X @ klantcontact");
    }

    [Fact]
    public void Beside_the_work_it_happens_each_time_it_turns_true() =>
        Given("lane klantcontact\ntask X\nboundary Duur on=X when=bedrag_>_100 keeps\ntask Y\nDuur > Y")
            .When(Kim.Tells(null, ("bedrag", 500))).ThenOpen("X @ klantcontact", "Y @ klantcontact")
            .When(Kim.Tells(null, ("bedrag", 600))).ThenOpen("X @ klantcontact", "Y @ klantcontact")
            .When(Kim.Tells(null, ("bedrag", 1)), Kim.Tells(null, ("bedrag", 700))).ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void On_a_border_it_ends_the_work_also_when_a_colleague_gives_the_value() =>
        Given("lane klantcontact\nand P\ntask X\ntask Z\nboundary Duur on=X when=bedrag_>_100\ntask Y\nP > X\nP > Z\nDuur > Y").When(Kim.Does("Z", ("bedrag", 500))).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_race_is_won_by_it() =>
        Given("lane klantcontact\nrace R\ncatch Duur when=bedrag_>_100\ncatch Op timer=P1D\ntask X\ntask Y\nR > Duur > X\nR > Op > Y").When(Kim.Tells(null, ("bedrag", 500))).ThenOpen("X @ klantcontact").After("P2D").ThenNothing();

    [Fact]
    public void An_instance_waits_for_what_is_true_of_its_own_item() =>
        Given("lane klantcontact\nsub S each=lijst item=post\ncatch Wacht when=post_>_grens\ntask X\nWacht > X\n/sub", Data(("lijst", new[] { 1, 5 })))
            .When(Kim.Tells(null, ("grens", 3))).ThenOpen("X @ klantcontact").When(Kim.Tells(null, ("grens", 0))).ThenOpen("X @ klantcontact", "X @ klantcontact");

    [Fact]
    public void A_name_within_a_filter_is_no_value_of_the_case() =>
        Given("lane klantcontact\ncatch Wacht when=count(lijst[bedrag_>_5])_>_0\ntask X\nWacht > X").When(Kim.Tells(null, ("lijst", new[] { new { bedrag = 7 } }))).ThenOpen("X @ klantcontact");

    [Fact]
    public void Without_a_condition_a_person_says_that_it_is_so() =>
        Given("lane klantcontact\ncatch Wacht when\ntask X\nWacht > X").ThenOpen("wait Wacht @ klantcontact").When(Kim.Completes("Wacht")).ThenOpen("X @ klantcontact");
}
