using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.HandoffTests;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class DeclineTests
{
    [Fact]
    public void Incomplete_goes_back_to_the_sender_with_what_is_missing()
    {
        var scene = Offered().When(Lee.Declines("Beoordelen", DeclineReasons.Incomplete, ["dossier"], Invariants.Typed)).ThenOpen("repair Beoordelen @ klantcontact");
        var repair = scene.Task("Beoordelen");
        Assert.Equal(("kim", B, DeclineReasons.Incomplete), (repair.MeantFor, repair.Repair!.To, repair.Repair.Reason));
        Assert.Equal(["dossier"], repair.Repair.Missing);
        Assert.Equal(A, scene.State.ResponsibleFor(repair));
        scene.When(Kim.Does("Beoordelen")).ThenRefused(RejectionCode.NeedMissing, "dossier");
        scene.When(Kim.Completes("Beoordelen", Data(("dossier", "urn:1")))).ThenOpen("Beoordelen @ beoordeling");
        Assert.Equal(["bsn", "dossier"], scene.Handoff("Beoordelen").Given.Order(StringComparer.Ordinal));
        Assert.NotNull(scene.Handoff("Beoordelen").Previous);
    }

    [Theory]
    [InlineData(DeclineReasons.NotOurs)]
    [InlineData(DeclineReasons.Duplicate)]
    public void Not_ours_and_duplicate_go_back_to_the_sender(string reason) => Offered().When(Lee.Declines("Beoordelen", reason)).ThenOpen("repair Beoordelen @ klantcontact");

    [Theory]
    [InlineData(null, RejectionCode.ReasonMissing)]
    [InlineData(" ", RejectionCode.ReasonMissing)]
    [InlineData("geen zin", RejectionCode.ReasonUnknown)]
    [InlineData(DeclineReasons.Incomplete, RejectionCode.ReasonMissing)]
    [InlineData(DeclineReasons.WrongTeam, RejectionCode.TeamUnknown)]
    public void A_decline_needs_a_reason_that_says_something(string? reason, RejectionCode code) => Offered().When(Lee.Declines("Beoordelen", reason)).ThenRefused(code);

    [Fact]
    public void What_is_missing_must_be_one_of_the_needs() =>
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.Incomplete, ["paspoort"])).ThenRefused(RejectionCode.MissingUnknown, "paspoort");

    [Fact]
    public void Wrong_team_goes_on_to_the_team_proposed_with_the_same_sender() =>
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: "Uitvoering")).ThenOpen("Beoordelen @ uitvoering")
            .Then(it => Assert.Equal((A, C), (it.Handoff("Beoordelen").From, it.Handoff("Beoordelen").To))).Then(it => Assert.Equal([A, B, C], it.Route()));

    [Theory]
    [InlineData("nergens", RejectionCode.TeamUnknown)]
    [InlineData(B, RejectionCode.SameTeam)]
    public void The_team_proposed_exists_and_is_another(string team, RejectionCode code) =>
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: team)).ThenRefused(code, team);

    [Fact]
    public void The_second_time_the_coordinators_decide()
    {
        var scene = Offered().When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: C), Femke.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: B));
        scene.ThenOpen("routing Beoordelen @ klantcontact");
        scene.When(Kim.Claims("Beoordelen")).ThenRefused(RejectionCode.CoordinatorsOnly);
        scene.When(Sam.Claims("Beoordelen")).ThenRefused(RejectionCode.NotYourTeam);
        scene.When(Mees.Claims("Beoordelen"), Mees.Releases("Beoordelen"), Noor.Claims("Beoordelen"));
        scene.When(Noor.Completes("Beoordelen")).ThenRefused(RejectionCode.TeamUnknown);
        scene.When(Noor.Completes("Beoordelen", team: B)).ThenOpen("Beoordelen @ beoordeling");
        Assert.True(scene.Handoff("Beoordelen").Decided);
        scene.When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: C)).ThenRefused(RejectionCode.AlreadyRouted);
        scene.When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs)).ThenRefused(RejectionCode.AlreadyRouted);
        scene.When(Lee.Claims("Beoordelen")).Then(it => Assert.Equal(2, it.State.Declines));
    }

    [Fact]
    public void A_team_that_was_decided_on_may_still_miss_something() =>
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: C), Femke.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: B))
            .When(Noor.Claims("Beoordelen"), Noor.Completes("Beoordelen", team: B)).When(Lee.Declines("Beoordelen", DeclineReasons.Incomplete, ["dossier"]))
            .ThenOpen("repair Beoordelen @ klantcontact");

    [Fact]
    public void The_sender_may_repair_it_to_another_team_or_keep_it()
    {
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs)).When(Kim.Claims("Beoordelen"), Kim.Completes("Beoordelen", team: "uitvoering")).ThenOpen("Beoordelen @ uitvoering");
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs)).When(Kim.Claims("Beoordelen"), Kim.Completes("Beoordelen", team: A)).ThenOpen("Beoordelen @ klantcontact")
            .Then(it => Assert.Empty(it.State.Handoffs)).Then(it => Assert.Equal("kim", it.Task("Beoordelen").MeantFor));
        Offered().When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs)).When(Kim.Claims("Beoordelen"), Kim.Completes("Beoordelen", team: "nergens")).ThenRefused(RejectionCode.TeamUnknown);
    }

    [Fact]
    public void One_of_two_senders_mends_and_both_offer_again()
    {
        var scene = Given("lane klantcontact\nand P\ntask X\nlane beoordeling\ntask Y\nlane uitvoering\nand J\ntask Z\nP > X > J { a }\nP > Y > J { b }\nJ > Z")
            .When(Kim.Does("X")).When(Lee.Does("Y"));
        var ofB = scene.State.Handoffs.Single(handoff => handoff.From == B);
        scene.When(it => new DeclineHandoff(ofB.Id, DeclineReasons.Incomplete) { By = Femke, Now = it.Now, Missing = ["b"] }).ThenOpen("repair Z @ beoordeling")
            .Then(it => Assert.Empty(it.State.Handoffs));
        scene.When(Lee.Does("Z", ("b", 1))).ThenOpen("Z @ uitvoering").Then(it => Assert.Equal(2, it.State.Handoffs.Length));
    }

    [Fact]
    public void A_bounce_is_counted_when_it_comes_back()
    {
        var scene = Offered().When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs)).Then(it => Assert.Equal(new Bounced(A, B), it.Happened<Bounced>()));
        Assert.Equal([A, B, A], scene.Route());
        scene.When(Kim.Does("Beoordelen")).Then(it => Assert.Equal((2, 4, 1), (it.State.Bounces, it.State.RouteLength, it.State.Declines)));
        scene.When(Lee.Claims("Beoordelen")).Then(it => Assert.Equal([A, B, A, B], it.Route()));
    }

    [Fact]
    public void Wrong_team_that_proposes_the_sender_is_a_bounce_like_any_other()
    {
        var scene = Offered().When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, proposed: A)).ThenOpen("Beoordelen @ klantcontact");
        Assert.Equal([A, B, A], scene.Route());
        Assert.Equal((1, 3, 1), (scene.State.Bounces, scene.State.RouteLength, scene.State.Declines));
    }
}

