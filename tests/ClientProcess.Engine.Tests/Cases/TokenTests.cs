using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Cases.Deciding;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

public sealed class TokenTests
{
    private const string Parallel = """
        lane klantcontact
        task X
        and Splits
        task Y
        task Z
        and Samen
        task Slot
        X > Splits > Y > Samen > Slot
        Splits > Z > Samen
        """;

    [Fact]
    public void A_split_opens_every_branch() => Given(Parallel).When(Kim.Does("X")).ThenOpen("Y @ klantcontact", "Z @ klantcontact");

    [Fact]
    public void A_join_waits_for_every_branch() =>
        Given(Parallel).When(Kim.Does("X")).When(Kim.Does("Z")).ThenOpen("Y @ klantcontact").When(Kim.Does("Y")).ThenOpen("Slot @ klantcontact");

    [Fact]
    public void A_join_counts_branches_not_tokens()
    {
        var scene = Given("""
            lane klantcontact
            and Splits
            task Y
            task Z
            task Extra
            and Samen
            task Slot
            xor Bij
            Splits > Y > Bij > Samen > Slot
            Splits > Extra > Bij
            Splits > Z > Samen
            """);
        scene.When(Kim.Does("Y")).When(Kim.Does("Extra")).ThenOpen("Z @ klantcontact");
        scene.When(Kim.Does("Z")).ThenOpen("Slot @ klantcontact").Then(it => Assert.Equal(2, it.State.Positions.Length));
    }

    [Fact]
    public void A_task_with_several_exits_splits_too() =>
        Given("lane klantcontact\ntask X\ntask Y\ntask Z\nX > Y\nX > Z").When(Kim.Does("X")).ThenOpen("Y @ klantcontact", "Z @ klantcontact");

    [Fact]
    public void Without_a_join_every_token_does_the_rest() =>
        Given("lane klantcontact\nand P\nxor Q\ntask X\nP > Q : a\nP > X : b\nQ > X").ThenOpen("X @ klantcontact", "X @ klantcontact");

    [Fact]
    public void The_case_ends_with_its_last_token() =>
        Given("lane klantcontact\nand P\ntask X\ntask Y\nP > X\nP > Y").When(Kim.Does("X")).ThenOpen("Y @ klantcontact").When(Kim.Does("Y")).ThenEnded();

