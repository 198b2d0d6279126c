using System.Net;

namespace ClientProcess.Web.Tests.Api;

public sealed class JourneyTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task One_question_travels_from_klantcontact_to_uitvoering_and_back(string database)
    {
        await using var host = await ApiHost.On(database);
        var (kim, lee, femke) = (await host.As("kim"), await host.As("lee"), await host.As("femke"));

        var registered = (await kim.Post("cases", Journeys.Question)).Is(HttpStatusCode.Created);
        var id = registered.String("id");
        Assert.Equal($"/api/v1/cases/{id}", registered.Headers.Location!.ToString());
        Assert.Equal("open", registered.String("status"));

        // Kim finds it, is told what she may do and what the form and the gateway ask.
        var first = (string)(await kim.Get("tasks?team=klantcontact")).IsOk()["items"]![0]!["id"]!;
        Assert.Equal(["claim"], Actions(await kim.Get($"tasks/{first}")));
        var claimed = (await kim.Post($"tasks/{first}/claim")).IsOk();
        Assert.Equal("kim", claimed.String("holder"));
        var task = (await kim.Get($"tasks/{first}")).IsOk();
        Assert.Equal(["release", "complete", "delegate", "hand-off", "follow-up"], Actions(task));
        Assert.Equal($"\"{task.String("etag")}\"", task.Headers.ETag!.Tag);
        Assert.Equal(claimed.String("etag"), task.String("etag"));
        Assert.Equal(["adres", "foto", "wensdatum"], task["fields"]!.AsArray().Select(field => (string)field!["id"]!));
        var choice = Assert.Single(task["choices"]!.AsArray())!;
        Assert.Equal(("Gateway_Direct", "Direct te beantwoorden?"), ((string)choice["gateway"]!, (string)choice["name"]!));
        Assert.Equal(["Ja", "Nee, beoordelen"], choice["options"]!.AsArray().Select(option => (string)option!["name"]!));

        // Without what beoordeling needs she cannot hand it over.
        var over = new Dictionary<string, string> { ["Gateway_Direct"] = "Nee, beoordelen" };
        var missing = (await kim.Post($"tasks/{first}/complete", new { choices = over })).IsProblem(HttpStatusCode.UnprocessableEntity, "need-missing", "Adres waar het om gaat");
        Assert.Equal(["adres"], missing["subjects"]!.AsArray().Select(subject => (string)subject!));
        var completed = (await kim.Post($"tasks/{first}/complete", new { data = new { adres = "Kerkstraat 12" }, choices = over })).IsOk();
        Assert.Equal("completed", completed.String("status"));

        // It lies ready for beoordeling; klantcontact is still responsible; Lee sends it back for a photo.
        var offered = (await lee.Get("handoffs?to=beoordeling&status=offered")).IsOk()["items"]![0]!;
        Assert.Equal("klantcontact", (string)offered["responsible"]!);
        var handoff = (await lee.Get($"handoffs/{(string)offered["id"]!}")).IsOk();
        Assert.Equal([("Adres waar het om gaat", true), ("Foto of ander bewijsstuk", false)],
            handoff["needs"]!.AsArray().Select(need => ((string)need!["name"]!, (bool)need["given"]!)));
        (await lee.Post($"handoffs/{handoff.String("id")}/decline", new { reason = "incomplete", missing = new[] { "foto" }, note = "Welke mast?" }, ifMatch: handoff.Headers.ETag!.Tag)).IsOk();
        var declined = (await lee.Get($"handoffs/{handoff.String("id")}")).IsOk();
        Assert.Equal(("declined", "incomplete", "Welke mast?"), (declined.String("status"), declined.String("reason"), declined.String("note")));

        // Kim mends it. Offering the same again is refused.
        var repair = (await kim.Post("tasks/next?team=klantcontact")).IsOk();
        Assert.Equal("repair", repair.String("kind"));
        var view = (await kim.Get($"tasks/{repair.String("id")}")).IsOk()["repair"]!;
        Assert.Equal(("incomplete", "Welke mast?", "Foto of ander bewijsstuk"), ((string)view["reason"]!, (string)view["note"]!, (string)view["missing"]![0]!["name"]!));
        (await kim.Post($"tasks/{repair.String("id")}/complete")).IsProblem(HttpStatusCode.UnprocessableEntity, "need-missing", "foto");
        (await kim.Post($"tasks/{repair.String("id")}/complete", new { data = new { foto = "documenten/2026/mast.jpg" } })).IsOk();

        // Lee accepts by claiming, and grants it.
        var assess = (await lee.Post("tasks/next")).IsOk();
        Assert.Equal("beoordeling", assess.String("responsible"));
        Assert.Equal("accepted", (string)assess["case"]!["handoffs"]![0]!["status"]!);
        (await lee.Post($"tasks/{assess.String("id")}/complete", new { data = new { opdracht = "Mast 4711 vervangen." }, choices = new { Gateway_Akkoord = "Flow_Toekennen" } })).IsOk();

        var execute = (await femke.Post("tasks/next?team=uitvoering")).IsOk();
        (await femke.Post($"tasks/{execute.String("id")}/complete", new { data = new { uitvoerdatum = "2026-11-23", resultaat = "De mast brandt weer." } })).IsOk();
        var tell = (await kim.Post("tasks/next")).IsOk();
        var ended = (await kim.Post($"tasks/{tell.String("id")}/complete", new { data = new { kanaal = "Telefoon" } })).IsOk();
        Assert.Equal(("closed", "honoured"), ((string)ended["case"]!["status"]!, (string)ended["case"]!["outcome"]!));

        await TellsTheWholeStory(kim, id);
    }

    private static async Task TellsTheWholeStory(Caller kim, string id)
    {
        var detail = (await kim.Get($"cases/{id}")).IsOk();
        Assert.Equal("Mevrouw Jansen", (string)detail["client"]!["name"]!);
        Assert.Equal("Kerkstraat 12", (string)detail["data"]!["adres"]!);
        Assert.Equal(["information", "reopen"], Actions(detail));
        Assert.Equal(id, (await kim.Get($"cases/{detail.String("number").ToLowerInvariant()}")).IsOk().String("id"));

        var route = (await kim.Get($"cases/{id}/route")).IsOk();
        Assert.Equal(["klantcontact", "beoordeling", "klantcontact", "beoordeling", "uitvoering", "klantcontact"], route["stops"]!.AsArray().Select(stop => (string)stop!["team"]!));
        Assert.Equal((2, 1), ((int)route["bounces"]!, (int)route["declines"]!));

        var journal = (await kim.Get($"cases/{id}/journal?pageSize=100")).IsOk();
        Assert.Equal(Enumerable.Range(1, (int)journal["total"]!), journal["items"]!.AsArray().Select(line => (int)line!["seq"]!));
        var declined = journal["items"]!.AsArray().SelectMany(line => line!["events"]!.AsArray()).Single(happened => (string)happened!["type"]! == "HandoffDeclined")!;
        Assert.Equal(("Verzoek beoordelen", "Welke mast?"), ((string)declined["name"]!, (string)declined["details"]!["note"]!));
        Assert.EndsWith("Z", (string)journal["items"]![0]!["at"]!, StringComparison.Ordinal);

        var second = (await kim.Get($"cases/{id}/journal?page=2&pageSize=3")).IsOk();
        Assert.Equal([4, 5, 6], second["items"]!.AsArray().Select(line => (int)line!["seq"]!));
        Assert.Contains($"</api/v1/cases/{id}/journal?pageSize=3&page=3>; rel=\"next\"", second.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal(id, (string)(await kim.Get("cases?search=Lantaarnpaal&status=closed")).IsOk()["items"]![0]!["id"]!);
    }

    private static IEnumerable<string> Actions(Answer answer) => answer.IsOk()["actions"]!.AsArray().Select(action => (string)action!);
}