public sealed class ReturnTests
{
    [Fact]
    public void Accepted_work_is_returned_with_the_same_reasons()
    {
        var scene = Offered().When(Lee.Claims("Beoordelen"));
        scene.When(Lee.Returns("Beoordelen", null)).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Lee.Declines("Beoordelen", DeclineReasons.NotOurs)).ThenRefused(RejectionCode.HandoffDecided, "lee");
        scene.When(Joris.Returns("Beoordelen", DeclineReasons.NotOurs)).ThenRefused(RejectionCode.Taken, "lee");
        scene.When(Lee.Returns("Beoordelen", DeclineReasons.Incomplete, ["dossier"], Invariants.Typed)).ThenOpen("repair Beoordelen @ klantcontact");
        Assert.Equal((1, 1), (scene.State.Declines, scene.State.Bounces));
        scene.When(Kim.Does("Beoordelen", ("dossier", "urn:1"))).ThenOpen("Beoordelen @ beoordeling").Then(it => Assert.Equal(HandoffStatus.Offered, it.Handoff("Beoordelen").Status));
    }

    [Fact]
    public void Returned_to_a_team_that_it_is_for_goes_on_to_it() =>
        Offered().When(Lee.Claims("Beoordelen"), Lee.Returns("Beoordelen", DeclineReasons.WrongTeam, proposed: C)).ThenOpen("Beoordelen @ uitvoering").Then(it => Assert.Null(it.Task("Beoordelen").Holder));

    [Fact]
    public void What_nobody_handed_over_cannot_be_returned() =>
        Given("lane klantcontact\ntask X").When(Kim.Claims("X"), Kim.Returns("X", DeclineReasons.NotOurs)).ThenRefused(RejectionCode.NoSender);
}

public sealed class HandOffOutsideTests
{
    private static Scene Claimed() => Offered().When(Lee.Claims("Beoordelen"));

