using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>One of several triggers is enough (multiple), or all must happen (parallel multiple; BPMN 2.0 section 10.5.5).</summary>
public sealed class MultipleEventTests
{
    [Fact]
    public void One_of_several_is_enough()
    {
        const string drawing = "lane klantcontact\ncatch W message=m signal=s timer=P1D\ntask X\nW > X";
        Given(drawing).When(Message("m")).ThenOpen("X @ klantcontact").After("P2D").ThenNothing();
        Given(drawing).When(Signal("s")).ThenOpen("X @ klantcontact");
        Given(drawing).After("P1D").ThenOpen("X @ klantcontact");
    }

    [Fact]
    public void All_must_happen_in_any_order() =>
        Given("lane klantcontact\ncatch W message=m signal=s timer=P1D allof\ntask X\nW > X").When(Signal("s")).ThenOpen().When(Signal("s")).ThenNothing().After("P1D").ThenOpen().When(Message("m")).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_part_without_detail_is_ended_by_name() =>
        Given("lane klantcontact\ncatch W message=m signal allof\ntask X\nW > X").ThenOpen("wait W @ klantcontact").When(Kim.Completes("W")).ThenOpen().When(Message("m")).ThenOpen("X @ klantcontact");

    [Fact]
    public void Beside_the_work_one_that_is_over_leaves_the_others()
    {
        var scene = Given("lane klantcontact\ntask X\nboundary W on=X message=m timer=PT1H signal keeps\ntask Y\nW > Y").After("PT1H").ThenOpen("X @ klantcontact", "wait W @ klantcontact", "Y @ klantcontact");
        scene.When(Message("m")).ThenOpen("X @ klantcontact", "wait W @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");
        scene.When(Kim.Completes("W"), Message("m")).ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");
    }

    [Fact]
    public void Beside_the_work_all_of_them_may_happen_again() =>
        Given("lane klantcontact\ntask X\nboundary W on=X message=m signal=s allof keeps\ntask Y\nW > Y").When(Message("m"), Signal("s")).ThenOpen("X @ klantcontact", "Y @ klantcontact")
            .When(Signal("s"), Message("m")).ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void A_kept_message_is_the_first_of_them() =>
        Given("lane klantcontact\ntask X\ncatch W message=m signal=s allof\ntask Y\nX > W > Y").When(Message("m")).When(Kim.Does("X")).When(Signal("s")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void Several_are_thrown_at_once() =>
        Given("lane klantcontact\nand P\ntask X\nthrow T signal=s escalation=e\ncatch W signal=s\ntask Y\nP > X > T\nP > W > Y\non Als\nstart Hoor escalation=e keeps\nlane klantcontact\ntask Z\nHoor > Z\n/sub").When(Kim.Does("X")).ThenOpen("Y @ klantcontact", "Z @ klantcontact");
}
