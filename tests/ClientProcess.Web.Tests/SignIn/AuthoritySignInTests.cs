using System.Net;
using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Tests.SignIn;

public sealed class AuthoritySignInTests : IDisposable
{
    private readonly PlayedAuthority authority = new();

    private TokenClaims Kim => new(authority.Issuer, "subject-of-kim") { Roles = [Roles.Employee] };

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task A_page_sends_who_is_not_signed_in_to_the_authority()
    {
        await using var door = await Door.InProduction(authority);

        var first = await door.Get($"{Door.Page}?team=klantcontact");
        Assert.Equal("/sign-in?returnUrl=%2Fwork%3Fteam%3Dklantcontact", first.Target());

        var second = await door.Get(first.Target()!);
        Assert.StartsWith($"{authority.Issuer}/authorize?", second.Target(), StringComparison.Ordinal);
        authority.Authorize(second.Headers.Location!);
        Assert.Equal("code", authority.Asked["response_type"]);
        Assert.Equal("S256", authority.Asked["code_challenge_method"]);
        Assert.Equal(PlayedAuthority.ClientId, authority.Asked["client_id"]);
        Assert.EndsWith("/sign-in/callback", authority.Asked["redirect_uri"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_flow_ends_at_the_page_with_the_teams_and_roles_of_the_configuration()
    {
        await using var door = await Door.InProduction(authority,
            ("Roles:urn:gemeente:behandelaar", Roles.Employee),
            ("Groups:5f0c:Team", "klantcontact"), ("Groups:5f0c:Roles:0", Roles.ContactEmployee));
        authority.IdentityToken = nonce => authority.Sign(Kim with
        {
            Nonce = nonce,
            Roles = ["urn:gemeente:behandelaar", Roles.Coordinator, "unknown-here"],
            Groups = ["5F0C", "a-group-without-meaning"],
        });

        var back = await door.SignInAt(authority);

        Assert.Equal(Door.Page, back.Target());
        var person = await (await door.Get(Door.Page)).Person();
        Assert.Equal((authority.Issuer, "subject-of-kim", "Kim de Vries"), (person.Issuer, person.Subject, person.Name));
        Assert.Equal(["klantcontact"], person.Teams);
        Assert.Equal([Roles.ContactEmployee, Roles.Coordinator, Roles.Employee], person.Roles);
    }

    [Fact]
    public async Task An_Entra_tenant_is_an_authority_by_instance_and_tenant()
    {
        using var entra = new PlayedAuthority("/8a3e6f0e-9d1c-4c43-9c3e-0d6c6bb0a001/v2.0");
        await using var door = await Door.Open("Production",
            [("Instance", entra.Root), ("TenantId", "8a3e6f0e-9d1c-4c43-9c3e-0d6c6bb0a001"), .. Door.Registration]);
        entra.IdentityToken = nonce => entra.Sign(Kim with { Issuer = entra.Issuer, Nonce = nonce });

        Assert.Equal(Door.Page, (await door.SignInAt(entra)).Target());
        Assert.Equal(entra.Issuer, (await (await door.Get(Door.Page)).Person()).Issuer);
        Assert.Equal(HttpStatusCode.OK, (await door.GetWithToken(Door.Api, entra.Sign(Kim with { Issuer = entra.Issuer }))).StatusCode);
    }

    [Fact]
    public async Task An_answer_to_a_question_we_did_not_ask_is_refused()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });

        await RefusedAfter(door, await door.SignInAt(authority, callback => callback.Replace("state=", "state=x", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_to_another_browser_s_question_is_refused()
    {
        await using var attacker = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        var asked = await attacker.Get(SignInPaths.SignIn);
        var callback = new Uri(authority.Authorize(asked.Headers.Location!)).PathAndQuery;

        // A node with the same keys can read the state; but this browser never asked.
        await using var victim = await Door.Open("Production", [("Authority", authority.Issuer), .. Door.Registration], keysOf: attacker);
        await RefusedAfter(victim, await victim.Get(callback));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("unsigned")]
    [InlineData("signature cut off")]
    public async Task An_identity_token_that_is_wrong_is_refused(string wrong)
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => wrong switch
        {
            "nonce" => authority.Sign(Kim with { Nonce = "another" }),
            "no nonce" => authority.Sign(Kim),
            "issuer" => authority.Sign(Kim with { Nonce = nonce, Issuer = "https://elsewhere.example" }),
            "audience" => authority.Sign(Kim with { Nonce = nonce, Audience = "another-application" }),
            "expired" => authority.Sign(Kim with { Nonce = nonce, ExpiresIn = TimeSpan.FromMinutes(-10) }),
            "signature" => PlayedAuthority.SignWithAnotherKey(Kim with { Nonce = nonce }),
            "unsigned" => PlayedAuthority.Unsigned(Kim with { Nonce = nonce }),
            _ => PlayedAuthority.WithoutSignature(authority.Sign(Kim with { Nonce = nonce })),
        };

        await RefusedAfter(door, await door.SignInAt(authority));
    }

    [Fact]
    public async Task Without_a_role_a_page_is_refused_and_says_so()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce, Roles = ["unknown-here"] });
        await door.SignInAt(authority);

        var page = await door.Get(Door.Page);

        Assert.Equal(SignInPaths.Refused, page.Target());
        var refused = await door.Get(SignInPaths.Refused);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Kim de Vries", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("elsewhere")]
    [InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_sent_elsewhere(string returnUrl)
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        var asked = await door.Get($"{SignInPaths.SignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var back = await door.Get(authority.Authorize(asked.Headers.Location!));

        Assert.Equal("/", back.Target());
    }

    [Fact]
    public async Task Signing_out_forgets_the_cookie_and_tells_the_authority()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        await door.SignInAt(authority);

        var answer = await door.PostForm(SignInPaths.SignOut);

        Assert.StartsWith($"{authority.Issuer}/end-session?", answer.Target(), StringComparison.Ordinal);
        Assert.Contains($"client_id={PlayedAuthority.ClientId}", answer.Target(), StringComparison.Ordinal);
        Assert.StartsWith(SignInPaths.SignIn, (await door.Get(Door.Page)).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_s_form_does_not_sign_out()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        await door.SignInAt(authority);

        var answer = await door.PostForm(SignInPaths.SignOut, formToken: "guessed");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Get(Door.Page)).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_plain_http()
    {
        await using var door = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });

        var cookie = (await door.SignInAt(authority)).Headers.GetValues("Set-Cookie")
            .Single(value => value.StartsWith("clientprocess-signed-in=", StringComparison.Ordinal));

        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_of_one_node_counts_at_the_next()
    {
        await using var one = await Door.InProduction(authority);
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        await one.SignInAt(authority);

        await using var two = await Door.Open("Production", [("Authority", authority.Issuer), .. Door.Registration], keysOf: one, cookies: one.Cookies);

        Assert.Equal(HttpStatusCode.OK, (await two.Get(Door.Page)).StatusCode);
    }

    [Fact]
    public async Task A_fragment_of_a_page_sends_the_whole_page_to_sign_in()
    {
        await using var door = await Door.InProduction(authority);

        var answer = await door.Get(Door.Page, ("HX-Request", "true"), ("HX-Current-URL", "https://127.0.0.1/tasks?team=a"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Ftasks%3Fteam%3Da", answer.Headers.GetValues("HX-Redirect").Single());
    }

    private async Task RefusedAfter(Door door, HttpResponseMessage callback)
    {
        Assert.Equal(SignInPaths.Refused, callback.Target());
        Assert.StartsWith(SignInPaths.SignIn, (await door.Get(Door.Page)).Target(), StringComparison.Ordinal);

        // The same door lets a right answer in: it was the wrong one that was refused, not everything.
        authority.IdentityToken = nonce => authority.Sign(Kim with { Nonce = nonce });
        Assert.Equal(Door.Page, (await door.SignInAt(authority)).Target());
    }
}