    [Fact]
    public void A_holder_hands_it_to_another_team_with_a_reason()
    {
        var scene = Claimed();
        scene.When(Lee.HandsOff("Beoordelen", C, null)).ThenRefused(RejectionCode.ReasonMissing);
        scene.When(Lee.HandsOff("Beoordelen", B)).ThenRefused(RejectionCode.SameTeam);
        scene.When(Lee.HandsOff("Beoordelen", "nergens")).ThenRefused(RejectionCode.TeamUnknown);
        scene.When(Joris.HandsOff("Beoordelen", C)).ThenRefused(RejectionCode.Taken);
        scene.When(Lee.HandsOff("Beoordelen", "Uitvoering", Invariants.Typed)).ThenOpen("Beoordelen @ uitvoering");
        Assert.Equal((B, "lee", C), (scene.Handoff("Beoordelen").From, scene.Handoff("Beoordelen").FromPerson, scene.Handoff("Beoordelen").To));
        Assert.Equal(B, scene.State.ResponsibleFor(scene.Task("Beoordelen")));
        scene.When(Femke.Does("Beoordelen")).ThenOpen("Uitvoeren @ uitvoering").Then(it => Assert.Empty(it.State.Handoffs));
    }

    [Fact]
    public void It_comes_back_to_who_asked_when_that_was_said()
    {
        var scene = Claimed().When(Lee.HandsOff("Beoordelen", C, comesBack: true)).When(Femke.Does("Beoordelen")).ThenOpen("Beoordelen @ beoordeling");
        Assert.Equal(("lee", C, "femke"), (scene.Task("Beoordelen").MeantFor, scene.Handoff("Beoordelen").From, scene.Handoff("Beoordelen").FromPerson));
        Assert.Equal((1, 4), (scene.State.Bounces, scene.State.RouteLength));
        scene.When(Lee.Does("Beoordelen")).ThenOpen("Uitvoeren @ uitvoering");
    }

    [Fact]
    public void It_comes_back_along_every_team_that_asked() =>
        Claimed().When(Lee.HandsOff("Beoordelen", C, comesBack: true), Femke.Claims("Beoordelen"), Femke.HandsOff("Beoordelen", A, comesBack: true))
            .When(Kim.Does("Beoordelen")).ThenOpen("Beoordelen @ uitvoering").When(Femke.Does("Beoordelen")).ThenOpen("Beoordelen @ beoordeling")
            .When(Lee.Does("Beoordelen")).ThenOpen("Uitvoeren @ uitvoering");

    [Fact]
    public void Who_asked_and_keeps_it_after_all_does_it_once() =>
        Claimed().When(Lee.HandsOff("Beoordelen", C, comesBack: true), Femke.Declines("Beoordelen", DeclineReasons.NotOurs), Lee.Claims("Beoordelen"), Lee.Completes("Beoordelen", team: B))
            .ThenOpen("Beoordelen @ beoordeling").When(Lee.Does("Beoordelen")).ThenOpen("Uitvoeren @ uitvoering");

    [Fact]
    public void Who_asked_and_gets_it_in_another_way_does_it_once() =>
        Claimed().When(Lee.HandsOff("Beoordelen", C, comesBack: true), Femke.Claims("Beoordelen"), Femke.HandsOff("Beoordelen", B))
            .ThenOpen("Beoordelen @ beoordeling").When(Lee.Does("Beoordelen")).ThenOpen("Uitvoeren @ uitvoering");

    [Fact]
    public void What_was_asked_outside_of_it_before_still_comes_back() =>
        Claimed().When(Lee.HandsOff("Beoordelen", C, comesBack: true), Femke.Claims("Beoordelen"), Femke.HandsOff("Beoordelen", A, comesBack: true))
            .When(Kim.Claims("Beoordelen"), Kim.HandsOff("Beoordelen", C)).When(Femke.Does("Beoordelen")).ThenOpen("Beoordelen @ beoordeling")
            .When(Lee.Does("Beoordelen")).ThenOpen("Uitvoeren @ uitvoering");

    [Fact]
    public void What_was_handed_off_can_be_declined() =>
        Claimed().When(Lee.HandsOff("Beoordelen", C, comesBack: true), Femke.Declines("Beoordelen", DeclineReasons.NotOurs)).ThenOpen("repair Beoordelen @ beoordeling")
            .Then(it => Assert.Equal("lee", it.Task("Beoordelen").MeantFor));

    [Fact]
    public void A_choice_is_not_handed_off() =>
        Given("lane klantcontact\nxor G\ntask X\ntask Y\nG > X\nG > Y").When(Kim.Claims("G"), Kim.HandsOff("G", B)).ThenRefused(RejectionCode.NotAllowed);
}
