using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Cases.Deciding;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class ChoiceTests
{
    private const string Choice = """
        lane klantcontact
        task Intake
        lane beoordeling
        xor Besluit
        task Ja
        task Nee
        Intake > Besluit
        Besluit > Ja : toekennen
        Besluit > Nee
        """;

    [Theory]
    [InlineData("toekennen", "Ja")]
    [InlineData("  TOEKENNEN ", "Ja")]
    [InlineData("Besluit-Ja", "Ja")]
    [InlineData("Nee", "Nee")]
    public void A_choice_comes_with_the_completion_by_name_by_id_or_by_where_it_leads(string flow, string node) =>
        Given(Choice).When(Kim.Claims("Intake"), Kim.Completes("Intake", choices: [("Besluit", flow)])).ThenOpen($"{node} @ beoordeling");

    [Fact]
    public void What_was_not_chosen_becomes_a_choice_for_the_lane_of_the_gateway() =>
        Given(Choice).When(Kim.Does("Intake")).ThenOpen("choice Besluit @ beoordeling").When(Lee.Chooses("Besluit", "toekennen")).ThenOpen("Ja @ beoordeling");

    [Fact]
    public void A_choice_needs_no_claim_but_somebody_elses_claim_counts() =>
        Given(Choice).When(Kim.Does("Intake")).When(Joris.Claims("Besluit"), Lee.Chooses("Besluit", "toekennen")).ThenRefused(RejectionCode.Taken, "joris");

    [Fact]
    public void Another_team_does_not_choose() =>
        Given(Choice).When(Kim.Does("Intake")).When(Kim.Chooses("Besluit", "toekennen")).ThenRefused(RejectionCode.NotYourTeam, B);

    [Fact]
    public void A_choice_that_is_none_is_refused_with_what_there_is()
    {
        var scene = Given(Choice).When(Kim.Claims("Intake"), Kim.Completes("Intake", choices: [("Besluit", "misschien")]))
            .ThenRefused(RejectionCode.ChoiceUnknown, "Besluit", "misschien");
        Assert.Contains("'toekennen', 'Nee'", ((Rejected)scene.Last).Rejection.Sentence, StringComparison.Ordinal);
        scene.When(Kim.Completes("Intake")).When(Lee.Completes("Besluit")).ThenRefused(RejectionCode.ChoiceUnknown);
        scene.When(Lee.Chooses("Besluit", "misschien")).ThenRefused(RejectionCode.ChoiceUnknown);
    }

    [Fact]
    public void The_journal_says_who_chose() =>
        Given(Choice).When(Kim.Claims("Intake"), Kim.Completes("Intake", choices: [("Besluit", "Nee")]))
            .Then(it => Assert.Equal(new ChoiceMade("Besluit", "Besluit-Nee", "kim"), it.Happened<ChoiceMade>()));

    [Fact]
    public void The_choices_ahead_are_those_before_the_next_work()
    {
        var scene = Given("""
            lane klantcontact
            start S
            task X
            and P
            xor Eerst
            xor Tweede
            task Y
            xor Later
            throw T
            S > X > P
            P > Eerst
            P > T > Tweede
            Eerst > Y
            Eerst > X
            Tweede > Y
            Tweede > X
            Y > Later
            Later > X
            Later > Y
            """);
        Assert.Equal(["Eerst", "Tweede"], Choices.ReachableFrom(scene.Process, scene.Process.Node("X")).Select(choice => choice.Node.Id));
    }

    [Fact]
    public void Choices_follow_each_other_in_one_completion() =>
        Given("""
            lane klantcontact
            start S
            task X
            xor Een
            xor Twee
            task Y
            S > X > Een > Twee > Y
            Een > Y : kort
            Twee > X : terug
            """).When(Kim.Claims("X"), Kim.Completes("X", choices: [("Een", "Twee"), ("Twee", "Y")])).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_loop_asks_again() =>
        Given("""
            lane klantcontact
            task X
            xor Nog
            xor Tussen
            end E
            X > Nog
            Nog > Tussen : nog eens
            Nog > E : klaar
            Tussen > Nog
            """).When(Kim.Claims("X"), Kim.Completes("X", choices: [("Nog", "nog eens")])).ThenOpen("choice Nog @ klantcontact")
            .When(Kim.Chooses("Nog", "klaar")).ThenEnded();

    [Fact]
    public void A_gateway_with_one_exit_asks_nothing() => Given("lane klantcontact\ntask X\nxor G\ntask Y\nX > G > Y").When(Kim.Does("X")).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_gateway_without_exit_ends_the_token() => Given("lane klantcontact\ntask X\nxor G\nX > G").When(Kim.Does("X")).ThenEnded();

    [Fact]
    public void A_gateway_without_a_lane_asks_the_team_that_registered() =>
        Given("xor G\ntask X\ntask Y\nG > X\nG > Y").ThenOpen("choice G @ klantcontact");
}

