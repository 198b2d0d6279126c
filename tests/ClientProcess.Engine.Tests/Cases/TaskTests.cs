using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class TaskTests
{
    private const string OneTask = """
        lane klantcontact
        start S
        task Intake
        end E
        S > Intake > E
        """;

    [Fact]
    public void A_task_lies_in_the_worklist_of_its_lane() => Given(OneTask).ThenOpen("Intake @ klantcontact").Then(it => Assert.Null(it.Task("Intake").Holder));

    [Fact]
    public void Who_claims_a_task_holds_it_since_then() =>
        Given(OneTask).When(Kim.Claims("Intake")).Then(it => Assert.Equal(new Holder("kim", Monday), it.Task("Intake").Holder));

    [Fact]
    public void A_task_claimed_by_a_colleague_is_taken() => Given(OneTask).When(Kim.Claims("Intake"), Anouk.Claims("Intake")).ThenRefused(RejectionCode.Taken, "kim");

    [Fact]
    public void Claiming_what_you_hold_twice_changes_nothing() => Given(OneTask).When(Kim.Claims("Intake"), Kim.Claims("Intake")).ThenNothing();

    [Fact]
    public void A_task_of_another_team_is_not_yours() => Given(OneTask).When(Lee.Claims("Intake")).ThenRefused(RejectionCode.NotYourTeam, A);

    [Fact]
    public void A_supervisor_may_take_any_task() => Given(OneTask).When(Robin.Claims("Intake")).ThenOpen("Intake @ klantcontact");

    [Fact]
    public void Nobody_completes_a_task_that_nobody_claimed() => Given(OneTask).When(Kim.Completes("Intake")).ThenRefused(RejectionCode.NotHolder);

    [Fact]
    public void A_colleague_does_not_complete_what_another_holds() =>
        Given(OneTask).When(Kim.Claims("Intake"), Anouk.Completes("Intake")).ThenRefused(RejectionCode.Taken, "kim");

    [Fact]
    public void The_last_task_done_ends_the_case_honoured() => Given(OneTask).When(Kim.Does("Intake")).ThenEnded();

    [Fact]
    public void A_closed_task_is_not_completed_again()
    {
        var scene = Given("lane klantcontact\ntask X\ntask Y\nX > Y");
        var task = scene.Task("X").Id;
        scene.When(Kim.Does("X")).When(it => new CompleteTask(task) { By = Kim, Now = it.Now }).ThenRefused(RejectionCode.TaskClosed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(999)]
    public void A_task_that_never_was_is_unknown(int id) =>
        Given(OneTask).When(it => new ClaimTask(id) { By = Kim, Now = it.Now }).ThenRefused(RejectionCode.TaskUnknown);

    [Fact]
    public void A_released_task_may_be_claimed_by_a_colleague() =>
        Given(OneTask).When(Kim.Claims("Intake"), Kim.Releases("Intake"), Anouk.Claims("Intake")).Then(it => Assert.Equal("anouk", it.Task("Intake").Holder!.Person));

    [Fact]
    public void Releasing_what_nobody_holds_changes_nothing() => Given(OneTask).When(Kim.Releases("Intake")).ThenNothing();

    [Fact]
    public void A_colleague_does_not_release_it_but_the_coordinator_does()
    {
        var scene = Given(OneTask).When(Kim.Claims("Intake"));
        scene.When(Anouk.Releases("Intake")).ThenRefused(RejectionCode.Taken, "kim");
        scene.When(Noor.Releases("Intake")).Then(it => Assert.Null(it.Task("Intake").Holder));
    }

    [Fact]
    public void The_holder_puts_it_with_a_colleague_of_the_team() =>
        Given(OneTask).When(Kim.Claims("Intake"), Kim.Delegates("Intake", Anouk)).Then(it => Assert.Equal("anouk", it.Happened<TaskDelegated>().Holder.Person));

    [Fact]
    public void Nobody_of_another_team_gets_it() =>
        Given(OneTask).When(Kim.Claims("Intake"), Kim.Delegates("Intake", Lee)).ThenRefused(RejectionCode.NotOfTeam, A, "lee");

    [Fact]
    public void Only_the_holder_delegates() => Given(OneTask).When(Kim.Delegates("Intake", Anouk)).ThenRefused(RejectionCode.NotHolder);

    [Fact]
    public void Only_a_coordinator_reassigns()
    {
        var scene = Given(OneTask).When(Kim.Claims("Intake"));
        scene.When(Kim.Reassigns("Intake", Anouk)).ThenRefused(RejectionCode.CoordinatorsOnly);
        scene.When(Sam.Reassigns("Intake", Anouk)).ThenRefused(RejectionCode.CoordinatorsOnly);
        scene.When(Noor.Reassigns("Intake", Anouk)).Then(it => Assert.Equal("anouk", it.Happened<TaskReassigned>().Holder.Person));
        scene.When(Noor.Reassigns("Intake", Anouk)).ThenNothing();
    }

    [Fact]
    public void A_follow_up_lies_in_the_future_and_goes_with_a_release()
    {
        var scene = Given(OneTask).When(Kim.Claims("Intake"));
        scene.When(Kim.FollowsUp("Intake", Monday)).ThenRefused(RejectionCode.MomentPast);
        scene.When(Kim.FollowsUp("Intake", Monday.AddDays(1))).Then(it => Assert.Equal(Monday.AddDays(1), it.Task("Intake").FollowUpAt));
        scene.When(Kim.FollowsUp("Intake", Monday.AddDays(1))).ThenNothing();
        scene.When(Kim.FollowsUp("Intake", null)).Then(it => Assert.Null(it.Task("Intake").FollowUpAt));
        scene.When(Kim.FollowsUp("Intake", Monday.AddDays(1)), Kim.Releases("Intake")).Then(it => Assert.Null(it.Task("Intake").FollowUpAt));
    }

    [Fact]
    public void A_promise_on_a_task_is_due_from_the_offer_on() =>
        Given("lane klantcontact\ntask X due=PT8H").Then(it => Assert.Equal(Monday.AddHours(8), it.Task("X").DueAt));

    [Fact]
    public void A_task_outside_any_lane_is_the_intake_teams() => Given("task X").ThenOpen("X @ klantcontact");

    [Fact]
    public void The_engine_may_do_what_it_must() =>
        Given(OneTask).When(it => new CompleteTask(it.Task("Intake").Id) { By = Actor.Engine, Now = it.Now }).ThenEnded();
}

public sealed class FieldTests
{
    private const string Asking = """
        lane klantcontact
        task X field=naam:text! field=aantal:number field=datum:date field=akkoord:boolean field=soort:choice|brief|mail field=stuk:document
        task Y
        X > Y
        """;

    [Fact]
    public void A_required_field_is_asked() => Given(Asking).When(Kim.Does("X")).ThenRefused(RejectionCode.FieldMissing, "naam");

    [Theory]
    [InlineData(" ")]
    [InlineData(null)]
    public void An_empty_answer_is_none(string? answer) => Given(Asking).When(Kim.Does("X", ("naam", answer))).ThenRefused(RejectionCode.FieldMissing, "naam");

    [Fact]
    public void What_the_case_knows_already_need_not_be_given_again() =>
        Given(Asking).When(Kim.Tells(null, ("naam", "Jo"))).When(Kim.Does("X")).ThenOpen("Y @ klantcontact");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Knowing_that_it_is_empty_is_not_knowing_it(string? value) =>
        Given(Asking).When(Kim.Tells(null, ("naam", value))).When(Kim.Does("X")).ThenRefused(RejectionCode.FieldMissing, "naam");

    [Theory]
    [InlineData("aantal", "drie")]
    [InlineData("datum", "23-11-2026")]
    [InlineData("datum", "2026-02-30")]
    [InlineData("akkoord", "ja")]
    [InlineData("soort", "duif")]
    [InlineData("stuk", 3)]
    [InlineData("naam", 3)]
    public void An_answer_must_fit_its_field(string field, object answer) =>
        Given(Asking).When(Kim.Does("X", ("naam", (object)"Jo") is var name && field == "naam" ? [(field, answer)] : [name, (field, answer)]))
            .ThenRefused(RejectionCode.FieldInvalid, field);

    [Fact]
    public void Answers_that_fit_are_kept_with_their_revision() =>
        Given(Asking).When(Kim.Does("X", ("naam", "Jo"), ("aantal", 3), ("datum", "2026-11-23"), ("akkoord", true), ("soort", "mail"), ("stuk", "urn:1")))
            .Then(it => Assert.Equal((6, 1), (it.State.Values.Count, it.State.Values["naam"])));

    [Fact]
    public void A_newer_value_gets_the_next_revision() =>
        Given(Asking).When(Kim.Tells(null, ("naam", "Jo"))).When(Kim.Does("X", ("naam", "Jan"))).Then(it => Assert.Equal(2, it.State.Values["naam"]));

    [Theory]
    [InlineData("$note-1-0")]
    [InlineData("")]
    [InlineData("$x")]
    public void Reserved_and_empty_names_are_refused(string key) =>
        Given(Asking).When(Kim.Tells(null, (key, "x"))).ThenRefused(RejectionCode.FieldInvalid);

    [Fact]
    public void Subject_and_client_have_their_reserved_names() => Given(Asking).When(Kim.Tells(null, (NoteKeys.Subject, "x"))).Then(it => Assert.Single(it.State.Values));

    [Fact]
    public void A_value_has_a_size() => Given(Asking).When(Kim.Tells(null, ("brief", new string('x', 64_000)))).ThenRefused(RejectionCode.ValueTooLarge, "brief");

    [Fact]
    public void A_case_holds_so_many_values_and_no_more_but_those_may_change()
    {
        var many = Enumerable.Range(0, 500).Select(number => ($"k{number}", (object?)number)).ToArray();
        var scene = Given(Asking).When(Kim.Tells(null, many));
        scene.When(Kim.Tells(null, ("nog-een", 1))).ThenRefused(RejectionCode.TooManyValues);
        scene.When(Kim.Tells(null, many)).Then(it => Assert.Equal(2, it.State.Values["k0"]));
    }

    [Fact]
    public void A_start_asks_too()
    {
        const string drawing = "lane klantcontact\nstart S field=vraag:text!\ntask X\nS > X";
        Ready(drawing).When(Kim.Opens()).ThenRefused(RejectionCode.FieldMissing, "vraag");
        Ready(drawing).When(Kim.Opens(Data(("vraag", "waar?")))).ThenOpen("X @ klantcontact");
    }
}
