using System.Net;
using System.Text;

namespace ClientProcess.Web.Tests.Api;

public sealed class BadInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const HttpStatusCode BadRequest = HttpStatusCode.BadRequest;

    [Theory]
    [InlineData("{", "not-json", "JSON")]
    [InlineData("vraag=x", "not-json", "JSON")]
    [InlineData("{\"process\":\"a\",\"process\":\"b\"}", "not-json", "once")]
    [InlineData("[]", "not-an-object", "object")]
    [InlineData("null", "not-an-object", "object")]
    [InlineData("{\"process\":\"a\",\"owner\":\"b\",\"Process\":\"c\"}", "field-unknown", "'owner', 'Process'")]
    [InlineData("{\"process\":5}", "field-invalid", "text for 'process'")]
    [InlineData("{\"process\":\"a\",\"data\":[]}", "field-invalid", "object for 'data'")]
    [InlineData("{\"process\":\"a\",\"occurredAt\":\"yesterday\"}", "field-invalid", "offset")]
    [InlineData("{\"process\":\"a\",\"client\":{\"bsn\":\"1\"}}", "field-invalid", "'reference'")]
    public async Task A_body_that_is_not_what_is_asked_is_refused_by_name(string body, string code, string words)
    {
        var kim = await host.As("kim");

        (await kim.Post("cases", body)).IsProblem(BadRequest, code, words);
    }

    [Fact]
    public async Task Nulls_where_texts_belong_are_refused()
    {
        var kim = await host.As("kim");
        var (_, task) = await kim.Register();

        (await kim.Post($"tasks/{task}/complete", "{\"choices\":{\"g\":null}}")).IsProblem(BadRequest, "field-invalid", "choices");
        (await kim.Post($"tasks/{task}/return", "{\"missing\":[null]}")).IsProblem(BadRequest, "field-invalid", "missing");
        (await kim.Post($"tasks/{task}/claim", "{\"force\":true}")).IsProblem(BadRequest, "field-unknown", "force");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Text_that_no_database_keeps_is_refused_and_huge_numbers_are_kept(string database)
    {
        await using var own = await ApiHost.On(database);
        var kim = await own.As("kim");

        foreach (var data in new[] { @"{""vraag"":""a\u0000b""}", @"{""vraag"":""x"",""lijst"":[{""k"":""\ud800""}]}", @"{""vraag"":""x"",""\u0000"":1}" })
            (await kim.Post("cases", $$$"""{"process":"serviceverzoek","data":{{{data}}}}""", key: Guid.CreateVersion7().ToString())).IsProblem(HttpStatusCode.UnprocessableEntity, "text-invalid");
        (await kim.Post("cases", """{"process":"serviceverzoek\u0000"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "text-invalid", "'process'");
        var kept = (await kim.Post("cases", """{"process":"serviceverzoek","data":{"vraag":"één 🙂","getal":1e999,"diep":[[[1]]]}}""")).Is(HttpStatusCode.Created);
        var detail = (await kim.Get($"cases/{kept.String("id")}")).IsOk();
        Assert.Contains("1e999", detail.Text, StringComparison.Ordinal);
        Assert.Equal("één 🙂", (string)detail["data"]!["vraag"]!);
        (await kim.Get("tasks?team=%00")).IsProblem(BadRequest, "parameter-invalid");
        (await kim.Get("cases?search=100%25_'\"")).IsOk();
        Assert.Equal(1, (int)(await kim.Get("cases")).IsOk()["total"]!);
    }

    [Fact]
    public async Task A_body_too_deep_or_too_large_is_refused()
    {
        var kim = await host.As("kim");
        var deep = new string('[', 40) + new string(']', 40);

        (await kim.Post("cases", $$$"""{"process":"serviceverzoek","data":{"x":{{{deep}}}}}""")).IsProblem(BadRequest, "not-json", "32 levels");
        (await kim.Post("cases", $$$"""{"process":"serviceverzoek","data":{"vraag":"{{{new string('x', 70_000)}}}"}}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "value-too-large", "vraag");
        (await kim.Post("cases", $$$"""{"process":"serviceverzoek","data":{"vraag":"{{{new string('x', 1_100_000)}}}"}}""")).IsProblem(HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
        (await kim.Post("cases", Journeys.Question)).Is(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task A_body_in_another_language_than_JSON_is_refused(string? type)
    {
        var kim = await host.As("kim");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"process\":\"serviceverzoek\",\"data\":{\"vraag\":\"x\"}}"));
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);

        (await kim.Send(HttpMethod.Post, "cases", content)).IsProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "application/json");
    }

    [Theory]
    [InlineData("tasks?page=0", "from 1 to")]
    [InlineData("tasks?page=-1", "from 1 to")]
    [InlineData("tasks?page=99999999999999999999", "from 1 to")]
    [InlineData("tasks?pageSize=101", "from 1 to 100")]
    [InlineData("tasks?page=two", "whole number")]
    [InlineData("tasks?page=1&page=2", "once")]
    [InlineData("tasks?overdue=yes", "true or false")]
    [InlineData("tasks?status=lost", "completed")]
    [InlineData("tasks?sort=name", "due, offered, waiting")]
    [InlineData("tasks?asignee=me", "'assignee'")]
    [InlineData("handoffs?status=lost", "returned")]
    [InlineData("cases?status=lost", "closed")]
    public async Task A_question_that_cannot_be_answered_says_why(string path, string words)
    {
        var kim = await host.As("kim");
        var answer = await kim.Get(path);

        answer.IsProblem(BadRequest, path.Contains("asignee", StringComparison.Ordinal) ? "parameter-unknown" : "parameter-invalid", words);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_empty()
    {
        var kim = await host.As("kim");

        Assert.Empty((await kim.Get("tasks?page=10000&pageSize=100")).IsOk()["items"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_addresses_and_methods_are_problems_too()
    {
        var kim = await host.As("kim");

        (await kim.Get("no-such-thing")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await kim.Get("/api/v2/tasks")).IsProblem(HttpStatusCode.NotFound, "not-found");
        var put = (await kim.Send(HttpMethod.Put, "tasks", Caller.Json("{}"))).IsProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Contains("GET", put.ContentHeaders.Allow);
        (await kim.Send(HttpMethod.Delete, $"cases/{Guid.CreateVersion7()}", null)).IsProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        (await kim.Get("cases/nonsense")).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        (await kim.Get("tasks/nonsense")).IsProblem(HttpStatusCode.NotFound, "task-unknown");
        (await kim.Get($"handoffs/{Guid.CreateVersion7():N}-99999999999")).IsProblem(HttpStatusCode.NotFound, "handoff-unknown");
    }

    [Fact]
    public async Task While_the_database_is_away_a_caller_is_told_to_come_back()
    {
        await using var own = await ApiHost.WithoutDatabase();
        var kim = await own.As("kim");

        Assert.Equal(TimeSpan.FromSeconds(5), (await kim.Get("tasks")).IsProblem(HttpStatusCode.ServiceUnavailable, "not-available").Headers.RetryAfter!.Delta);
        (await kim.Post("cases", Journeys.Question, "key")).IsProblem(HttpStatusCode.ServiceUnavailable, "not-available", "Idempotency-Key");
    }
}
