using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Today this one is different: skip, move, repeat, add.</summary>
public sealed class AdaptTests
{
    private const string Three = "lane klantcontact\nstart S\ntask X\nlane beoordeling\ntask Y\nlane uitvoering\ntask Z\nend E\nS > X > Y > Z > E";
    private const string Branches = "lane klantcontact\nstart S\nand P\ntask X\ntask Y\nand J\ntask Z\nS > P\nP > X > J\nP > Y > J\nJ > Z";

    private static Act Skips(Actor by, string node, string? reason = "omdat") => scene =>
        new SkipStep(scene.State.Positions.FirstOrDefault(position => position.Node == node)?.Id ?? 99, reason) { By = by, Now = scene.Now };

    private static Act Moves(Actor by, string to, params string[] from) => scene => new MoveCase(to, "omdat")
    {
        By = by, Now = scene.Now, From = [.. from.Select(node => scene.State.Positions.First(position => position.Node == node).Id)],
    };

    private static Act Repeats(Actor by, string node) => scene => new RepeatStep(node, "omdat") { By = by, Now = scene.Now };

    private static Act Adds(Actor by, string? title, string? team) => scene => new AddTask(title, team, "omdat") { By = by, Now = scene.Now };

    private static Consequences Told(Scene scene, Act act) =>
        Consequences.Of(scene.State, Assert.IsType<Accepted>(scene.Try(act(scene))), scene.Process);

    [Fact]
    public void A_step_that_is_skipped_is_not_done_and_the_case_goes_on_behind_it()
    {
        var scene = Given(Three).When(Kim.Does("X")).ThenOpen("Y @ beoordeling").When(Skips(Sam, "Y")).ThenOpen("Z @ uitvoering");
        Assert.Equal("Y", scene.Happened<StepSkipped>().Node);
        Assert.DoesNotContain("Y", scene.State.Completed);
        // The work comes from who did it last; nobody of Y did anything.
        Assert.Equal(A, Assert.Single(scene.State.Handoffs).From);
    }

    [Fact]
    public void Only_coordinators_supervisors_and_administrators_let_it_go_otherwise()
    {
        var scene = Given(Three);
        scene.When(Skips(Kim, "X")).ThenRefused(RejectionCode.CoordinatorsOnly);
        scene.When(Moves(Lee, "Z")).ThenRefused(RejectionCode.CoordinatorsOnly);
        scene.When(Adds(Sam, "bellen", B)).ThenRefused(RejectionCode.CoordinatorsOnly);
        scene.When(Skips(Robin, "X")).ThenOpen("Y @ beoordeling");
    }

    [Fact]
    public void A_reason_is_asked_for() => Given(Three).When(Skips(Noor, "X", " ")).ThenRefused(RejectionCode.ReasonMissing);

    [Fact]
    public void A_choice_is_made_and_not_skipped() =>
        Given("lane klantcontact\nstart S\nxor K\nend E\nend F\nS > K\nK > E : ja\nK > F : nee").When(Skips(Noor, "K")).ThenRefused(RejectionCode.StepUnskippable);

    [Fact]
    public void What_is_not_open_cannot_be_skipped() => Given(Three).When(Skips(Noor, "Z")).ThenRefused(RejectionCode.StepUnknown);

    [Fact]
    public void A_wait_is_skipped_too_and_one_event_of_a_race_decides_it()
    {
        Given("lane klantcontact\nstart S\ncatch T timer=PT1H\ntask Z\nS > T > Z").When(Skips(Noor, "T")).ThenOpen("Z @ klantcontact");
        Given("lane klantcontact\nstart S\nrace R\ncatch T timer=PT1H\ncatch M message=brief\ntask Z\ntask Q\nS > R\nR > T > Z\nR > M > Q").When(Skips(Noor, "M")).ThenOpen("Q @ klantcontact");
    }

    [Fact]
    public void What_the_next_team_needs_becomes_a_repair_when_it_was_never_given() =>
        Given("lane klantcontact\nstart S\ntask X\ntask W\nlane beoordeling\ntask Y\nS > X > W\nW > Y { bsn! }").When(Kim.Does("X")).When(Skips(Noor, "W"))
            .Then(it => Assert.Equal(WorkKind.Repair, Assert.Single(it.State.Tasks).Kind));

    [Fact]
    public void The_case_is_moved_to_another_node()
    {
        var scene = Given(Three).When(Kim.Claims("X")).When(Moves(Noor, "Z")).ThenOpen("Z @ uitvoering");
        Assert.Equal(["X"], scene.Happened<CaseMoved>().From);
        // Kim had it, so it is Kim's team that hands it over.
        Assert.Equal(A, Assert.Single(scene.State.Handoffs).From);
        scene.When(Mees.Claims("Z"), Mees.Completes("Z")).ThenEnded();
    }

