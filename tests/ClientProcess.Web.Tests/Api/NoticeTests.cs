using System.Net;
using ClientProcess.Service;
using ClientProcess.Service.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace ClientProcess.Web.Tests.Api;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Ones_own_notices_are_listed_and_read_once(string database)
    {
        await using var host = await ApiHost.On(database);
        var (kim, lee) = (await host.As("kim"), await host.As("lee"));
        var (id, _) = await kim.Register();
        await SendAsync(host, id, "lee", 3);

        var page = (await lee.Get("notices?pageSize=2")).IsOk();
        Assert.Equal((3, 2), ((int)page["total"]!, (int)page["pages"]!));
        Assert.Contains("rel=\"next\"", page.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var newest = page["items"]![0]!;
        Assert.Equal(("rung", $"/cases/{id}", "2026-11-23T08:02:00Z", "Serviceverzoek"), ((string)newest["kind"]!, (string)newest["link"]!, (string)newest["at"]!, (string)newest["subject"]!));
        Assert.Equal(["read"], newest["actions"]!.AsArray().Select(action => (string)action!));

        (await lee.Post($"notices/{newest["id"]}/read", key: "k1")).Is(HttpStatusCode.NoContent);
        (await lee.Post($"notices/{newest["id"]}/read", key: "k1")).Is(HttpStatusCode.NoContent);
        (await lee.Post("notices/read-all", key: "k1")).IsProblem(HttpStatusCode.UnprocessableEntity, "key-reused");
        Assert.Equal(2, (int)(await lee.Get("notices?unread=true")).IsOk()["total"]!);

        (await lee.Post("notices/read-all", new { until = "2026-11-23T08:00:00Z" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, (int)(await lee.Get("notices?unread=true")).IsOk()["total"]!);
        (await lee.Post("notices/read-all")).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, (int)(await lee.Get("notices?unread=true")).IsOk()["total"]!);
        Assert.All((await lee.Get("notices")).IsOk()["items"]!.AsArray(), notice => Assert.Empty(notice!["actions"]!.AsArray()));
    }

    [Fact]
    public async Task Anothers_notices_do_not_exist()
    {
        await using var host = await ApiHost.OnSqlite();
        var (kim, lee, robin) = (await host.As("kim"), await host.As("lee"), await host.As("robin"));
        var (id, _) = await kim.Register();
        await SendAsync(host, id, "lee", 1);
        var notice = (await lee.Get("notices")).IsOk()["items"]![0]!["id"];

        Assert.Equal(0, (int)(await robin.Get("notices")).IsOk()["total"]!);
        (await robin.Post($"notices/{notice}/read")).IsProblem(HttpStatusCode.NotFound, "notice-unknown");
        (await robin.Post("notices/read-all")).Is(HttpStatusCode.NoContent);
        (await lee.Post("notices/no-id/read")).IsProblem(HttpStatusCode.NotFound, "notice-unknown");
        (await lee.Get("notices?unread=perhaps")).IsProblem(HttpStatusCode.BadRequest, "parameter-invalid", "unread");
        (await host.Stranger().Get("notices")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(1, (int)(await lee.Get("notices?unread=true")).IsOk()["total"]!);
    }

    [Fact]
    public async Task Whoever_comes_in_can_be_mailed_from_then_on()
    {
        await using var host = await ApiHost.OnSqlite();
        (await (await host.As("lee")).Get("tasks")).IsOk();

        Assert.Equal("lee@clientprocess.example", (await host.Services.GetRequiredService<TeamRegister>().PersonAsync("lee", TestContext.Current.CancellationToken))!.Email);
    }

    private static Task SendAsync(ApiHost host, string caseId, string person, int count) => host.Services.GetRequiredService<Notifier>().SendAsync(
        [.. Enumerable.Range(0, count).Select(i => new NoticeCause(Guid.Parse(caseId), $"rung-{i}", "rung", "Serviceverzoek").To(person, Now.AddMinutes(i)))],
        TestContext.Current.CancellationToken);
}
