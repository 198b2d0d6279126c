using System.Net;
using ClientProcess.Service;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace ClientProcess.Web.Tests.Api;

/// <summary>Clocks, breach reasons, board and compliance, as a system of the organisation asks for them.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_clock_tells_why_it_is_due_then_and_a_supervisor_why_it_was_breached(string database)
    {
        await using var host = await ApiHost.On(database);
        var (kim, robin) = (await host.As("kim"), await host.As("robin"));
        var id = await LateCaseAsync(host);

        var detail = (await robin.Get($"cases/{id}")).IsOk();
        var clocks = (await robin.Get(detail.String("clocks"))).IsOk();
        var late = clocks["items"]!.AsArray().Single(clock => (string)clock!["clock"]! == "first-response")!;
        var (clockId, running) = ((string)late["id"]!, clocks["items"]!.AsArray().Single(clock => (string)clock!["kind"]! == "ola")!);
        Assert.Equal(("running", true, "servicenorm-verzoek", "breach-reason"), ((string)late["status"]!, (bool)late["isLate"]!, (string)late["agreement"]!, (string)late["actions"]![0]!));
        Assert.StartsWith("-P", (string)late["remaining"]!, StringComparison.Ordinal);
        Assert.True((decimal)late["percentage"]! > 100);
        Assert.StartsWith("due at ", (string)late["explanation"]!.AsArray().Last()!["text"]!, StringComparison.Ordinal);
        Assert.NotNull(running["nextRung"]!["at"]);
        Assert.Empty(running["actions"]!.AsArray());

        (await kim.Post($"clocks/{clockId}/breach-reason", new { reason = "capacity" })).IsProblem(HttpStatusCode.Forbidden, "supervisors-only");
        (await robin.Post($"clocks/{clockId}/breach-reason", new { reason = "weather" })).IsProblem(HttpStatusCode.UnprocessableEntity, "reason-unknown", "capacity");
        (await robin.Post($"clocks/{clockId}/breach-reason", new { reason = "other" })).IsProblem(HttpStatusCode.UnprocessableEntity, "reason-missing");
        (await robin.Post($"clocks/{running["id"]}/breach-reason", new { reason = "capacity" })).IsProblem(HttpStatusCode.Conflict, "not-breached");
        (await robin.Post("clocks/no-id/breach-reason", new { reason = "capacity" })).IsProblem(HttpStatusCode.NotFound, "clock-unknown");
        (await robin.Post($"clocks/{clockId}/breach-reason")).IsProblem(HttpStatusCode.UnprocessableEntity, "field-missing");
        var said = (await robin.Post($"clocks/{clockId}/breach-reason", new { reason = "other", note = "De lift was stuk" }, key: "k1")).IsOk();
        Assert.Equal(said.Text, (await robin.Post($"clocks/{clockId}/breach-reason", new { reason = "other", note = "De lift was stuk" }, key: "k1")).IsOk().Text);

        var reason = (await robin.Get($"cases/{id}/clocks")).IsOk()["items"]!.AsArray().Single(clock => (string)clock!["id"]! == clockId)!["breachReason"]!;
        Assert.Equal(("other", "robin", "De lift was stuk"), ((string)reason["reason"]!, (string)reason["by"]!, (string)reason["note"]!));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_board_and_the_count_are_for_who_watches_over_the_work(string database)
    {
        await using var host = await ApiHost.On(database);
        var (kim, noor, sam, robin) = (await host.As("kim"), await host.As("noor"), await host.As("sam"), await host.As("robin"));
        var id = await LateCaseAsync(host);

        var board = (await robin.Get("board?process=Process_Serviceverzoek")).IsOk();
        Assert.Equal(0, (int)board["late"]!["total"]!);
        board = (await robin.Get("board?team=klantcontact")).IsOk();
        var line = board["late"]!["items"]![0]!;
        Assert.Equal((id.ToString(), "klantcontact"), ((string)line["caseId"]!, (string)line["team"]!));
        Assert.Contains("priority", line["actions"]!["case"]!.AsArray().Select(action => (string)action!));
        Assert.DoesNotContain("lekt", board.Text, StringComparison.Ordinal);
        Assert.Equal((int)board["late"]!["total"]!, (int)(await noor.Get("board")).IsOk()["late"]!["total"]!);
        Assert.Equal(0, (int)(await sam.Get("board")).IsOk()["late"]!["total"]!);
        (await kim.Get("board")).IsProblem(HttpStatusCode.Forbidden, "forbidden");

        var from = DateTime.UtcNow.AddDays(-60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var by in (string[])["agreement", "team", "partner", "process", "priority", "month"])
        {
            var count = (await robin.Get($"compliance?from={from}&by={by}")).IsOk();
            Assert.Equal((0, (int)board["late"]!["total"]!, 0m), ((int)count["total"]!["kept"]!, (int)count["total"]!["late"]!, (decimal)count["total"]!["percentage"]!));
            Assert.NotEmpty(count["items"]!.AsArray());
        }
        Assert.Empty((await robin.Get($"compliance?from={from}&kind=uc")).IsOk()["items"]!.AsArray());
        (await noor.Get("compliance")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await robin.Get("compliance?from=2026-13-01")).IsProblem(HttpStatusCode.BadRequest, "parameter-invalid", "from");
        (await robin.Get("compliance?from=2026-11-02&until=2026-11-01")).IsProblem(HttpStatusCode.BadRequest, "parameter-invalid");
        (await robin.Get("compliance?by=weather")).IsProblem(HttpStatusCode.BadRequest, "parameter-invalid", "agreement");
    }

    /// <summary>The client asked a month ago, and was never answered.</summary>
    private static async Task<Guid> LateCaseAsync(ApiHost host)
    {
        var now = DateTimeOffset.UtcNow;
        var kim = (await host.Services.GetRequiredService<TeamRegister>().ActorAsync("kim", TestContext.Current.CancellationToken))!;
        var reply = await host.Services.GetRequiredService<Dispatcher>().SendAsync(
            new RegisterCase(kim, now, "serviceverzoek", null) { Subject = "De kraan lekt", OccurredAt = now.AddDays(-30), Data = Data() }, TestContext.Current.CancellationToken);
        Assert.Null(reply.Rejection);
        return reply.Answer!.Id;
    }

    internal static System.Collections.Immutable.ImmutableDictionary<string, System.Text.Json.JsonElement> Data() =>
        System.Collections.Immutable.ImmutableDictionary<string, System.Text.Json.JsonElement>.Empty.Add("vraag", System.Text.Json.JsonSerializer.SerializeToElement("De kraan lekt."));
}