public sealed class ConditionTests
{
    private const string Amount = """
        lane klantcontact
        task X
        xor G default=G-Laag
        task Hoog
        task Laag
        X > G
        G > Hoog [bedrag > 100]
        G > Laag
        """;

    [Theory]
    [InlineData(101, "Hoog")]
    [InlineData(100, "Laag")]
    public void A_condition_decides_on_the_values_just_given(int amount, string node) =>
        Given(Amount).When(Kim.Does("X", ("bedrag", amount))).ThenOpen($"{node} @ klantcontact").Then(it => Assert.Null(it.Happened<ChoiceMade>().By));

    [Fact]
    public void A_value_that_is_not_there_is_an_incident_that_is_repaired_and_retried() =>
        Given(Amount).When(Kim.Does("X"))
            .ThenOpen().Then(it => Assert.Contains("bedrag", it.Happened<IncidentRaised>().Incident.Message, StringComparison.Ordinal))
            .When(Lee.Retries()).ThenRefused(RejectionCode.NotAllowed)
            .When(Kim.Retries()).Then(it => Assert.Single(it.State.Positions))
            .When(Kim.Tells(null, ("bedrag", 500)), Kim.Retries()).ThenOpen("Hoog @ klantcontact")
            .When(Kim.Retries()).ThenRefused(RejectionCode.IncidentUnknown);

    [Fact]
    public void An_incident_does_not_quote_what_was_typed() =>
        Given(Amount).When(Kim.Does("X", ("bedrag", Invariants.Typed))).Then(it => it.Happened<IncidentRaised>());

    [Fact]
    public void No_way_out_is_an_incident() =>
        Given("lane klantcontact\nxor G\ntask X\ntask Y\nG > X [1 > 2]\nG > Y [2 > 3]").Then(it => Assert.Equal("no-way-out", it.Happened<IncidentRaised>().Incident.Code));

    [Fact]
    public void A_condition_in_another_language_makes_it_a_choice() =>
        Given("lane klantcontact\nxor G\ntask X\ntask Y\nG > X [${x}]\nG > Y").ThenOpen("choice G @ klantcontact");

    [Fact]
    public void Conditions_on_the_exits_of_a_task_each_take_a_token() =>
        Given("lane klantcontact\ntask X\ntask Y\ntask Z\nX > Y [1 < 2]\nX > Z").When(Kim.Does("X")).ThenOpen("Y @ klantcontact", "Z @ klantcontact");

    [Fact]
    public void Exits_of_a_task_of_which_none_holds_are_an_incident_and_no_end() =>
        Given("lane klantcontact\ntask X\ntask Y\ntask Z\nX > Y [1 > 2]\nX > Z [2 > 3]").When(Kim.Does("X"))
            .Then(it => Assert.Equal("no-way-out", it.Happened<IncidentRaised>().Incident.Code));

    [Fact]
    public void Retrying_the_exits_of_a_task_does_not_repeat_its_work() =>
        Given("lane klantcontact\ntask X\ntask Y\nX > Y [bedrag > 1]").When(Kim.Does("X")).ThenOpen()
            .When(Kim.Tells(null, ("bedrag", 5)), Kim.Retries()).ThenOpen("Y @ klantcontact");

    [Fact]
    public void The_exits_of_a_task_in_another_language_are_a_choice_too() =>
        Given("lane klantcontact\ntask X\ntask Y\ntask Z\nX > Y [${a}]\nX > Z").When(Kim.Does("X")).ThenOpen("choice X @ klantcontact")
            .When(Kim.Chooses("choice X", "Z")).ThenRefused(RejectionCode.ChoiceUnknown)
            .When(Kim.Completes("choice X", choices: [("X", "Z")])).ThenOpen("Z @ klantcontact");
}
