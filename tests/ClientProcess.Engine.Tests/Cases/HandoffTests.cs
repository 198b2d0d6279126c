using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class HandoffTests
{
    internal const string ThreeTeams = """
        lane klantcontact
        start S
        task Intake
        lane beoordeling
        task Beoordelen
        lane uitvoering
        task Uitvoeren
        end E
        S > Intake
        Intake > Beoordelen { bsn! dossier:document gecheckt:check }
        Beoordelen > Uitvoeren
        Uitvoeren > E
        """;

    internal static Scene Offered() => Given(ThreeTeams).When(Kim.Does("Intake", ("bsn", "123")));

    [Fact]
    public void Work_that_reaches_another_team_is_a_handoff() =>
        Offered().ThenOpen("Beoordelen @ beoordeling").Then(it =>
        {
            var handoff = it.Handoff("Beoordelen");
            Assert.Equal((A, "kim", B, HandoffStatus.Offered, Monday), (handoff.From, handoff.FromPerson, handoff.To, handoff.Status, handoff.OfferedAt));
            Assert.Equal(["bsn", "dossier", "gecheckt"], handoff.Needs.Select(need => need.Id));
            Assert.Equal(["bsn"], handoff.Given);
        });

    [Fact]
    public void Work_that_stays_within_the_team_is_none() =>
        Given("lane klantcontact\ntask X\ntask Y\nX > Y").When(Kim.Does("X")).Then(it => Assert.Empty(it.State.Handoffs)).Then(it => Assert.Equal([A], it.Route()));

    [Fact]
    public void What_nobody_worked_on_yet_has_no_sender() =>
        Given("lane beoordeling\nstart S\ntask X\nS > X").ThenOpen("X @ beoordeling").Then(it => Assert.Empty(it.State.Handoffs)).Then(it => Assert.Equal(B, it.State.ResponsibleFor(it.Task("X"))));

    [Fact]
    public void What_a_timer_brings_to_the_first_team_has_no_sender() =>
        Given("lane beoordeling\ncatch T timer=PT1H\ntask X\nT > X").After("PT1H").ThenOpen("X @ beoordeling").Then(it => Assert.Empty(it.State.Handoffs));

    [Fact]
    public void It_arises_whatever_gateways_and_events_lie_between() =>
        Given("""
            lane klantcontact
            task X
            xor G
            lane uitvoering
            and S
            throw T
            catch W timer=PT1H
            sub Deel
            start DS
            task Y
            DS > Y { c! }
            /sub
            X > G { a! }
            G > S : verder { b! }
            G > T : anders
            S > T > W > Deel
            """).When(Kim.Claims("X"), Kim.Completes("X", Data(("a", 1), ("b", 2), ("c", 3)), [("G", "verder")])).ThenOpen().After("PT1H")
            .ThenOpen("Y @ uitvoering").Then(it => Assert.Equal((A, "kim"), (it.Handoff("Y").From, it.Handoff("Y").FromPerson)))
            .Then(it => Assert.Equal(["a", "b", "c"], it.Handoff("Y").Needs.Select(need => need.Id)));

    [Fact]
    public void A_need_that_one_flow_requires_is_required() =>
        Given("lane klantcontact\ntask X\nxor G\nlane beoordeling\ntask Y\nX > G { a }\nG > Y { a! }").When(Kim.Does("X")).ThenRefused(RejectionCode.NeedMissing, "a");

    [Theory]
    [InlineData("a!", "a")]
    [InlineData("a", "a!")]
    public void A_need_that_one_branch_requires_is_required(string one, string other) =>
        Given($"lane klantcontact\ntask X\nand S\nand J\nthrow T\nlane beoordeling\ntask Y\nX > S\nS > T {{ {one} }}\nS > J {{ {other} }}\nT > J > Y").When(Kim.Does("X")).ThenRefused(RejectionCode.NeedMissing, "a");

    [Fact]
    public void A_required_need_that_is_missing_refuses_with_its_name()
    {
        var scene = Given(ThreeTeams).When(Kim.Does("Intake")).ThenRefused(RejectionCode.NeedMissing, "bsn");
        Assert.Contains("'bsn'", ((Rejected)scene.Last).Rejection.Sentence, StringComparison.Ordinal);
        scene.ThenRefused(RejectionCode.NeedMissing).When(Kim.Completes("Intake", Data(("bsn", "123")))).ThenOpen("Beoordelen @ beoordeling");
    }

    [Theory]
    [InlineData("field", "x", true)]
    [InlineData("field", " ", false)]
    [InlineData("field", null, false)]
    [InlineData("field", false, true)]
    [InlineData("field", 0, true)]
    [InlineData("check", true, true)]
    [InlineData("check", false, false)]
    [InlineData("check", "ja", false)]
    [InlineData("check", 1, false)]
    [InlineData("document", "urn:1", true)]
    [InlineData("document", "", false)]
    public void A_need_is_there_when_its_value_says_so(string kind, object? value, bool given)
    {
        var scene = Given($"lane klantcontact\ntask X\nlane beoordeling\ntask Y\nX > Y {{ n:{kind}! }}").When(Kim.Does("X", ("n", value)));
        if (given) scene.ThenOpen("Y @ beoordeling");
        else scene.ThenRefused(RejectionCode.NeedMissing, "n");
    }

    [Fact]
    public void Needs_within_one_team_are_not_asked() => Given("lane klantcontact\ntask X\ntask Y\nX > Y { n! }").When(Kim.Does("X")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void What_a_timer_brought_incomplete_the_sender_repairs() =>
        Given("lane klantcontact\ntask X\nlane beoordeling\ncatch T timer=PT1H\ntask Y\nX > T > Y { n! }").When(Kim.Does("X")).After("PT1H")
            .ThenOpen("repair Y @ klantcontact").Then(it => Assert.Equal(("missing", "kim", B), (it.Task("Y").Repair!.Reason, it.Task("Y").MeantFor!, it.Task("Y").Repair!.To)))
            .When(Kim.Does("Y")).ThenRefused(RejectionCode.NeedMissing, "n")
            .When(Kim.Completes("Y", Data(("n", 1)))).ThenOpen("Y @ beoordeling").Then(it => Assert.Equal((A, B), (it.Handoff("Y").From, it.Handoff("Y").To)));

    [Fact]
    public void What_another_teams_choice_brought_incomplete_the_sender_repairs() =>
        Given("lane klantcontact\ntask X\nlane beoordeling\nxor G\ntask Y\ntask Z\nX > G\nG > Y { n! }\nG > Z").When(Kim.Does("X")).When(Lee.Chooses("G", "Y")).ThenOpen("repair Y @ klantcontact");

    [Fact]
    public void The_sender_stays_responsible_until_it_is_accepted()
    {
        var scene = Offered();
        Assert.Equal(A, scene.State.ResponsibleFor(scene.Task("Beoordelen")));
        scene.When(Lee.Claims("Beoordelen")).Then(it => Assert.Equal(B, it.State.ResponsibleFor(it.Task("Beoordelen"))));
        Assert.Equal(new Holder("lee", Monday), scene.Handoff("Beoordelen").Accepted);
        scene.When(Lee.Releases("Beoordelen")).Then(it => Assert.Equal(B, it.State.ResponsibleFor(it.Task("Beoordelen"))));
    }

    [Fact]
    public void It_may_be_accepted_without_claiming_and_twice_changes_nothing() =>
        Offered().When(Lee.Accepts("Beoordelen")).Then(it => Assert.Null(it.Task("Beoordelen").Holder)).When(Joris.Accepts("Beoordelen")).ThenNothing();

    [Fact]
    public void Reassigning_accepts_for_the_team() => Offered().When(Sam.Reassigns("Beoordelen", Lee)).Then(it => Assert.Equal("lee", it.Handoff("Beoordelen").Accepted!.Person));

    [Fact]
    public void Where_accepting_is_explicit_nobody_claims_before()
    {
        var scene = Given("lane klantcontact\ntask X\nlane beoordeling\ntask Y explicit\nX > Y").When(Kim.Does("X"));
        scene.When(Lee.Claims("Y")).ThenRefused(RejectionCode.AcceptFirst, A).When(Sam.Reassigns("Y", Lee)).ThenRefused(RejectionCode.AcceptFirst);
        scene.When(Lee.Accepts("Y"), Joris.Claims("Y")).Then(it => Assert.Equal(("lee", "joris"), (it.Handoff("Y").Accepted!.Person, it.Task("Y").Holder!.Person)));
    }

    [Fact]
    public void Only_the_receiver_accepts_declines_and_asks()
    {
        var scene = Offered();
        scene.When(Kim.Accepts("Beoordelen")).ThenRefused(RejectionCode.NotReceiver, B);
        scene.When(Femke.Declines("Beoordelen", DeclineReasons.NotOurs)).ThenRefused(RejectionCode.NotReceiver);
        scene.When(Kim.Asks("Beoordelen", "wat?")).ThenRefused(RejectionCode.NotReceiver);
        scene.When(Lee.TakesBack("Beoordelen")).ThenRefused(RejectionCode.NotSender, A);
        scene.When(Robin.Accepts("Beoordelen")).Then(it => Assert.NotNull(it.Handoff("Beoordelen").Accepted));
    }

    [Fact]
    public void A_question_is_asked_and_answered_and_is_no_decline()
    {
        var scene = Offered().When(Lee.Asks("Beoordelen", "Welk jaar? " + Invariants.Typed));
        Assert.Single(scene.Handoff("Beoordelen").OpenQuestions);
        scene.When(Lee.Asks("Beoordelen", " ")).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Lee.Answers("Beoordelen", "2026")).ThenRefused(RejectionCode.NotSender);
        scene.When(Kim.Answers("Beoordelen", "")).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Kim.Answers("Beoordelen", "2026 " + Invariants.Typed)).Then(it => Assert.Empty(it.Handoff("Beoordelen").OpenQuestions));
        scene.When(Kim.Answers("Beoordelen", "2026")).ThenRefused(RejectionCode.QuestionUnknown);
        Assert.Equal(0, scene.State.Declines);
    }

    [Fact]
    public void Only_the_question_that_was_asked_is_answered() =>
        Offered().When(Lee.Asks("Beoordelen", "Welk jaar?")).When(it => new AnswerHandoffQuestion(it.Handoff("Beoordelen").Id, "$note-9-9", "x") { By = Kim, Now = it.Now })
            .ThenRefused(RejectionCode.QuestionUnknown);

    [Fact]
    public void The_sender_takes_it_back_and_offers_it_again()
    {
        var scene = Offered().When(Anouk.TakesBack("Beoordelen", Invariants.Typed)).ThenOpen("repair Beoordelen @ klantcontact");
        Assert.Equal(("withdrawn", "anouk"), (scene.Task("Beoordelen").Repair!.Reason, scene.Task("Beoordelen").MeantFor));
        scene.When(Anouk.Does("Beoordelen")).ThenOpen("Beoordelen @ beoordeling").Then(it => Assert.NotNull(it.Handoff("Beoordelen").Previous));
        scene.When(Lee.Accepts("Beoordelen"), Kim.TakesBack("Beoordelen")).ThenRefused(RejectionCode.HandoffDecided, "lee");
    }

    [Fact]
    public void A_handoff_that_is_gone_is_decided_and_one_that_never_was_unknown()
    {
        var scene = Offered();
        var id = scene.Handoff("Beoordelen").Id;
        scene.When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs), it => new AcceptHandoff(id) { By = Lee, Now = it.Now }).ThenRefused(RejectionCode.HandoffDecided);
        scene.When(it => new AcceptHandoff(999) { By = Lee, Now = it.Now }).ThenRefused(RejectionCode.HandoffUnknown);
    }

    [Fact]
    public void Each_branch_has_its_own() =>
        Given("lane klantcontact\ntask X\nand P\nlane beoordeling\ntask Y\nlane uitvoering\ntask Z\nX > P\nP > Y { a }\nP > Z { b }").When(Kim.Does("X"))
            .Then(it => Assert.Equal((B, C), (it.Handoff("Y").To, it.Handoff("Z").To))).Then(it => Assert.Equal(["b"], it.Handoff("Z").Needs.Select(need => need.Id)));

    [Fact]
    public void After_a_join_there_is_one_for_each_sender()
    {
        var scene = Given("""
            lane klantcontact
            task X
            and P
            task X2
            lane beoordeling
            task Y
            lane uitvoering
            and J
            task Z
            X > P
            P > X2
            P > Y
            X2 > J { a! }
            Y > J { b! }
            J > Z
            """).When(Kim.Does("X")).When(Lee.Does("Y", ("b", 1))).When(Kim.Does("X2")).ThenRefused(RejectionCode.NeedMissing, "a").When(Kim.Completes("X2", Data(("a", 1))));
        Assert.Equal([A, B], scene.State.Handoffs.Select(handoff => handoff.From).Order(StringComparer.Ordinal).Reverse());
        Assert.All(scene.State.Handoffs, handoff => Assert.Single(handoff.Needs));
        var first = scene.State.Handoffs[0];
        scene.When(it => new AcceptHandoff(first.Id) { By = Femke, Now = it.Now })
            .Then(it => Assert.Equal(it.State.Handoffs[1].From, it.State.ResponsibleFor(it.Task("Z"))));
        scene.When(Femke.Claims("Z")).Then(it => Assert.All(it.State.Handoffs, handoff => Assert.NotNull(handoff.Accepted)));
    }

    [Fact]
    public void Branches_of_one_team_that_join_are_one_handoff() =>
        Given("lane klantcontact\nand P\ntask X\ntask Y\nand J\nlane beoordeling\ntask Z\nP > X > J { a }\nP > Y > J { b }\nJ > Z").When(Kim.Does("X")).When(Anouk.Does("Y"))
            .Then(it => Assert.Equal(["a", "b"], it.Handoff("Z").Needs.Select(need => need.Id)));

    [Fact]
    public void Of_the_sub_process_the_last_team_is_the_sender() =>
        Given("lane klantcontact\ntask X\nlane beoordeling\nsub Deel\ntask Y\n/sub\nlane uitvoering\ntask Z\nX > Deel > Z").When(Kim.Does("X")).When(Lee.Does("Y"))
            .Then(it => Assert.Equal(B, it.Handoff("Z").From));

    [Fact]
    public void The_end_of_the_case_recalls_what_was_offered() =>
        Offered().When(Noor.Closes(Outcomes.Duplicate, "dubbel")).Then(it => Assert.Null(it.Happened<HandoffWithdrawn>().By)).ThenEnded(Outcomes.Duplicate);
}
