using System.Net;
using ClientProcess.Service;
using ClientProcess.Web.SignIn;
using ClientProcess.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace ClientProcess.Web.Tests.Api;

public sealed class RightsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_case_of_another_team_does_not_exist()
    {
        var (kim, lee, robin) = (await host.As("kim"), await host.As("lee"), await host.As("robin"));
        var (id, task) = await kim.Register();
        var number = (await kim.Get($"cases/{id}")).IsOk().String("number");

        foreach (var path in new[] { $"cases/{id}", $"cases/{number}", $"cases/{id}/journal", $"cases/{id}/route" })
        {
            (await lee.Get(path)).IsProblem(HttpStatusCode.NotFound, "case-unknown");
            (await robin.Get(path)).IsOk();
        }
        (await lee.Get($"tasks/{task}")).IsProblem(HttpStatusCode.NotFound, "task-unknown");
        (await lee.Post($"cases/{id}/information", new { note = "x" })).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        Assert.DoesNotContain((await lee.Get("cases?pageSize=100")).IsOk()["items"]!.AsArray(), line => (string)line!["id"]! == id);
        Assert.DoesNotContain((await lee.Get("tasks?status=all&pageSize=100")).IsOk()["items"]!.AsArray(), line => (string)line!["id"]! == task);
        Assert.Equal(0, (int)(await lee.Get("tasks?team=klantcontact")).IsOk()["total"]!);
    }

    [Fact]
    public async Task What_reaches_a_team_is_seen_by_that_team_and_not_by_the_next()
    {
        var (kim, lee, femke) = (await host.As("kim"), await host.As("lee"), await host.As("femke"));
        var (id, task, handoff) = await kim.HandOver();

        (await lee.Get($"cases/{id}")).IsOk();
        (await lee.Get($"tasks/{task}")).IsOk();
        (await lee.Get($"handoffs/{handoff}")).IsOk();
        (await femke.Get($"cases/{id}")).IsProblem(HttpStatusCode.NotFound, "case-unknown");
        (await femke.Get($"handoffs/{handoff}")).IsProblem(HttpStatusCode.NotFound, "handoff-unknown");
        Assert.Equal(0, (int)(await femke.Get("handoffs?to=beoordeling")).IsOk()["total"]!);
    }

    [Fact]
    public async Task A_stranger_gets_nothing_and_is_told_so()
    {
        var stranger = host.Stranger();

        (await stranger.Get("tasks")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        (await stranger.Post("cases", Journeys.Question)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        (await stranger.Get("no-such-thing")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Another_site_cannot_act_with_our_cookie()
    {
        var kim = await host.As("kim");
        using var content = Caller.Json("{}");
        content.Headers.TryAddWithoutValidation("Origin", "https://elsewhere.example");

        (await kim.Send(HttpMethod.Post, "tasks/next", content)).IsProblem(HttpStatusCode.Forbidden, "cross-site");
    }

    [Fact]
    public async Task With_tokens_of_the_authority_colleagues_give_each_other_work()
    {
        using var authority = new PlayedAuthority();
        await using var own = await ApiHost.InProduction(authority, ("Groups:g1:Team", "klantcontact"));
        TokenClaims Employee(string subject) => new(authority.Issuer, subject) { Roles = [Roles.Employee], Groups = ["g1"] };
        var (kim, anouk) = (own.Stranger(authority.Sign(Employee("kim-of-entra"))), own.Stranger(authority.Sign(Employee("anouk-of-entra"))));
        var (_, hers) = await anouk.Register();
        var her = (await anouk.Post($"tasks/{hers}/claim")).IsOk().String("holder");
        var (_, task) = await kim.Register();
        (await kim.Post($"tasks/{task}/claim")).IsOk();

        Assert.Equal(her, (await kim.Post($"tasks/{task}/delegate", new { to = her })).IsOk().String("holder"));
        Assert.Equal(2, (int)(await anouk.Get("tasks?assignee=me")).IsOk()["total"]!);
        (await own.Stranger().Get("tasks")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized", "bearer");
        (await own.Stranger(authority.Sign(Employee("x") with { Roles = [] })).Get("tasks")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Whoever_comes_in_is_known_with_teams_and_roles_from_then_on()
    {
        var isa = await host.As("isa");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => isa.Get("tasks")));

        var known = await host.Services.GetRequiredService<TeamRegister>().PersonAsync("isa", TestContext.Current.CancellationToken);

        Assert.Equal(("Isa", "urn:clientprocess:development", "isa", "", "process-owner"), (known!.Name, known.Issuer, known.Subject, known.Teams, known.Roles));
    }
}
