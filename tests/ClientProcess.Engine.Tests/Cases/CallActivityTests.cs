using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Another process of the drawing runs as a part of this one (BPMN 2.0 section 10.3.6).</summary>
public sealed class CallActivityTests
{
    private const string Calls = """
        lane klantcontact
        task X
        lane beoordeling
        call Roep calls=Q
        boundary Op on=Roep timer=P1D
        lane uitvoering
        task Na
        task Laat
        X > Roep > Na
        Op > Laat
        process Q
        lane beoordeling
        start QS
        task Y
        end QE
        QS > Y > QE
        """;

    [Fact]
    public void Its_work_is_handed_over_and_goes_on_as_if_it_stood_here() =>
        Given(Calls).When(Kim.Does("X")).ThenOpen("Y @ beoordeling").Then(it => Assert.Equal(A, it.Handoff("Y").From)).When(Lee.Does("Y")).ThenOpen("Na @ uitvoering").Then(it => Assert.Equal(B, it.Handoff("Na").From));

    [Fact]
    public void A_border_around_the_call_interrupts_it() => Given(Calls).When(Kim.Does("X")).When(Lee.Claims("Y")).After("P1D").ThenOpen("Laat @ uitvoering").Then(it => Assert.Equal("lee", it.Handoff("Laat").FromPerson));

    [Fact]
    public void It_may_be_called_twice_and_many_times() =>
        Given("lane klantcontact\nand P\ncall Een calls=Q\ncall Twee calls=Q times=2\nP > Een\nP > Twee\nprocess Q\nlane klantcontact\ntask Y").ThenOpen("Y @ klantcontact", "Y @ klantcontact", "Y @ klantcontact").When(Kim.DoesOne("Y")).When(Kim.DoesOne("Y")).When(Kim.DoesOne("Y")).ThenEnded();

    [Fact]
    public void What_is_not_in_this_drawing_is_work_for_the_lane() => Given("lane klantcontact\ncall Roep calls=elders").ThenOpen("Roep @ klantcontact").When(Kim.Does("Roep")).ThenEnded();

    [Fact]
    public void Processes_call_each_other_as_deep_as_drawn() =>
        Given("lane klantcontact\ncall Een calls=Q\ntask Na\nEen > Na\nprocess Q\ncall Twee calls=R\nprocess R\nlane beoordeling\ntask Y").When(Lee.Does("Y")).ThenOpen("Na @ klantcontact").Then(it => Assert.Equal(B, it.Handoff("Na").From));

    [Fact]
    public void Its_event_sub_process_listens_while_it_runs() =>
        Given("lane klantcontact\ncall Roep calls=Q\ntask Na\nRoep > Na\nprocess Q\nlane klantcontact\ntask Y\non Als\nstart Hoor signal=s\nlane klantcontact\ntask Z\nHoor > Z\n/sub").When(Signal("s")).ThenOpen("Z @ klantcontact").When(Kim.Does("Z")).ThenOpen("Na @ klantcontact").When(Signal("s")).ThenNothing();
}