    [Fact]
    public void Without_start_and_end_it_begins_at_what_nothing_leads_to_and_ends_where_nothing_leads_on() =>
        Given("lane klantcontact\ntask X\ntask Y\ntask Z\nY > Z").ThenOpen("X @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void An_event_among_the_implicit_starts_is_one_of_them() =>
        Given("lane klantcontact\ncatch T timer=PT1H\ntask X\ntask Y\nT > Y").ThenOpen("X @ klantcontact").After("PT1H").ThenOpen("X @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void An_event_among_the_implicit_starts_of_a_sub_process_is_one_of_them() =>
        Given("lane klantcontact\nsub D\ncatch T timer=PT1H\ntask X\ntask Y\nT > Y\n/sub").ThenOpen("X @ klantcontact").After("PT1H").ThenOpen("X @ klantcontact", "Y @ klantcontact");

    [Fact]
    public void A_case_may_start_at_another_start() =>
        Ready("lane klantcontact\nstart S\nstart M message=brief\ntask X\ntask Y\nS > X\nM > Y").When(Kim.Opens(startNode: "M")).ThenOpen("Y @ klantcontact");

    [Theory]
    [InlineData("bestaat-niet")]
    [InlineData("X")]
    public void It_does_not_start_anywhere_else(string node) =>
        Ready("lane klantcontact\nstart S\ntask X\nS > X").When(Kim.Opens(startNode: node)).ThenRefused(RejectionCode.ProcessUnknown);

    [Fact]
    public void An_end_says_how_the_case_ends() => Given("lane klantcontact\ntask X\nend E outcome=forwarded\nX > E").When(Kim.Does("X")).ThenEnded(Outcomes.Forwarded);

    [Fact]
    public void Terminate_stops_every_branch() =>
        Given("lane klantcontact\nand P\ntask X\ntask Y\nend E terminate outcome=not-honoured\nP > X > E\nP > Y").When(Kim.Does("X")).ThenEnded(Outcomes.NotHonoured)
            .Then(it => Assert.Equal("Y", it.Happened<TaskCancelled>().Node));

    [Fact]
    public void Terminate_stops_tokens_on_their_way() =>
        Given("lane klantcontact\nand P\nend E terminate\ntask X\nxor Verder\nP > E\nP > Verder > X").ThenEnded();

    [Fact]
    public void Terminate_in_a_sub_process_ends_that_alone() =>
        Given("""
            lane klantcontact
            sub Deel
            and P
            task X
            task Y
            end E terminate
            P > X > E
            P > Y
            /sub
            task Z
            Deel > Z
            """).When(Kim.Does("X")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void A_sub_process_goes_on_when_all_in_it_is_done() =>
        Given("lane klantcontact\nsub Deel\ntask X\ntask Y\n/sub\ntask Z\nDeel > Z").When(Kim.Does("X")).ThenOpen("Y @ klantcontact").When(Kim.Does("Y")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void An_empty_sub_process_is_work_for_its_lane() =>
        Given("lane klantcontact\nsub Deel\n/sub\ntask Z\nDeel > Z").ThenOpen("Deel @ klantcontact").When(Kim.Does("Deel")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void Sub_processes_nest() =>
        Given("lane klantcontact\nsub Een\nsub Twee\nstart S\ntask X\nS > X\n/sub\n/sub\ntask Z\nEen > Z").ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenOpen("Z @ klantcontact");

    [Fact]
    public void A_loop_without_a_wait_is_an_incident_that_may_be_retried()
    {
        var scene = Given("lane klantcontact\nstart S\nxor G\nthrow T\nS > G > T > G").ThenOpen().Then(it => Assert.Equal("loop", it.Happened<IncidentRaised>().Incident.Code));
        scene.When(Kim.Retries()).Then(it => it.Happened<IncidentRaised>());
    }

    [Fact]
    public void A_loop_that_multiplies_stops_as_soon_as_one_that_does_not()
    {
        var exits = string.Concat(Enumerable.Range(0, 40).Select(number => $"throw T{number}\nG > T{number} > G\n"));
        var scene = Given("lane klantcontact\nstart S\nthrow G\nS > G\n" + exits);
        Assert.InRange(scene.State.Positions.Length, 1, 81);
    }

    [Fact]
    public void A_send_task_that_says_what_it_sends_is_done_by_sending() =>
        Given("pool P\npartner bank\nlane klantcontact\nsend X\ntask Y\nX > Y\nX ~> bank : verzoek").ThenOpen("Y @ klantcontact")
            .Then(it => Assert.Equal(("verzoek", "bank"), (it.Happened<MessageSent>().Name!, it.Happened<MessageSent>().ToPartner!)));

    [Theory]
    [InlineData("send")]
    [InlineData("service")]
    [InlineData("script")]
    [InlineData("rule")]
    [InlineData("receive")]
    [InlineData("manual")]
    [InlineData("user")]
    public void Every_other_task_is_work_for_its_lane(string kind) => Given($"lane klantcontact\n{kind} X").ThenOpen("X @ klantcontact");

    [Fact]
    public void The_same_case_is_not_opened_twice() => Given("task X").When(Kim.Opens()).ThenRefused(RejectionCode.CaseExists);

    [Fact]
    public void A_process_that_is_not_there_cannot_be_opened() =>
        Ready("task X").When(it => new OpenCase(TheCase, new DefinitionRef("test", 1, "Q"), A) { By = Kim, Now = it.Now }).ThenRefused(RejectionCode.ProcessUnknown, "Q");

    [Fact]
    public void Nothing_can_be_done_with_a_case_that_is_not_there() =>
        Assert.Equal(RejectionCode.CaseUnknown, ((Rejected)Ready("task X").Try(new WakeCase { By = Kim, Now = Monday })).Rejection.Code);

    [Fact]
    public void The_client_asked_before_now() =>
        Ready("task X").When(Kim.Opens(occurredAt: Monday.AddHours(1))).ThenRefused(RejectionCode.MomentPast)
            .When(Kim.Opens(occurredAt: Monday.AddDays(-2))).Then(it => Assert.Equal(Monday.AddDays(-2), it.State.OccurredAt));

    [Fact]
    public void Who_registers_owns_it_and_else_the_coordinator_of_the_intake()
    {
        Given("task X").Then(it => Assert.Equal(new CaseOwner("kim", A), it.State.Owner));
        Given("task X", by: World.System).Then(it => Assert.Equal(new CaseOwner("noor", A), it.State.Owner));
    }
}
