using System.Net;
using ClientProcess.Web.SignIn;
using Microsoft.AspNetCore.Builder;

namespace ClientProcess.Web.Tests.SignIn;

public sealed class DevelopmentSignInTests
{
    [Fact]
    public async Task In_Development_one_click_signs_in_as_somebody_of_the_named_world()
    {
        await using var door = await Door.InDevelopment();
        var page = await (await door.Get(SignInPaths.SignIn)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(DevelopmentPeople.All, person => Assert.Contains($">{person.Name}</button>", page, StringComparison.Ordinal));

        var answer = await door.PostForm(SignInPaths.SignIn, ("person", "noor"), ("returnUrl", Door.Page));

        Assert.Equal(Door.Page, answer.Target());
        var noor = await (await door.Get(Door.Page)).Person();
        Assert.Equal(("noor", "Noor", DevelopmentPeople.Issuer), (noor.Id, noor.Name, noor.Issuer));
        Assert.Equal(["klantcontact"], noor.Teams);
        Assert.Equal([Roles.ContactEmployee, Roles.Coordinator, Roles.Employee], noor.Roles);
    }

    [Fact]
    public async Task Robin_watches_all_teams_and_the_safety_net()
    {
        await using var door = await Door.InDevelopment();
        await door.Choose("robin");

        Assert.Equal(["achtervang", "beoordeling", "klantcontact", "uitvoering"], (await (await door.Get(Door.Api)).Person()).Teams);
        Assert.Equal(HttpStatusCode.OK, (await door.Get(Door.ForSupervisors)).StatusCode);
    }

    [Theory]
    [InlineData("", "nl", "Aanmelden")]
    [InlineData("?lang=en", "en", "Sign in")]
    public async Task The_page_speaks_Dutch_first(string query, string language, string title)
    {
        await using var door = await Door.InDevelopment();

        var page = await (await door.Get(SignInPaths.SignIn + query)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"""<html lang="{language}" """, page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_is_not_signed_in()
    {
        await using var door = await Door.InDevelopment();

        Assert.Equal(HttpStatusCode.BadRequest, (await door.Choose("mallory")).StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_does_not_sign_in()
    {
        await using var door = await Door.InDevelopment();

        Assert.Equal(HttpStatusCode.BadRequest, (await door.PostForm(SignInPaths.SignIn, formToken: "guessed", ("person", "kim"))).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task Under_a_foreign_name_there_is_nothing_to_choose(string host)
    {
        await using var door = await Door.InDevelopment();

        Assert.Equal(HttpStatusCode.NotFound, (await door.Get(SignInPaths.SignIn, ("Host", host))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await door.Send(HttpMethod.Post, SignInPaths.SignIn, ("Host", host))).StatusCode);
    }

    [Fact]
    public async Task From_another_machine_there_is_nothing_to_choose()
    {
        await using var door = await Door.InDevelopment(ComeFrom("192.0.2.7"));

        Assert.Equal(HttpStatusCode.NotFound, (await door.Get(SignInPaths.SignIn)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await door.Send(HttpMethod.Post, SignInPaths.SignIn)).StatusCode);
    }

    [Fact]
    public async Task Loopback_counts_in_both_of_its_spellings()
    {
        await using var door = await Door.InDevelopment(ComeFrom("::ffff:127.0.0.1"));

        Assert.Equal(HttpStatusCode.OK, (await door.Get(SignInPaths.SignIn)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Get(SignInPaths.SignIn, ("Host", "[::1]:5000"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Get(SignInPaths.SignIn, ("Host", "localhost"))).StatusCode);
    }

    [Fact]
    public async Task Through_a_proxy_there_is_nothing_to_choose()
    {
        await using var door = await Door.InDevelopment();

        Assert.Equal(HttpStatusCode.NotFound, (await door.Get(SignInPaths.SignIn, ("X-Forwarded-For", "192.0.2.7"))).StatusCode);
    }

    [Fact]
    public async Task In_Production_there_is_nothing_to_choose()
    {
        using var authority = new PlayedAuthority();
        await using var door = await Door.InProduction(authority);

        Assert.Equal(HttpStatusCode.NotFound, (await door.PostForm(SignInPaths.SignIn, formToken: "", ("person", "kim"))).StatusCode);
        Assert.StartsWith(authority.Issuer, (await door.Get(SignInPaths.SignIn)).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_of_Development_counts_nowhere_else()
    {
        using var authority = new PlayedAuthority();
        await using var development = await Door.InDevelopment();
        await development.Choose("robin");
        Assert.Equal(HttpStatusCode.OK, (await development.Get(Door.Page)).StatusCode);

        await using var production = await Door.Open(
            "Production", [("Authority", authority.Issuer), .. Door.Registration], keysOf: development, cookies: development.Cookies);

        Assert.StartsWith(SignInPaths.SignIn, (await production.Get(Door.Page)).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_with_an_authority_both_ways_are_offered()
    {
        using var authority = new PlayedAuthority();
        await using var door = await Door.Open("Development", [("Authority", authority.Issuer), .. Door.Registration]);

        var page = await (await door.Get(SignInPaths.SignIn)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(SignInPaths.SignInAtAuthority, page, StringComparison.Ordinal);
        Assert.StartsWith(authority.Issuer, (await door.Get(SignInPaths.SignInAtAuthority)).Target(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    public async Task After_choosing_nobody_is_sent_elsewhere(string returnUrl)
    {
        await using var door = await Door.InDevelopment();

        var answer = await door.PostForm(SignInPaths.SignIn, ("person", "kim"), ("returnUrl", returnUrl));

        Assert.Equal("/", answer.Target());
    }

    [Fact]
    public async Task Without_an_authority_the_API_takes_the_cookie_and_invents_no_token()
    {
        await using var door = await Door.InDevelopment();
        (await door.Get(Door.Api)).IsProblem(HttpStatusCode.Unauthorized);
        (await door.GetWithToken(Door.Api, "kim")).IsProblem(HttpStatusCode.Unauthorized);

        await door.Choose("kim");

        Assert.Equal("kim", (await (await door.Get(Door.Api)).Person()).Id);
        (await door.Get(Door.ForSupervisors)).IsProblem(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    public async Task Another_site_cannot_change_anything_with_our_cookie(string header, string value)
    {
        await using var door = await Door.InDevelopment();
        await door.Choose("kim");

        (await door.Send(HttpMethod.Post, Door.Api, (header, value))).IsProblem(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, (await door.Get(Door.Api, (header, value))).StatusCode);
    }

    [Fact]
    public async Task Our_own_pages_and_programs_without_pages_can()
    {
        await using var door = await Door.InDevelopment();
        await door.Choose("kim");

        Assert.Equal(HttpStatusCode.OK, (await door.Send(HttpMethod.Post, Door.Api)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Send(HttpMethod.Post, Door.Api, ("Sec-Fetch-Site", "same-origin"))).StatusCode);
        var ownOrigin = door.Browser.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.OK, (await door.Send(HttpMethod.Post, Door.Api, ("Origin", ownOrigin))).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_at_a_page_that_says_so()
    {
        await using var door = await Door.InDevelopment();
        await door.Choose("kim");

        Assert.Equal(SignInPaths.SignOut, (await door.PostForm(SignInPaths.SignOut)).Target());
        Assert.Equal(HttpStatusCode.OK, (await door.Get(SignInPaths.SignOut)).StatusCode);
        (await door.Get(Door.Api)).IsProblem(HttpStatusCode.Unauthorized);
    }

    private static Action<WebApplication> ComeFrom(string address) => app => app.Use((context, next) =>
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return next(context);
    });
}
