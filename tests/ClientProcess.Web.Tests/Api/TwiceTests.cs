using System.Net;

namespace ClientProcess.Web.Tests.Api;

/// <summary>The same request again, the same key for something else, and what was seen before it changed.</summary>
public sealed class TwiceTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static string NewKey() => Guid.CreateVersion7().ToString();

    [Fact]
    public async Task The_same_key_registers_one_case_and_answers_the_same_to_the_byte()
    {
        var kim = await host.As("kim");
        var key = NewKey();
        var first = (await kim.Post("cases", Journeys.Question, key)).Is(HttpStatusCode.Created);
        (await kim.Post($"tasks/{(string)first["tasks"]![0]!["id"]!}/claim")).IsOk();

        var again = (await kim.Post("cases", Journeys.Question, key)).Is(HttpStatusCode.Created);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        (await kim.Post("cases", new { process = "serviceverzoek" }, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "key-reused");
        (await kim.Post("messages", new { name = "x", correlation = "y" }, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "key-reused");
        (await kim.Post("tasks/next", null, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "key-reused");
    }

    [Fact]
    public async Task The_key_of_one_person_is_not_that_of_another()
    {
        var (kim, anouk) = (await host.As("kim"), await host.As("anouk"));
        var key = NewKey();

        var (hers, his) = (await kim.Post("cases", Journeys.Question, key), await anouk.Post("cases", Journeys.Question, key));

        Assert.NotEqual(hers.Is(HttpStatusCode.Created).String("id"), his.Is(HttpStatusCode.Created).String("id"));
    }

    [Fact]
    public async Task Refusals_and_what_was_so_already_are_answered_the_same_as_well()
    {
        var (kim, anouk) = (await host.As("kim"), await host.As("anouk"));
        var (id, task) = await kim.Register();
        var (taken, claim, nothing, unknown) = (NewKey(), NewKey(), NewKey(), NewKey());
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        var refused = (await anouk.Post($"tasks/{task}/claim", null, taken)).IsProblem(HttpStatusCode.Conflict, "taken");
        var already = (await kim.Post($"tasks/{task}/claim", null, claim)).IsOk();
        var missing = (await kim.Post($"cases/{id}/pause", null, nothing)).IsProblem(HttpStatusCode.UnprocessableEntity, "reason-missing");
        var none = (await kim.Post("messages", new { name = "Geen", correlation = "x" }, unknown)).IsProblem(HttpStatusCode.NotFound, "message-unknown");

        (await kim.Post($"tasks/{task}/release")).IsOk(); // now Anouk could have it

        Assert.Equal(refused.Text, (await anouk.Post($"tasks/{task}/claim", null, taken)).Is(HttpStatusCode.Conflict).Text);
        Assert.Equal(already.Text, (await kim.Post($"tasks/{task}/claim", null, claim)).IsOk().Text);
        Assert.Equal(missing.Text, (await kim.Post($"cases/{id}/pause", null, nothing)).Text);
        Assert.Equal(none.Text, (await kim.Post("messages", new { name = "Geen", correlation = "x" }, unknown)).Text);
        Assert.Null((await kim.Get($"tasks/{task}")).IsOk()["holder"]);
    }

    [Fact]
    public async Task Who_gives_a_case_out_of_sight_is_still_answered_the_same()
    {
        var (lee, sam) = (await host.As("lee"), await host.As("sam"));
        var registered = (await lee.Post("cases", new { process = "serviceverzoek", team = "beoordeling", data = new { vraag = "x" } })).Is(HttpStatusCode.Created);
        await (await host.As("kim")).Get("tasks");
        var (key, earlier) = (NewKey(), NewKey());
        var told = (await lee.Post($"cases/{registered.String("id")}/information", new { note = "Belde nog eens" }, earlier)).IsOk();

        var given = (await lee.Post($"cases/{registered.String("id")}/owner", new { person = "kim" }, key)).IsOk();

        (await lee.Get($"cases/{registered.String("id")}")).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        Assert.Equal(given.Text, (await lee.Post($"cases/{registered.String("id")}/owner", new { person = "kim" }, key)).IsOk().Text);
        Assert.Equal(told.Text, (await lee.Post($"cases/{registered.String("id")}/information", new { note = "Belde nog eens" }, earlier)).IsOk().Text);
        (await lee.Post($"cases/{registered.String("id")}/information", new { note = "x" })).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        (await sam.Get($"cases/{registered.String("id")}")).IsProblem(HttpStatusCode.NotFound, "case-unknown");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Many_at_once_with_one_key_act_once_and_get_one_answer(string database)
    {
        await using var own = await ApiHost.On(database);
        var kim = await own.As("kim");
        var (register, next) = (NewKey(), NewKey());

        var registered = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => kim.Post("cases", Journeys.Question, register)));
        Assert.Single(registered.Select(answer => answer.Is(HttpStatusCode.Created).Text).Distinct());
        Assert.Equal(1, (int)(await kim.Get("cases")).IsOk()["total"]!);

        foreach (var _ in Enumerable.Range(0, 4)) await kim.Register();
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => kim.Post("tasks/next?team=klantcontact", null, next)));
        Assert.Single(taken.Select(answer => answer.IsOk().Text).Distinct());
        Assert.Equal(1, (int)(await kim.Get("tasks?assignee=me")).IsOk()["total"]!);
        Assert.Equal(5, (int)(await kim.Get("tasks")).IsOk()["total"]!);

        var task = taken[0].String("id");
        var complete = new { data = new { adres = "Kerkstraat 12" }, choices = new { Gateway_Direct = "Flow_NaarBeoordeling" } };
        var key = NewKey();
        var completed = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => kim.Post($"tasks/{task}/complete", complete, key)));
        Assert.Single(completed.Select(answer => answer.IsOk().Text).Distinct());
        Assert.Equal(1, (int)(await kim.Get("handoffs")).IsOk()["total"]!);
    }

    [Fact]
    public async Task What_was_seen_before_it_changed_is_refused()
    {
        var (kim, lee) = (await host.As("kim"), await host.As("lee"));
        var (_, task) = await kim.Register();
        var seen = (await kim.Get($"tasks/{task}")).IsOk().Headers.ETag!.Tag;
        (await kim.Post($"tasks/{task}/claim", ifMatch: seen)).IsOk();

        (await kim.Post($"tasks/{task}/release", ifMatch: seen)).IsProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await kim.Post($"tasks/{task}/release", ifMatch: $"W/{seen}")).IsProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await kim.Post($"tasks/{task}/release", ifMatch: "not a tag")).IsProblem(HttpStatusCode.BadRequest, "if-match-invalid");
        var now = (await kim.Post($"tasks/{task}/release", ifMatch: "*")).IsOk();
        Assert.Equal(now.Headers.ETag!.Tag, (await kim.Get($"tasks/{task}")).Headers.ETag!.Tag);

        var (_, _, handoff) = await kim.HandOver();
        var offered = (await lee.Get($"handoffs/{handoff}")).IsOk().Headers.ETag!.Tag;
        (await lee.Post($"handoffs/{handoff}/questions", new { question = "Waar?" }, ifMatch: offered)).IsOk();
        (await lee.Post($"handoffs/{handoff}/accept", ifMatch: offered)).IsProblem(HttpStatusCode.PreconditionFailed, "stale");
    }

    [Fact]
    public async Task A_key_has_a_length()
    {
        var kim = await host.As("kim");

        (await kim.Post("tasks/next", null, new string('k', 201))).IsProblem(HttpStatusCode.BadRequest, "key-invalid", "200");
    }
}
