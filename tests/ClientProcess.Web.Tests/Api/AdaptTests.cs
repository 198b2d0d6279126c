using System.Net;
using System.Text.Json.Nodes;

namespace ClientProcess.Web.Tests.Api;

/// <summary>Today this one is different: skip, move, repeat, add, each with a look ahead and a no.</summary>
public sealed class AdaptTests
{
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_step_is_skipped_after_a_look_at_what_that_changes(string database)
    {
        await using var host = await ApiHost.WithMore(database);
        var (kim, noor) = (await host.As("kim"), await host.As("noor"));
        var (id, task) = await kim.Report();
        var place = await Place(noor, id, "Task_Bekijken");
        Assert.True((bool)place["canSkip"]!);
        var before = (await noor.Get($"cases/{id}/journal")).IsOk().Text;

        var told = (await noor.Post($"cases/{id}/skip", new { position = (int)place["id"]!, reason = "Staat op de foto", preview = true })).IsOk();
        Assert.Equal(["Melding bekijken"], Names(told["closes"]!));
        Assert.Equal(["Wat is er nodig?"], Names(told["opens"]!));
        Assert.Empty(Names(told["stays"]!));
        Assert.False((bool)told["ends"]!);
        Assert.Equal(before, (await noor.Get($"cases/{id}/journal")).IsOk().Text);
        Assert.Equal("open", (await kim.Get($"tasks/{task}")).IsOk().String("status"));

        var done = (await noor.Post($"cases/{id}/skip", new { position = (int)place["id"]!, reason = "Staat op de foto" })).IsOk();
        Assert.Equal("choice", (string)Assert.Single(done["tasks"]!.AsArray())!["kind"]!);
        Assert.Equal("cancelled", (await kim.Get($"tasks/{task}")).IsOk().String("status"));
        Assert.Contains("StepSkipped", (await noor.Get($"cases/{id}/journal")).IsOk().Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Added_work_has_its_title_in_the_worklist_and_the_same_request_adds_it_once(string database)
    {
        await using var host = await ApiHost.WithMore(database);
        var (kim, noor, lee) = (await host.As("kim"), await host.As("noor"), await host.As("lee"));
        var (id, task) = await kim.Report();
        object asked = new { title = "Bel de wijkagent", team = "beoordeling", reason = "Er is ruzie over" };

        var told = (await noor.Post($"cases/{id}/add-task", new { title = "Bel de wijkagent", team = "beoordeling", reason = "x", preview = true })).IsOk();
        Assert.Equal(("Bel de wijkagent", "beoordeling"), ((string)told["opens"]![0]!["name"]!, (string)told["opens"]![0]!["team"]!));
        Assert.Equal(["Melding bekijken"], Names(told["stays"]!));
        var first = (await noor.Post($"cases/{id}/add-task", asked, key: "add-1")).IsOk();
        var second = (await noor.Post($"cases/{id}/add-task", asked, key: "add-1")).IsOk();
        Assert.Equal(first.Text, second.Text);
        (await noor.Post($"cases/{id}/add-task", new { title = "Iets anders", reason = "x" }, key: "add-1")).IsProblem(Unprocessable, "key-reused");

        var line = Assert.Single((await lee.Get("tasks?team=beoordeling")).IsOk()["items"]!.AsArray())!;
        Assert.Equal(("added", "Bel de wijkagent"), ((string)line["kind"]!, (string)line["title"]!));
        var added = (string)line["id"]!;
        (await lee.Post($"tasks/{added}/claim")).IsOk();
        Assert.Equal("Bel de wijkagent", (await lee.Get($"tasks/{added}")).IsOk().String("title"));
        // The case does not end before it is done, and it stays known by its title afterwards.
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        (await noor.Post($"cases/{id}/move", new { node = "Klant weet het", reason = "Klaar" })).IsOk();
        Assert.Equal("open", (await kim.Get($"cases/{id}")).IsOk().String("status"));
        (await lee.Post($"tasks/{added}/complete")).IsOk();
        Assert.Equal(("closed", "honoured"), ((await kim.Get($"cases/{id}")).IsOk().String("status"), (await kim.Get($"cases/{id}")).IsOk().String("outcome")));
        Assert.Equal("Bel de wijkagent", (string)(await lee.Get("tasks?team=beoordeling&status=all")).IsOk()["items"]![0]!["title"]!);
    }

    [Fact]
    public async Task A_case_is_moved_and_a_step_repeated_beside_the_flow()
    {
        await using var host = await ApiHost.WithMore("sqlite");
        var (kim, noor) = (await host.As("kim"), await host.As("noor"));
        var (id, task) = await kim.Report();
        (await noor.Post($"cases/{id}/repeat", new { node = "Melding bekijken", reason = "x" })).IsProblem(HttpStatusCode.NotFound, "step-unknown", "Melding bekijken");
        await kim.Complete(task, new { data = Place(), choices = Needs("Beoordelen|Herstellen") });

        (await noor.Post($"cases/{id}/move", new { node = "Klant bellen", reason = "x" })).IsProblem(HttpStatusCode.Conflict, "move-impossible", "Schade beoordelen", "Plek herstellen");
        (await noor.Post($"cases/{id}/move", new { node = "Task_Weg", reason = "x" })).IsProblem(HttpStatusCode.NotFound, "step-unknown", "Task_Weg");
        (await noor.Post($"cases/{id}/move", new { node = "Plek niet te vinden", reason = "x" })).IsProblem(HttpStatusCode.Conflict, "move-impossible");
        (await noor.Post($"cases/{id}/move", new { node = "Klant bellen", from = new[] { 4711 }, reason = "x" })).IsProblem(HttpStatusCode.NotFound, "step-unknown");
        var places = (await noor.Get($"cases/{id}")).IsOk()["positions"]!.AsArray().Where(place => ((string)place!["node"]!).StartsWith("Task_", StringComparison.Ordinal)).Select(place => (int)place!["id"]!).ToArray();
        Assert.Equal(2, places.Length);
        var told = (await noor.Post($"cases/{id}/move", new { node = "Klant bellen", from = places, reason = "x", preview = true })).IsOk();
        Assert.Equal(["Plek herstellen", "Schade beoordelen"], Names(told["closes"]!).Order());
        Assert.Equal(["Klant bellen"], Names(told["opens"]!));
        var moved = (await noor.Post($"cases/{id}/move", new { node = "Klant bellen", from = places, reason = "De klant heeft het zelf opgelost" })).IsOk();
        Assert.Equal("Klant bellen", (string)Assert.Single(moved["tasks"]!.AsArray())!["name"]!);

        var repeated = (await noor.Post($"cases/{id}/repeat", new { node = "Task_Bekijken", reason = "Nog eens kijken" })).IsOk();
        Assert.Equal(["Klant bellen", "Melding bekijken"], repeated["tasks"]!.AsArray().Select(open => (string)open!["name"]!).Order());
        (await noor.Post($"cases/{id}/repeat", new { node = "Task_Bekijken", reason = "x" })).IsProblem(HttpStatusCode.Conflict, "step-open", "Melding bekijken");
        var again = (string)repeated["tasks"]!.AsArray().Single(open => (string)open!["name"]! == "Melding bekijken")!["id"]!;
        Assert.Single((await kim.Complete(again, new { data = Place() }))["case"]!["tasks"]!.AsArray());
    }

    [Fact]
    public async Task Who_may_not_what_is_not_there_and_what_would_break_the_case_is_refused()
    {
        await using var host = await ApiHost.WithMore("sqlite");
        var (kim, noor, daan) = (await host.As("kim"), await host.As("noor"), await host.As("daan"));
        var (id, _) = await kim.Report();
        var place = (int)(await Place(noor, id, "Task_Bekijken"))["id"]!;

        foreach (var (verb, body) in ((string, object)[])[("skip", new { position = place, reason = "x" }), ("move", new { node = "Task_Bellen", reason = "x" }), ("repeat", new { node = "Task_Bekijken", reason = "x" }), ("add-task", new { title = "x", reason = "x" })])
        {
            (await kim.Post($"cases/{id}/{verb}", body)).IsProblem(HttpStatusCode.Forbidden, "coordinators-only", "klantcontact");
            (await daan.Post($"cases/{id}/{verb}", body)).IsProblem(HttpStatusCode.NotFound, "case-unknown");
            (await noor.Post($"cases/2026-0000-0000/{verb}", body)).IsProblem(HttpStatusCode.NotFound, "case-unknown");
            Assert.DoesNotContain(verb, (await kim.Get($"cases/{id}")).IsOk()["actions"]!.AsArray().Select(action => (string)action!));
            Assert.Contains(verb, (await noor.Get($"cases/{id}")).IsOk()["actions"]!.AsArray().Select(action => (string)action!));
            var preview = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(body))!;
            preview["preview"] = true;
            (await kim.Post($"cases/{id}/{verb}", preview.ToJsonString())).IsProblem(HttpStatusCode.Forbidden, "coordinators-only");
            preview["reason"] = " ";
            (await noor.Post($"cases/{id}/{verb}", preview.ToJsonString())).IsProblem(Unprocessable, "reason-missing");
        }
        (await noor.Post($"cases/{id}/skip", new { position = 4711, reason = "x" })).IsProblem(HttpStatusCode.NotFound, "step-unknown");
        (await noor.Post($"cases/{id}/skip", new { reason = "x" })).IsProblem(Unprocessable, "field-missing", "position");
        (await noor.Post($"cases/{id}/skip", new { position = "x", reason = "x" })).IsProblem(HttpStatusCode.BadRequest, "field-invalid");
        (await noor.Post($"cases/{id}/add-task", new { title = " ", reason = "x" })).IsProblem(Unprocessable, "title-missing");
        (await noor.Post($"cases/{id}/add-task", new { title = "x", team = "nergens", reason = "x" })).IsProblem(Unprocessable, "team-unknown", "nergens");
        (await noor.Post($"cases/{id}/skip", new { position = place, reason = "x" })).IsOk();
        var choice = (int)(await Place(noor, id, "Gateway_Nodig"))["id"]!;
        (await noor.Post($"cases/{id}/skip", new { position = choice, reason = "x" })).IsProblem(HttpStatusCode.Conflict, "step-unskippable", "Wat is er nodig?");
        (await noor.Post($"cases/{id}/withdraw", new { reason = "x" })).IsOk();
        (await noor.Post($"cases/{id}/add-task", new { title = "x", reason = "x" })).IsProblem(HttpStatusCode.Conflict, "case-closed");
    }

    [Theory]
    [InlineData("Error_Onvindbaar", "Plek navragen")]
    [InlineData("Plek niet te vinden", "Plek navragen")]
    [InlineData("error:ONVINDBAAR", "Plek navragen")]
    [InlineData("escalation:GEVAAR", "Melding bekijken,Plek afzetten")]
    public async Task What_happened_instead_is_said_by_id_name_or_code(string raised, string open)
    {
        await using var host = await ApiHost.WithMore("sqlite");
        var kim = await host.As("kim");
        var (_, task) = await kim.Report();
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        var ways = (await kim.Get($"tasks/{task}")).IsOk()["raises"]!.AsArray();
        Assert.Equal(["error ONVINDBAAR Plek niet te vinden", "escalation GEVAAR Gevaarlijke plek"], ways.Select(way => $"{way!["kind"]} {way["code"]} {way["name"]}").Order());

        (await kim.Post($"tasks/{task}/complete", new { raises = "error:ANDERS" })).IsProblem(Unprocessable, "raise-unknown", "error:ANDERS", "Plek niet te vinden");
        var answer = (await kim.Post($"tasks/{task}/complete", new { raises = raised })).IsOk();

        Assert.Equal(open, string.Join(",", answer["case"]!["tasks"]!.AsArray().Select(each => (string)each!["name"]!).Order()));
    }

    [Fact]
    public async Task Where_nothing_is_drawn_nothing_else_can_have_happened()
    {
        await using var host = await ApiHost.WithMore("sqlite");
        var kim = await host.As("kim");
        var (_, task) = await kim.Register();
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        Assert.Empty((await kim.Get($"tasks/{task}")).IsOk()["raises"]!.AsArray());
        (await kim.Post($"tasks/{task}/complete", new { raises = "error:X" })).IsProblem(Unprocessable, "raise-unknown", "Vraag vastleggen");
    }

    [Fact]
    public async Task Several_ways_are_chosen_at_once_where_the_drawing_allows_it()
    {
        await using var host = await ApiHost.WithMore("sqlite");
        var (kim, lee, femke) = (await host.As("kim"), await host.As("lee"), await host.As("femke"));
        var (_, task) = await kim.Report();
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        var choice = Assert.Single((await kim.Get($"tasks/{task}")).IsOk()["choices"]!.AsArray())!;
        Assert.True((bool)choice["takesSeveral"]!);

        (await kim.Post($"tasks/{task}/complete", new { data = Place(), choices = Needs("Beoordelen|Slopen") })).IsProblem(Unprocessable, "choice-unknown", "Herstellen");
        var answer = (await kim.Post($"tasks/{task}/complete", new { data = Place(), choices = Needs("Flow_Beoordelen | Herstellen") })).IsOk();
        var open = answer["case"]!["tasks"]!.AsArray().ToDictionary(each => (string)each!["name"]!, each => (string)each!["id"]!);
        Assert.Equal(["Plek herstellen", "Schade beoordelen"], open.Keys.Order());

        // The join waits for both; then a loop asks whether it is done once more.
        Assert.Single((await lee.Complete(open["Schade beoordelen"]))["case"]!["tasks"]!.AsArray());
        var call = (string)(await femke.Complete(open["Plek herstellen"]))["case"]!["tasks"]![0]!["id"]!;
        (await kim.Post($"tasks/{call}/claim")).IsOk();
        Assert.Equal(["done", "again"], (await kim.Get($"tasks/{call}")).IsOk()["choices"]![0]!["options"]!.AsArray().Select(option => (string)option!["id"]!));
        var once = (await kim.Post($"tasks/{call}/complete", new { choices = new { Task_Bellen = "again" } })).IsOk();
        var second = (string)once["case"]!["tasks"]![0]!["id"]!;
        Assert.NotEqual(call, second);
        Assert.Equal("closed", (string)(await kim.Complete(second, new { choices = new { Task_Bellen = "done" } }))["case"]!["status"]!);
    }

    private static object Place() => new { plek = "Lindestraat 14" };

    private static object Needs(string ways) => new { Gateway_Nodig = ways };

    private static IEnumerable<string> Names(JsonNode some) => some.AsArray().Select(one => (string)one!["name"]!);

    private static async Task<JsonNode> Place(Caller who, string id, string node) =>
        (await who.Get($"cases/{id}")).IsOk()["positions"]!.AsArray().Single(place => (string)place!["node"]! == node)!;
}

internal static class Reports
{
    /// <summary>A report about public space, registered by Kim: the drawing of the tests, in which everything may go otherwise.</summary>
    public static async Task<(string Case, string Task)> Report(this Caller kim)
    {
        var answer = (await kim.Post("cases", new { process = "melding", subject = "Gat in de stoep" })).Is(HttpStatusCode.Created);
        return (answer.String("id"), (string)answer["tasks"]![0]!["id"]!);
    }

    /// <summary>Claims it and completes it.</summary>
    public static async Task<Answer> Complete(this Caller who, string task, object? body = null)
    {
        (await who.Post($"tasks/{task}/claim")).IsOk();
        return (await who.Post($"tasks/{task}/complete", body)).IsOk();
    }
}
