using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Sub-processes that begin by an event while what they stand in is open (BPMN 2.0 section 13.5.4).</summary>
public sealed class EventSubProcessTests
{
    private static string Around(string start) => $"lane klantcontact\ntask X\nlane beoordeling\ntask Z\nX > Z\nlane klantcontact\non Als\nstart Hoor {start}\ntask Y\nend Klaar outcome=forwarded\nHoor > Y > Klaar\n/sub";

    [Theory]
    [InlineData("message=m")]
    [InlineData("signal=m")]
    [InlineData("timer=PT1H")]
    [InlineData("when=m_=_1")]
    public void Interrupting_it_takes_the_place_of_all_else(string start)
    {
        var scene = Given(Around(start)).When(Kim.Does("X")).When(Lee.Claims("Z"));
        Begin(scene, start).ThenOpen("Y @ klantcontact").Then(it => Assert.Equal("lee", it.Handoff("Y").FromPerson)).When(Kim.Does("Y")).ThenEnded(Outcomes.Forwarded);
    }

    [Theory]
    [InlineData("message=m")]
    [InlineData("signal=m")]
    [InlineData("timer=PT1H")]
    [InlineData("when=m_=_1")]
    public void Otherwise_it_runs_beside_it_and_both_are_waited_for(string start)
    {
        var scene = Begin(Given(Around(start + " keeps")).When(Kim.Does("X")), start).ThenOpen("Z @ beoordeling", "Y @ klantcontact");
        scene.When(Kim.Does("Y")).ThenOpen("Z @ beoordeling").When(Lee.Does("Z")).ThenEnded(Outcomes.Forwarded);
    }

    private static Scene Begin(Scene scene, string start) => start[..3] switch
    {
        "mes" => scene.When(Message("m")),
        "sig" => scene.When(Signal("m")),
        "tim" => scene.After("PT1H"),
        _ => scene.When(Kim.Tells(null, ("m", 1))),
    };

    [Fact]
    public void Who_listens_does_not_keep_the_case_open() => Given("lane klantcontact\ntask X\non Als\nstart Hoor signal=s\ntask Y\nHoor > Y\n/sub").When(Kim.Does("X")).ThenEnded();

    [Fact]
    public void Beside_it_it_may_begin_again_and_again() =>
        Given(Around("message=m keeps")).When(Message("m"), Message("m")).ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void A_cycle_begins_it_each_time_until_it_is_over() =>
        Given(Around("cycle=R2/PT1H keeps")).After("PT1H").ThenOpen("X @ klantcontact", "Y @ klantcontact").After("PT1H").ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact").After("P1D").ThenNothing();

    [Fact]
    public void A_start_without_detail_is_begun_by_a_person() =>
        Given(Around("message")).ThenOpen("X @ klantcontact", "wait Hoor @ klantcontact").When(Kim.Completes("Hoor")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_kept_message_is_taken_as_soon_as_it_listens() =>
        Given("lane klantcontact\ntask V\nsub S\ntask X\non Als\nstart Hoor message=m\ntask Y\nHoor > Y\n/sub\n/sub\nV > S").When(Message("m")).Then(it => Assert.Single(it.State.KeptMessages)).When(Kim.Does("V")).ThenOpen("Y @ klantcontact").Then(it => Assert.Empty(it.State.KeptMessages));

    [Fact]
    public void In_a_sub_process_it_ends_that_only_and_it_goes_on_as_drawn() =>
        Given("lane klantcontact\nand P\nsub S\ntask X\non Als\nstart Hoor message=m\ntask Y\nHoor > Y\n/sub\n/sub\ntask Naast\ntask Na\nP > S > Na\nP > Naast").When(Message("m")).ThenOpen("Y @ klantcontact", "Naast @ klantcontact").When(Kim.Does("Y")).ThenOpen("Na @ klantcontact", "Naast @ klantcontact");

    [Fact]
    public void An_error_begins_it_and_it_may_throw_it_on() =>
        Given("lane klantcontact\nsub S\ntask X\nend Mis error=E\nX > Mis\non Als\nstart Fout error=E\ntask Y\nend Weer error=E\nFout > Y > Weer\n/sub\n/sub\nboundary Buiten on=S error\ntask Z\nBuiten > Z").When(Kim.Does("X")).ThenOpen("Y @ klantcontact").When(Kim.Does("Y")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void Tokens_on_their_way_end_with_it() =>
        Given("lane klantcontact\nand P\nthrow Roep signal=s\ntask A\ntask B\nP > Roep > A\nP > B\non Als\nstart Hoor signal=s\ntask Y\nHoor > Y\n/sub").ThenOpen("Y @ klantcontact");

    [Fact]
    public void It_may_have_one_of_its_own() =>
        Given("lane klantcontact\ntask X\non Als\nstart Hoor message=m\ntask Y\nHoor > Y\non Binnen\nstart Weer message=n\ntask Z\nWeer > Z\n/sub\n/sub").When(Message("m")).When(Message("n")).ThenOpen("Z @ klantcontact").When(Kim.Does("Z")).ThenEnded();

    [Fact]
    public void Withdrawn_while_listening_nothing_stays() =>
        Given(Around("cycle=R/PT1H keeps")).After("PT1H").When(Kim.Withdraws("x")).ThenEnded(Outcomes.Withdrawn).Then(it => Assert.Null(it.State.NextWake)).After("P1D").ThenNothing();

    [Fact]
    public void Each_instance_listens_for_itself() =>
        Given("lane klantcontact\nsub S times=2\ntask X\non Als\nstart Hoor message=m\ntask Y\nHoor > Y\n/sub\n/sub\ntask Na\nS > Na").When(Message("m")).ThenOpen("X @ klantcontact", "Y @ klantcontact").When(Kim.Does("X")).When(Kim.Does("Y")).ThenOpen("Na @ klantcontact");
}
