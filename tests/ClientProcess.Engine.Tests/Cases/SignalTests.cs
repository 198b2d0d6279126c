using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Signals are heard by all that listen, in this case and in others (BPMN 2.0 section 10.5.5).</summary>
public sealed class SignalTests
{
    [Fact]
    public void A_signal_is_waited_for_by_its_name() =>
        Given("lane klantcontact\ncatch Wacht signal=Vrij\ntask X\nWacht > X").When(Signal("anders")).ThenNothing()
            .When(Signal("vrij", ("k", 1))).ThenOpen("X @ klantcontact").Then(it => Assert.Equal(1, it.State.Values["k"])).When(Signal("Vrij")).ThenNothing();

    [Fact]
    public void What_is_thrown_is_heard_in_the_same_case_at_once_by_all_that_listen()
    {
        var scene = Given("""
            lane klantcontact
            and P
            task X
            throw Roep signal=S
            catch Een signal=S
            catch Twee signal=S
            task A
            lane beoordeling
            task B
            P > X > Roep
            P > Een > A
            P > Twee > B
            """);
        scene.When(Kim.Does("X")).ThenOpen("A @ klantcontact", "B @ beoordeling");
        Assert.Equal("S", scene.Happened<SignalThrown>().Name);
        Assert.Equal(2, scene.Events.OfType<SignalReceived>().Count());
    }

    [Fact]
    public void Who_begins_to_listen_because_of_it_hears_the_next_one() =>
        Given("lane klantcontact\ncatch Een signal=S\ncatch Twee signal=S\ntask X\nEen > Twee > X").When(Signal("S")).ThenOpen().When(Signal("S")).ThenOpen("X @ klantcontact");

    [Fact]
    public void The_first_in_a_race_wins_though_both_hear_it() =>
        Given("lane klantcontact\nrace R\ncatch Een signal=S\ncatch Twee signal=S\ntask X\ntask Y\nR > Een > X\nR > Twee > Y").When(Signal("S")).ThenOpen("X @ klantcontact");

    [Fact]
    public void On_a_border_it_ends_the_work_and_the_one_at_work_is_the_sender()
    {
        var scene = Given("lane klantcontact\ntask X\nboundary Alarm on=X signal=S\nlane beoordeling\ntask Y\nAlarm > Y { k! }").When(Kim.Claims("X"), Kim.Tells(null, ("k", 1)), Signal("S")).ThenOpen("Y @ beoordeling");
        Assert.Equal((A, "kim", B), (scene.Handoff("Y").From, scene.Handoff("Y").FromPerson, scene.Handoff("Y").To));
    }

    [Fact]
    public void Beside_the_work_it_is_heard_as_often_as_it_comes() =>
        Given("lane klantcontact\ntask X\nboundary Alarm on=X signal=S keeps\ntask Y\nAlarm > Y").When(Signal("S"), Signal("S")).ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact")
            .When(Kim.Does("X")).When(Signal("S")).ThenNothing();

    [Fact]
    public void Without_a_name_a_person_says_that_it_came() =>
        Given("lane klantcontact\ncatch Wacht signal\ntask X\nWacht > X").ThenOpen("wait Wacht @ klantcontact").When(Kim.Completes("Wacht")).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_case_that_has_ended_hears_nothing() =>
        Given("lane klantcontact\ncatch Wacht signal=S").When(Kim.Withdraws("x"), Signal("S")).ThenRefused(RejectionCode.CaseClosed);
}
