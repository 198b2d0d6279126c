using System.Net;

namespace ClientProcess.Web.Tests.Api;

/// <summary>Every act, with its no.</summary>
public sealed class CommandTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    [Fact]
    public async Task Somebody_of_another_team_cannot_claim_and_a_colleague_comes_too_late()
    {
        var (kim, anouk, lee) = (await host.As("kim"), await host.As("anouk"), await host.As("lee"));
        var (_, task) = await kim.Register();

        (await lee.Post($"tasks/{task}/claim")).IsProblem(HttpStatusCode.Forbidden, "not-your-team", "klantcontact");
        (await kim.Post($"tasks/{task}/complete")).IsProblem(HttpStatusCode.Conflict, "not-holder");
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        Assert.Equal("kim", (await kim.Post($"tasks/{task}/claim")).IsOk().String("holder"));
        (await anouk.Post($"tasks/{task}/claim")).IsProblem(HttpStatusCode.Conflict, "taken", "kim");
        (await anouk.Post($"tasks/{task}/complete")).IsProblem(HttpStatusCode.Conflict, "taken");
        Assert.Null((await kim.Post($"tasks/{task}/release")).IsOk()["holder"]);
    }

    [Fact]
    public async Task A_closed_task_stays_closed_and_an_unknown_one_is_not_found()
    {
        var kim = await host.As("kim");
        var (id, task, _) = await kim.HandOver();
        var first = $"{task[..task.LastIndexOf('-')]}-2";
        (await kim.Post($"tasks/{first}/claim")).IsProblem(HttpStatusCode.Conflict, "task-closed");
        (await kim.Post($"tasks/{first[..^2]}-999/claim")).IsProblem(HttpStatusCode.NotFound, "task-unknown");
        (await kim.Post("tasks/nonsense/claim")).IsProblem(HttpStatusCode.NotFound, "task-unknown");
        (await kim.Post($"tasks/{Guid.CreateVersion7():N}-1/claim")).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        (await kim.Post($"handoffs/{first[..^2]}-999/accept")).IsProblem(HttpStatusCode.NotFound, "handoff-unknown");
        (await kim.Post("cases/nonsense/pause", new { reason = "x" })).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        Assert.Equal("open", (await kim.Get($"cases/{id}")).IsOk().String("status"));
    }

    [Fact]
    public async Task The_holder_delegates_and_the_coordinator_reassigns_to_whoever_was_here_before()
    {
        var (kim, noor) = (await host.As("kim"), await host.As("noor"));
        await (await host.As("anouk")).Get("tasks");
        var (_, task) = await kim.Register();
        (await kim.Post($"tasks/{task}/claim")).IsOk();

        (await kim.Post($"tasks/{task}/delegate", new { to = "lee" })).IsProblem(Unprocessable, "not-of-team", "klantcontact");
        (await kim.Post($"tasks/{task}/delegate", new { to = "nobody" })).IsProblem(Unprocessable, "not-of-team", "nobody");
        Assert.Equal("anouk", (await kim.Post($"tasks/{task}/delegate", new { to = "anouk" })).IsOk().String("holder"));
        (await kim.Post($"tasks/{task}/reassign", new { to = "kim" })).IsProblem(HttpStatusCode.Forbidden, "coordinators-only");
        Assert.Equal("kim", (await noor.Post($"tasks/{task}/reassign", new { to = "kim" })).IsOk().String("holder"));
    }

    [Fact]
    public async Task Work_is_handed_off_outside_the_drawing_with_a_reason_and_returned_with_one()
    {
        var (kim, femke) = (await host.As("kim"), await host.As("femke"));
        var (_, task) = await kim.Register();
        (await kim.Post($"tasks/{task}/claim")).IsOk();

        (await kim.Post($"tasks/{task}/hand-off", new { team = "uitvoering" })).IsProblem(Unprocessable, "reason-missing");
        (await kim.Post($"tasks/{task}/hand-off", new { team = "nergens", reason = "x" })).IsProblem(Unprocessable, "team-unknown", "nergens");
        (await kim.Post($"tasks/{task}/hand-off", new { team = "klantcontact", reason = "x" })).IsProblem(Unprocessable, "same-team");
        (await kim.Post($"tasks/{task}/return", new { reason = "not-ours" })).IsProblem(HttpStatusCode.Conflict, "no-sender");
        var handed = (await kim.Post($"tasks/{task}/hand-off", new { team = "uitvoering", reason = "Weten jullie waar dit is?", comesBack = true })).IsOk();
        Assert.Equal("handed-off", handed.String("status"));

        var theirs = (string)handed["case"]!["tasks"]![0]!["id"]!;
        (await femke.Post($"tasks/{theirs}/claim")).IsOk();
        Assert.Equal("Weten jullie waar dit is?", (string)(await femke.Get($"tasks/{theirs}")).IsOk()["handoffs"]![0]!["offeredBecause"]!);
        (await femke.Post($"tasks/{theirs}/return", new { reason = "because" })).IsProblem(Unprocessable, "reason-unknown");
        (await femke.Post($"tasks/{theirs}/return", new { reason = "incomplete", missing = new[] { "x" } })).IsProblem(Unprocessable, "missing-unknown");
        Assert.Equal("cancelled", (await femke.Post($"tasks/{theirs}/return", new { reason = "not-ours" })).IsOk().String("status"));
    }

    [Fact]
    public async Task A_follow_up_lies_in_the_future()
    {
        var kim = await host.As("kim");
        var (_, task) = await kim.Register();
        (await kim.Post($"tasks/{task}/claim")).IsOk();

        (await kim.Post($"tasks/{task}/follow-up", new { at = "2020-01-01T09:00:00Z" })).IsProblem(Unprocessable, "moment-past");
        (await kim.Post($"tasks/{task}/follow-up", new { at = "2126-01-01T09:00:00" })).IsProblem(HttpStatusCode.BadRequest, "field-invalid", "offset");
        (await kim.Post($"tasks/{task}/follow-up", new { at = "2126-01-01T09:00:00+01:00" })).IsOk();
        Assert.Equal("2126-01-01T08:00:00Z", (await kim.Get($"tasks/{task}")).IsOk().String("followUpAt"));
    }

    [Fact]
    public async Task A_handoff_is_accepted_once_and_by_its_receiver()
    {
        var (kim, lee) = (await host.As("kim"), await host.As("lee"));
        var (_, _, handoff) = await kim.HandOver();

        (await kim.Post($"handoffs/{handoff}/accept")).IsProblem(HttpStatusCode.Forbidden, "not-receiver");
        (await lee.Post($"handoffs/{handoff}/withdraw", new { reason = "x" })).IsProblem(HttpStatusCode.Forbidden, "not-sender");
        (await lee.Post($"handoffs/{handoff}/decline")).IsProblem(Unprocessable, "reason-missing");
        Assert.Equal("accepted", (await lee.Post($"handoffs/{handoff}/accept")).IsOk().String("status"));
        (await lee.Post($"handoffs/{handoff}/accept")).IsOk();
        (await lee.Post($"handoffs/{handoff}/decline", new { reason = "not-ours" })).IsProblem(HttpStatusCode.Conflict, "handoff-decided");
        (await kim.Post($"handoffs/{handoff}/withdraw")).IsProblem(HttpStatusCode.Conflict, "handoff-decided");
    }

    [Fact]
    public async Task The_sender_takes_a_handoff_back_before_it_is_accepted()
    {
        var (kim, lee) = (await host.As("kim"), await host.As("lee"));
        var (_, task, handoff) = await kim.HandOver();

        Assert.Equal("withdrawn", (await kim.Post($"handoffs/{handoff}/withdraw", new { reason = "Verkeerd adres" })).IsOk().String("status"));
        (await lee.Post($"tasks/{task}/claim")).IsProblem(HttpStatusCode.Conflict, "task-closed");
    }

    [Fact]
    public async Task A_question_about_a_handoff_is_asked_and_answered_on_it()
    {
        var (kim, lee) = (await host.As("kim"), await host.As("lee"));
        var (_, _, handoff) = await kim.HandOver();

        (await lee.Post($"handoffs/{handoff}/questions", new { question = " " })).IsProblem(Unprocessable, "reason-missing");
        (await lee.Post($"handoffs/{handoff}/questions", new { question = "Even of oneven kant?" })).IsOk();
        var asked = (await kim.Get($"handoffs/{handoff}")).IsOk();
        Assert.Equal("offered", asked.String("status"));
        Assert.Contains("answer", asked["actions"]!.AsArray().Select(action => (string)action!));
        var question = asked["questions"]![0]!;
        (await kim.Post($"handoffs/{handoff}/questions/99-9/answer", new { answer = "?" })).IsProblem(HttpStatusCode.NotFound, "question-unknown");
        (await kim.Post($"handoffs/{handoff}/questions/{(string)question["id"]!}/answer", new { answer = "De even kant." })).IsOk();

        var answered = (await lee.Get($"handoffs/{handoff}")).IsOk()["questions"]![0]!;
        Assert.Equal(("Even of oneven kant?", "De even kant.", "kim"), ((string)answered["question"]!, (string)answered["answer"]!, (string)answered["answeredBy"]!));
    }

    [Fact]
    public async Task A_case_is_paused_resumed_withdrawn_and_reopened_with_a_reason_each()
    {
        var kim = await host.As("kim");
        var (id, task) = await kim.Register();

        (await kim.Post($"cases/{id}/pause")).IsProblem(Unprocessable, "reason-missing");
        (await kim.Post($"cases/{id}/resume", new { reason = "x" })).IsProblem(HttpStatusCode.Conflict, "not-paused");
        (await kim.Post($"cases/{id}/pause", new { reason = "Wacht op foto", until = "2126-01-01T09:00:00Z" })).IsOk();
        Assert.Equal("Wacht op foto", (string)(await kim.Get($"cases/{id}")).IsOk()["paused"]!["reason"]!);
        (await kim.Post($"cases/{id}/pause", new { reason = "x" })).IsProblem(HttpStatusCode.Conflict, "already-paused");
        (await kim.Post($"cases/{id}/resume", new { reason = "Foto is er" })).IsOk();
        (await kim.Post($"cases/{id}/reopen", new { reason = "x" })).IsProblem(HttpStatusCode.Conflict, "case-open");
        Assert.Equal("withdrawn", (await kim.Post($"cases/{id}/withdraw", new { reason = "Lamp doet het weer" })).IsOk().String("outcome"));
        (await kim.Post($"cases/{id}/withdraw", new { reason = "x" })).IsProblem(HttpStatusCode.Conflict, "case-closed");
        (await kim.Post($"cases/{id}/information", new { note = "Klant belde nog eens" })).IsOk();
        (await kim.Post($"cases/{id}/information")).IsProblem(Unprocessable, "nothing-to-do");
        var reopened = (await kim.Post($"cases/{id}/reopen", new { reason = "Toch weer stuk" })).IsOk();
        Assert.Equal("reopened", (string)reopened["tasks"]![0]!["kind"]!);
        Assert.NotEqual(task, (string)reopened["tasks"]![0]!["id"]!);
    }

    [Fact]
    public async Task A_case_is_closed_with_an_outcome_by_who_answers_for_it()
    {
        var (kim, anouk, noor) = (await host.As("kim"), await host.As("anouk"), await host.As("noor"));
        var (id, _) = await kim.Register();

        (await anouk.Post($"cases/{id}/close", new { outcome = "forwarded", reason = "x" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await kim.Post($"cases/{id}/close", new { reason = "x" })).IsProblem(Unprocessable, "field-missing", "outcome");
        (await kim.Post($"cases/{id}/close", new { outcome = "done", reason = "x" })).IsProblem(Unprocessable, "outcome-unknown", "done");
        (await kim.Post($"cases/{id}/owner", new { person = "nobody" })).IsProblem(Unprocessable, "not-of-team", "nobody");
        (await kim.Post($"cases/{id}/retry", new { position = 1 })).IsProblem(HttpStatusCode.Conflict, "incident-unknown");
        var given = (await kim.Post($"cases/{id}/owner", new { person = "anouk" })).IsOk();
        Assert.Equal(("anouk", "klantcontact"), ((string)given["owner"]!["person"]!, (string)given["owner"]!["team"]!));
        (await kim.Post($"cases/{id}/close", new { outcome = "forwarded", reason = "x" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        Assert.Equal("forwarded", (await noor.Post($"cases/{id}/close", new { outcome = "forwarded", reason = "Naar de netbeheerder" })).IsOk().String("outcome"));
    }

    [Fact]
    public async Task A_case_begins_with_what_its_start_asks_and_for_a_team_of_ones_own()
    {
        var kim = await host.As("kim");

        (await kim.Post("cases", new { process = "nothing" })).IsProblem(Unprocessable, "process-unknown", "nothing");
        (await kim.Post("cases", new { subject = "x" })).IsProblem(Unprocessable, "field-missing", "process");
        (await kim.Post("cases", new { process = "serviceverzoek" })).IsProblem(Unprocessable, "field-missing", "Wat vraagt de klant?");
        (await kim.Post("cases", new { process = "serviceverzoek", data = new { vraag = 5 } })).IsProblem(Unprocessable, "field-invalid");
        (await kim.Post("cases", new { process = "serviceverzoek", data = new { vraag = "x", onderwerp = "Iets" } })).IsProblem(Unprocessable, "field-invalid", "Afval");
        (await kim.Post("cases", new { process = "serviceverzoek", team = "uitvoering", data = new { vraag = "x" } })).IsProblem(HttpStatusCode.Forbidden, "not-your-team");
        (await kim.Post("cases", new { process = "serviceverzoek", occurredAt = "2126-01-01T00:00:00Z", data = new { vraag = "x" } })).IsProblem(Unprocessable, "moment-past");
        (await kim.Post("cases", new { process = "serviceverzoek", channel = new string('x', 101), data = new { vraag = "x" } })).IsProblem(Unprocessable, "value-too-large");
        (await kim.Post("messages", new { name = "Geen", correlation = "0000-0000" })).IsProblem(HttpStatusCode.NotFound, "message-unknown");
    }
}
