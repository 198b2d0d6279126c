using System.Net;
using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Tests.SignIn;

public sealed class ApiSignInTests : IDisposable
{
    private readonly PlayedAuthority authority = new();

    private TokenClaims Kim => new(authority.Issuer, "subject-of-kim") { Roles = [Roles.Employee] };

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task A_token_of_the_authority_opens_the_API()
    {
        await using var door = await Door.InProduction(authority, ("Groups:g1:Team", "beoordeling"));

        var person = await (await door.GetWithToken(Door.Api, authority.Sign(Kim with { Groups = ["g1"] }))).Person();

        Assert.Equal(("subject-of-kim", "Kim de Vries", "kim@gemeente.example"), (person.Subject, person.Name, person.Email));
        Assert.Equal(["beoordeling"], person.Teams);
        Assert.Equal([Roles.Employee], person.Roles);
    }

    [Fact]
    public async Task A_person_is_the_same_by_cookie_and_by_token()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        await door.SignInAt(authority);

        var byCookie = await (await door.Get(Door.Page)).Person();
        var byToken = await (await door.GetWithToken(Door.Api, authority.Sign(Kim with { Name = "K. de Vries" }))).Person();

        Assert.Equal(byCookie.Id, byToken.Id);
    }

    [Theory]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("unsigned")]
    [InlineData("signature cut off")]
    [InlineData("public key as secret")]
    [InlineData("no token at all")]
    public async Task A_token_that_is_wrong_is_refused(string wrong)
    {
        await using var door = await Door.InProduction(authority);
        var token = wrong switch
        {
            "audience" => authority.Sign(Kim with { Audience = "another-application" }),
            "issuer" => authority.Sign(Kim with { Issuer = "https://elsewhere.example" }),
            "expired" => authority.Sign(Kim with { ExpiresIn = TimeSpan.FromMinutes(-10) }),
            "signature" => PlayedAuthority.SignWithAnotherKey(Kim),
            "unsigned" => PlayedAuthority.Unsigned(Kim),
            "signature cut off" => PlayedAuthority.WithoutSignature(authority.Sign(Kim)),
            "public key as secret" => authority.SignWithPublicKeyAsSecret(Kim),
            _ => "kim",
        };

        var answer = await door.GetWithToken(Door.Api, token);

        answer.IsProblem(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(HttpStatusCode.OK, (await door.GetWithToken(Door.Api, authority.Sign(Kim))).StatusCode); // it refuses this token, not all
    }

    [Fact]
    public async Task Without_a_token_the_API_says_so_and_does_not_redirect()
    {
        await using var door = await Door.InProduction(authority);

        (await door.Get(Door.Api)).IsProblem(HttpStatusCode.Unauthorized);
        (await door.Get("/api/v1/there-is-nothing-here")).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_a_role_the_API_refuses()
    {
        await using var door = await Door.InProduction(authority);

        (await door.GetWithToken(Door.Api, authority.Sign(Kim with { Roles = [] }))).IsProblem(HttpStatusCode.Forbidden);
        (await door.GetWithToken(Door.Api, authority.Sign(Kim with { Roles = ["unknown-here"] }))).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_role_opens_its_own_doors_only()
    {
        await using var door = await Door.InProduction(authority);

        (await door.GetWithToken(Door.ForSupervisors, authority.Sign(Kim))).IsProblem(HttpStatusCode.Forbidden);
        var supervisor = await door.GetWithToken(Door.ForSupervisors, authority.Sign(Kim with { Roles = [Roles.Supervisor] }));
        Assert.Equal(HttpStatusCode.OK, supervisor.StatusCode);
    }

    [Fact]
    public async Task A_configured_meaning_goes_before_the_name_of_a_role()
    {
        await using var door = await Door.InProduction(authority, ($"Roles:{Roles.Supervisor}", Roles.Employee));

        (await door.GetWithToken(Door.ForSupervisors, authority.Sign(Kim with { Roles = [Roles.Supervisor] }))).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_claims_to_be_of_the_development_people_is_refused()
    {
        await using var door = await Door.InProduction(authority);

        var answer = await door.GetWithToken(Door.Api, authority.Sign(Kim with { Issuer = DevelopmentPeople.Issuer, Subject = "robin" }));

        answer.IsProblem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_cookie_of_the_pages_does_not_open_the_API()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        await door.SignInAt(authority);

        Assert.Equal(HttpStatusCode.OK, (await door.Get(Door.Page)).StatusCode);
        (await door.Get(Door.Api)).IsProblem(HttpStatusCode.Unauthorized);
    }
}
