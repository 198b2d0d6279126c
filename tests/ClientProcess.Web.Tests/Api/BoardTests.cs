using System.Net;
using ClientProcess.Service;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClientProcess.Web.Tests.Api;

public sealed class BoardTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_stuck_is_told_to_whom_it_concerns(string database)
    {
        await using var host = await ApiHost.On(database);
        var (kim, lee, robin) = (await host.As("kim"), await host.As("lee"), await host.As("robin"));
        var (id, _) = await kim.Register();
        await using (var context = host.Services.GetRequiredService<Database>().CreateContext())
            await context.Tasks.ExecuteUpdateAsync(set => set.SetProperty(row => row.OfferedAt, new DateTime(2026, 11, 2, 8, 0, 0, DateTimeKind.Utc)));

        var line = (await robin.Get("board/stuck")).IsOk()["items"]![0]!;
        Assert.Equal(("nobody-holds", id, "klantcontact", "2026-11-02T08:00:00Z"), ((string)line["sign"]!, (string)line["caseId"]!, (string)line["team"]!, (string)line["since"]!));
        Assert.Equal(0, (int)(await robin.Get("board/stuck?sign=incident&team=klantcontact")).IsOk()["total"]!);
        Assert.Equal(0, (int)(await lee.Get("board/stuck")).IsOk()["total"]!);
        (await robin.Get("board/stuck?sign=whatever")).IsProblem(HttpStatusCode.BadRequest, "parameter-invalid");
    }

    [Fact]
    public async Task Somebody_is_marked_as_away_and_back_and_a_team_becomes_part_of_another()
    {
        await using var host = await ApiHost.OnSqlite();
        var (kim, noor, robin) = (await host.As("kim"), await host.As("noor"), await host.As("robin"));

        (await kim.Post("people/anouk/absent", new { reason = "ill" })).IsProblem(HttpStatusCode.Forbidden, "coordinators-only");
        (await noor.Post("people/anouk/absent", new { reason = "ill", substitute = "kim" }, key: "k1")).Is(HttpStatusCode.NoContent);
        (await noor.Post("people/anouk/absent", new { reason = "ill", substitute = "kim" }, key: "k1")).Is(HttpStatusCode.NoContent);
        var anouk = (await noor.Get("teams/klantcontact/presence")).IsOk()["items"]!.AsArray().Single(person => (string)person!["id"]! == "anouk")!;
        Assert.Equal((false, "kim"), ((bool)anouk["isHere"]!, (string)anouk["substitute"]!));
        (await noor.Post("people/anouk/back")).Is(HttpStatusCode.NoContent);
        (await noor.Get("teams/uitvoering/presence")).IsProblem(HttpStatusCode.NotFound, "team-unknown");

        (await noor.Post("teams/uitvoering/merge", new { into = "beoordeling" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await robin.Post("teams/uitvoering/merge", new { into = "beoordeling" })).Is(HttpStatusCode.NoContent);
        (await robin.Get("teams/uitvoering/presence")).IsProblem(HttpStatusCode.NotFound, "team-unknown");
    }
}