    [Fact]
    public void And_back() => Given(Three).When(Kim.Does("X")).When(Moves(Sam, "X")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenOpen("Y @ beoordeling");

    [Fact]
    public void Several_places_that_are_open_must_be_named()
    {
        var scene = Given(Branches);
        scene.When(Moves(Noor, "Z")).ThenRefused(RejectionCode.MoveImpossible);
        scene.When(Moves(Noor, "Z", "X", "Y")).ThenOpen("Z @ klantcontact");
    }

    [Fact]
    public void What_would_leave_a_join_waiting_for_ever_is_refused()
    {
        var scene = Given(Branches).When(Kim.Does("X"));
        var before = scene.State;
        scene.When(Moves(Noor, "Z", "Y")).ThenRefused(RejectionCode.MoveImpossible);
        Assert.Same(before, scene.State);
        scene.When(Moves(Noor, "J", "Y")).ThenRefused(RejectionCode.MoveImpossible);
        scene.When(Moves(Noor, "J", "J", "Y")).ThenOpen("Z @ klantcontact");
    }

    [Theory]
    [InlineData("B")]
    [InlineData("T")]
    [InlineData("Binnen")]
    [InlineData("nergens")]
    public void Where_the_flow_cannot_lead_it_cannot_be_moved(string to)
    {
        var scene = Given("lane klantcontact\nstart S\ntask X\nboundary B on=X timer=PT9H\ntask N\nrace R\ncatch T timer=PT1H\ncatch M message=m\nend E\nend F\nsub Deel\ntask Binnen\n/sub\nS > X > R\nB > N\nR > T > E\nR > M > F\nE2 > Deel\ntask E2\nN > E2");
        var refused = Assert.IsType<Rejected>(scene.Try(Moves(Noor, to)(scene)));
        Assert.Contains(refused.Rejection.Code, new[] { RejectionCode.MoveImpossible, RejectionCode.StepUnknown });
    }

    [Fact]
    public void Out_of_a_sub_process_it_leaves_all_of_it() =>
        Given("lane klantcontact\nstart S\nsub Deel\ntask X\ntask Y\n/sub\ntask Z\nS > Deel > Z").When(Moves(Noor, "Z", "X")).ThenOpen("Z @ klantcontact")
            .When(Kim.Does("Z")).ThenEnded();

    [Fact]
    public void A_step_that_was_done_is_done_once_more_beside_the_flow()
    {
        var scene = Given(Three).When(Kim.Does("X")).When(Repeats(Sam, "X")).ThenOpen("X @ klantcontact", "Y @ beoordeling");
        scene.When(Kim.Does("X")).ThenOpen("Y @ beoordeling");
        scene.When(Lee.Does("Y")).When(Femke.Does("Z")).ThenEnded();
    }

    [Fact]
    public void The_case_does_not_end_before_what_is_repeated_is_done() =>
        Given("lane klantcontact\nstart S\ntask X\ntask Y\nS > X > Y").When(Kim.Does("X")).When(Repeats(Noor, "X")).When(Kim.Does("Y")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenEnded();

    [Fact]
    public void What_was_not_done_or_is_open_is_not_repeated()
    {
        var scene = Given(Three);
        scene.When(Repeats(Noor, "Y")).ThenRefused(RejectionCode.StepUnknown);
        scene.When(Kim.Does("X")).When(Moves(Sam, "X")).When(Repeats(Noor, "X")).ThenRefused(RejectionCode.StepOpen);
    }

    [Fact]
    public void Work_is_added_that_the_drawing_does_not_know()
    {
        var scene = Given(Three).When(Adds(Noor, "archief bellen", B));
        var added = Assert.Single(scene.State.Tasks, task => task.Kind == WorkKind.Added);
        Assert.Equal(B, added.Team);
        scene.When(Kim.Does("X")).When(Lee.Does("Y")).When(Femke.Does("Z"));
        Assert.Equal(CaseStatus.Open, scene.State.Status);
        scene.When(it => new ClaimTask(added.Id) { By = Lee, Now = it.Now }, it => new CompleteTask(added.Id) { By = Lee, Now = it.Now }).ThenEnded();
    }

    [Fact]
    public void It_needs_to_say_what_and_for_a_team_that_exists()
    {
        Given(Three).When(Adds(Noor, "", A)).ThenRefused(RejectionCode.TitleMissing);
        Given(Three).When(Adds(Noor, "bellen", "maan")).ThenRefused(RejectionCode.TeamUnknown);
    }

    [Fact]
    public void What_closes_opens_and_stays_is_told_beforehand()
    {
        var scene = Given(Branches);
        var told = Told(scene, Skips(Noor, "X"));
        Assert.Equal(["X"], told.Closes.Select(one => one.Name));
        Assert.Equal(["J"], told.Opens.Select(one => one.Name));
        Assert.Equal(["Y"], told.Stays.Select(one => one.Name));
        Assert.False(told.Ends);
        Assert.True(Told(Given("lane klantcontact\nstart S\ntask X\nS > X"), Skips(Noor, "X")).Ends);
    }

    [Fact]
    public void An_incident_can_be_skipped_or_moved_away_from() =>
        Given("lane klantcontact\nstart S\ntask X\nboundary B on=X timer=PT1H\nxor G\nthrow T\ntask Z\nS > X > Z\nB > G\nG > T > G")
            .After("PT2H").Then(it => Assert.Equal("loop", it.Happened<IncidentRaised>().Incident.Code)).When(it => new MoveCase("Z", "omdat") { By = Noor, Now = it.Now }).ThenOpen("Z @ klantcontact");
}
