using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>An activity is done for each of a number or of a list (BPMN 2.0 section 13.3.7).</summary>
public sealed class MultiInstanceTests
{
    private static readonly string[] Three = ["a", "b", "c"];

    [Fact]
    public void In_parallel_all_lie_ready_and_all_are_waited_for()
    {
        var scene = Given("lane klantcontact\ntask X times=3\nlane beoordeling\ntask Na\nX > Na").ThenOpen("X @ klantcontact", "X @ klantcontact", "X @ klantcontact");
        scene.When(Kim.DoesOne("X")).When(Anouk.DoesOne("X")).ThenOpen("X @ klantcontact").When(Kim.DoesOne("X")).ThenOpen("Na @ beoordeling").Then(it => Assert.Equal(A, it.Handoff("Na").From));
    }

    [Fact]
    public void One_by_one_each_follows_the_other() =>
        Given("lane klantcontact\ntask X times=2 one-by-one\ntask Na\nX > Na").ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Each_item_of_a_list_gets_one_and_what_each_gave_is_put_at_its_place()
    {
        var scene = Given("lane klantcontact\ntask X each=lijst gives=advies into=adviezen\ntask Na\nX > Na", Data(("lijst", Three)));
        scene.When(it => new ClaimTask(it.State.Tasks[2].Id) { By = Kim, Now = it.Now }, it => new CompleteTask(it.State.Tasks[2].Id) { By = Kim, Now = it.Now, Data = Data(("advies", "derde")) });
        scene.When(Kim.DoesOne("X", ("advies", "eerste"))).When(Kim.DoesOne("X", ("advies", "tweede"))).ThenOpen("Na @ klantcontact");
        Assert.Equal("""["eerste","tweede","derde"]""", scene.Facts.Values["adviezen"].GetRawText());
    }

    [Fact]
    public void An_empty_list_is_nothing_to_do() => Given("lane klantcontact\ntask X each=lijst\ntask Na\nX > Na", Data(("lijst", Array.Empty<string>()))).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Enough_is_enough_and_the_others_are_no_longer_wanted() =>
        Given("lane klantcontact\ntask X times=3 enough=numberOfCompletedInstances_>=_2\ntask Na\nX > Na").When(Kim.DoesOne("X")).ThenOpen("X @ klantcontact", "X @ klantcontact").When(Kim.DoesOne("X")).ThenOpen("Na @ klantcontact");

    [Theory]
    [InlineData("times=n", "n", "veel")]
    [InlineData("times=n", "n", 1.5)]
    [InlineData("times=n", "n", -1)]
    [InlineData("times=n", "n", 1001)]
    [InlineData("times=n", "n", 99999999999999L)]
    [InlineData("times=n", "m", 1)]
    [InlineData("each=n", "n", "geen lijst")]
    [InlineData("each=n", "m", 1)]
    public void A_number_that_is_none_or_too_large_is_an_incident_that_is_tried_again(string loop, string key, object value)
    {
        var scene = Given($"lane klantcontact\ntask X {loop}\ntask Na\nX > Na", Data((key, value))).ThenOpen().Then(it => Assert.Equal("instances", it.Happened<IncidentRaised>().Incident.Code));
        scene.When(Kim.Tells(null, ("n", loop.StartsWith("each", StringComparison.Ordinal) ? Three : 3)), Robin.Retries()).ThenOpen("X @ klantcontact", "X @ klantcontact", "X @ klantcontact");
    }

    [Fact]
    public void A_thousand_sub_processes_begin_and_none_is_lost()
    {
        var scene = Ready("lane klantcontact\nsub S times=1000\nstart T\nthrow U\ntask X\nT > U > X\n/sub");
        var opened = Assert.IsType<Accepted>(CaseDecider.Decide(null, scene.Facts, Kim.Opens()(scene)));
        Assert.Equal(1_000, opened.State!.Tasks.Length);
    }

    [Fact]
    public void A_completion_condition_that_cannot_be_evaluated_is_an_incident_that_goes_on_after_repair() =>
        Given("lane klantcontact\ntask X times=3 enough=genoeg\ntask Na\nX > Na").When(Kim.DoesOne("X")).Then(it => Assert.Equal("loop-condition", it.Happened<IncidentRaised>().Incident.Code)).ThenOpen("X @ klantcontact", "X @ klantcontact")
            .When(Kim.Tells(null, ("genoeg", true)), Robin.Retries()).ThenOpen("Na @ klantcontact");

