using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class WholeCaseTests
{
    private const string OneTask = "lane klantcontact\ntask X";

    [Fact]
    public void Information_is_taken_in_whatever_the_state()
    {
        var scene = Given(OneTask).When(Lee.Tells(Invariants.Typed, ("k", Invariants.Typed)));
        scene.When(Kim.Does("X")).ThenEnded().When(Lee.Tells("nog iets", ("k", 2))).Then(it => Assert.Equal(2, it.State.Values["k"]));
    }

    [Fact]
    public void Nothing_told_is_nothing_to_do() => Given(OneTask).When(Lee.Tells(" ")).ThenRefused(RejectionCode.NothingToDo);

    [Fact]
    public void Who_has_no_role_may_do_nothing()
    {
        var stranger = new Actor(ActorKind.Person, "vreemd", [A, B], []);
        var scene = Given("lane klantcontact\ntask X\ntask V\nlane beoordeling\ntask Y\nX > Y").When(Kim.Does("X"));
        Act[] acts =
        [
            stranger.Tells("x"), stranger.Reopens("x"), stranger.Claims("V"), stranger.Claims("Y"), stranger.Pauses("x"), stranger.Withdraws("x"),
            stranger.Accepts("Y"), stranger.Declines("Y", DeclineReasons.NotOurs), stranger.TakesBack("Y"), stranger.Asks("Y", "x"),
        ];
        foreach (var act in acts) scene.When(act).ThenRefused(RejectionCode.NotAllowed);
    }

    [Fact]
    public void The_owner_changes_by_who_is_answerable()
    {
        var scene = Given(OneTask);
        scene.When(Anouk.MakesOwner("anouk", A)).ThenRefused(RejectionCode.NotAllowed);
        scene.When(Kim.MakesOwner("anouk", A)).Then(it => Assert.Equal(new CaseOwner("anouk", A), it.State.Owner)).When(Noor.MakesOwner("anouk", A)).ThenNothing();
        scene.When(Noor.MakesOwner("lee", "Beoordeling")).Then(it => Assert.Equal(new CaseOwner("lee", B), it.State.Owner));
    }

    [Fact]
    public void There_is_always_an_owner_of_a_team_that_exists()
    {
        var scene = Given(OneTask);
        scene.When(Kim.MakesOwner(" ", A)).ThenRefused(RejectionCode.NothingToDo);
        scene.When(Kim.MakesOwner("anouk", "nergens")).ThenRefused(RejectionCode.TeamUnknown, "nergens");
    }

    [Fact]
    public void A_case_is_paused_and_resumed_with_a_reason()
    {
        var scene = Given(OneTask);
        scene.When(Kim.Pauses(null)).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Kim.Pauses("x", Monday)).ThenRefused(RejectionCode.MomentPast);
        scene.When(Lee.Pauses("x")).ThenRefused(RejectionCode.NotYourTeam);
        scene.When(Kim.Resumes("x")).ThenRefused(RejectionCode.NotPaused);
        scene.When(Kim.Pauses(Invariants.Typed)).Then(it => Assert.Equal("kim", it.State.Paused!.By));
        scene.When(Anouk.Pauses("x")).ThenRefused(RejectionCode.AlreadyPaused, "kim");
        scene.When(Anouk.Resumes(" ")).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Anouk.Resumes(Invariants.Typed)).Then(it => Assert.Null(it.State.Paused));
    }

    [Fact]
    public void A_pause_may_end_by_itself() =>
        Given(OneTask).When(Kim.Pauses("x", Monday.AddDays(1))).Then(it => Assert.Equal(Monday.AddDays(1), it.State.NextWake)).After("PT23H").ThenNothing()
            .After("PT1H").Then(it => Assert.Null(it.Happened<CaseResumed>().Reason)).Then(it => Assert.Null(it.State.Paused));

    [Fact]
    public void The_client_withdraws_and_all_that_is_open_closes()
    {
        var scene = Given("lane klantcontact\nand P\ntask X\ncatch T timer=P1D\nsub D\ntask Y\n/sub\nP > X\nP > T\nP > D");
        scene.When(Kim.Withdraws(null)).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Lee.Withdraws("x")).ThenRefused(RejectionCode.NotYourTeam);
        scene.When(Anouk.Withdraws(Invariants.Typed)).ThenEnded(Outcomes.Withdrawn).Then(it => Assert.Equal(2, it.Events.OfType<TaskCancelled>().Count()));
        scene.When(Anouk.Withdraws("x")).ThenRefused(RejectionCode.CaseClosed, Outcomes.Withdrawn);
    }

    [Fact]
    public void It_is_closed_with_an_outcome_and_a_reason()
    {
        var scene = Given(OneTask);
        scene.When(Anouk.Closes(Outcomes.Duplicate, "x")).ThenRefused(RejectionCode.NotAllowed);
        scene.When(Kim.Closes("klaar", "x")).ThenRefused(RejectionCode.OutcomeUnknown, "klaar");
        scene.When(Kim.Closes(Outcomes.NotReached, "")).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Kim.Closes(Outcomes.NotReached, Invariants.Typed)).ThenEnded(Outcomes.NotReached);
    }

    [Fact]
    public void It_is_reopened_as_work_outside_the_drawing_and_ends_again()
    {
        var scene = Given(OneTask).When(Lee.Reopens("x")).ThenRefused(RejectionCode.CaseOpen);
        scene.When(Kim.Does("X")).When(Lee.Reopens(null)).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Lee.Reopens(Invariants.Typed)).ThenOpen("reopened @ klantcontact").Then(it => Assert.Equal(1, it.State.Reopenings));
        scene.When(Kim.Claims("reopened"), Kim.Completes("reopened", outcome: "klaar")).ThenRefused(RejectionCode.OutcomeUnknown);
        scene.When(Kim.Completes("reopened", outcome: Outcomes.NotHonoured)).ThenEnded(Outcomes.NotHonoured);
    }

    [Fact]
    public void It_may_be_reopened_for_another_team_that_exists()
    {
        var scene = Given(OneTask).When(Kim.Does("X"));
        scene.When(Kim.Reopens("x", "nergens " + Invariants.Typed)).ThenRefused(RejectionCode.TeamUnknown);
        scene.When(Kim.Reopens("x", "Beoordeling")).ThenOpen("reopened @ beoordeling");
    }

    [Fact]
    public void Reopened_work_is_handed_off_and_comes_back()
    {
        var scene = Given(OneTask).When(Kim.Does("X")).When(Kim.Reopens("x"), Kim.Claims("reopened"), Kim.HandsOff("reopened", B, comesBack: true)).ThenOpen("reopened @ beoordeling");
        scene.When(Lee.Does("reopened")).ThenOpen("reopened @ klantcontact").When(Kim.Does("reopened")).ThenEnded();
    }

    [Fact]
    public void Nothing_is_done_with_a_task_of_a_closed_case()
    {
        var scene = Given(OneTask);
        var task = scene.Task("X").Id;
        scene.When(Kim.Closes(Outcomes.Duplicate, "x"), it => new ClaimTask(task) { By = Kim, Now = it.Now }).ThenRefused(RejectionCode.TaskClosed);
    }
}