    [Fact]
    public void One_by_one_too() =>
        Given("lane klantcontact\ntask X times=3 one-by-one enough=genoeg\ntask Na\nX > Na").When(Kim.Does("X")).ThenOpen().When(Kim.Tells(null, ("genoeg", false)), Robin.Retries()).ThenOpen("X @ klantcontact").When(Kim.Does("X", ("genoeg", true))).ThenOpen("Na @ klantcontact");

    private static Scene Behaving(string behavior) =>
        Given($"lane klantcontact\nsub Om\ntask X times=3 {behavior}\ntask Na\nX > Na\non Als\nstart Hoor signal=klaar keeps\ntask Y\nHoor > Y\n/sub\n/sub");

    [Fact]
    public void All_throws_nothing() => Behaving("").When(Kim.DoesOne("X")).When(Kim.DoesOne("X")).When(Kim.DoesOne("X")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void None_throws_each_time() =>
        Behaving("every=signal:klaar").When(Kim.DoesOne("X")).When(Kim.DoesOne("X")).ThenOpen("X @ klantcontact", "Y @ klantcontact", "Y @ klantcontact").When(Kim.DoesOne("X")).ThenOpen("Na @ klantcontact", "Y @ klantcontact", "Y @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void One_throws_the_first_time() => Behaving("first=signal:klaar").When(Kim.DoesOne("X")).When(Kim.DoesOne("X")).ThenOpen("X @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void Complex_throws_when_its_condition_holds() =>
        Behaving("if=numberOfCompletedInstances_=_2 then=signal:klaar").When(Kim.DoesOne("X")).ThenOpen("X @ klantcontact", "X @ klantcontact").When(Kim.DoesOne("X")).ThenOpen("X @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void What_it_throws_may_end_it() =>
        Given("lane klantcontact\ntask X times=3 first=escalation:E\nboundary Hoor on=X escalation=E\ntask Y\nHoor > Y").When(Kim.DoesOne("X")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_behavior_that_cannot_be_evaluated_is_an_incident_that_goes_on_after_repair() =>
        Given("lane klantcontact\ntask X times=2 if=vlag then=signal:S\ntask Na\nX > Na").When(Kim.DoesOne("X")).When(Kim.DoesOne("X")).ThenOpen().Then(it => Assert.Contains(it.State.Positions, position => position.Incident is not null))
            .When(Kim.Tells(null, ("vlag", false)), Robin.Retries()).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Its_border_is_around_all_of_it_and_interrupts_every_instance() =>
        Given("lane klantcontact\ntask X times=3\nboundary Op on=X timer=PT1H\nlane beoordeling\ntask Y\nOp > Y").When(it => new ClaimTask(it.State.Tasks[1].Id) { By = Anouk, Now = it.Now }).After("PT1H").ThenOpen("Y @ beoordeling").Then(it => Assert.Equal("anouk", it.Handoff("Y").FromPerson));

    [Fact]
    public void Within_it_conditions_ask_about_their_own_item_the_nearest_first()
    {
        const string drawing = "lane klantcontact\nsub S each=lijst item=post\nxor G default=G-Niet\ntask Wel\ntask Niet\nG > Wel [post > 3]\nG > Niet\n/sub";
        Given(drawing, Data(("lijst", new[] { 1, 5, 9 }))).ThenOpen("Niet @ klantcontact", "Wel @ klantcontact", "Wel @ klantcontact");
        const string nested = "lane klantcontact\nsub S times=2\nsub T times=3 one-by-one\nxor G default=G-Niet\ntask Wel\ntask Niet\nG > Wel [numberOfInstances = 3]\nG > Niet\n/sub\n/sub";
        Given(nested).ThenOpen("Wel @ klantcontact", "Wel @ klantcontact");
    }

    [Fact]
    public void An_uncertain_number_is_asked_of_a_person() =>
        Given("lane klantcontact\ntask X many\ntask Na\nX > Na").When(Kim.Does("X")).ThenOpen("choice X @ klantcontact").When(Kim.Chooses("X", "again")).When(Kim.Does("X")).When(Kim.Chooses("X", "done")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Receive_tasks_wait_for_a_message_each() =>
        Given("lane klantcontact\nreceive R message=m times=2\ntask Na\nR > Na").When(Message("m")).ThenOpen().When(Message("m")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void An_instance_is_declined_and_mended_as_any_work() =>
        Given("lane klantcontact\ntask V\nlane beoordeling\ntask X times=2 explicit\nlane klantcontact\ntask Na\nV > X > Na").When(Kim.Does("V")).When(it => new DeclineHandoff(it.State.Handoffs[0].Id, DeclineReasons.NotOurs) { By = Lee, Now = it.Now }).ThenOpen("repair X @ klantcontact", "X @ beoordeling");
}
