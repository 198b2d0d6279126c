using System.Security.Cryptography;
using System.Text.Json;
using System.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace ClientProcess.Web.Tests.SignIn;

/// <summary>An OpenID Connect authority: discovery, keys and a token endpoint that really signs and really checks PKCE.</summary>
internal sealed class PlayedAuthority : IDisposable
{
    public const string ClientId = "clientprocess";
    public const string ClientSecret = "not-a-secret";
    public const string Code = "one-time-code";
    private const string KeyId = "key-1";

    private readonly WireMockServer server = WireMockServer.Start();
    private readonly RSA rsa = RSA.Create(2048);
    private readonly string path;
    private Dictionary<string, string> asked = [];

    public PlayedAuthority(string path = "")
    {
        this.path = path;
        Answer("/.well-known/openid-configuration", new
        {
            issuer = Issuer,
            authorization_endpoint = $"{Issuer}/authorize",
            token_endpoint = $"{Issuer}/token",
            jwks_uri = $"{Issuer}/keys",
            end_session_endpoint = $"{Issuer}/end-session",
        });
        var key = rsa.ExportParameters(includePrivateParameters: false);
        Answer("/keys", new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", kid = KeyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) },
            },
        });
        server.Given(Request.Create().WithPath($"{path}/token").UsingPost()).RespondWith(Response.Create().WithCallback(Redeem));
    }

    public string Root => server.Urls[0];
    public string Issuer => Root + path;

    /// <summary>The identity token that the next redemption hands out, given the nonce of the authorization request.</summary>
    public Func<string, string> IdentityToken { get; set; } = _ => throw new InvalidOperationException("No identity token was agreed.");

    /// <summary>What the person's browser would do at the authority: remembers the request, answers with the code and the state.</summary>
    public string Authorize(Uri request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        asked = query.AllKeys.ToDictionary(key => key!, key => query[key]!);
        return $"{asked["redirect_uri"]}?code={Code}&state={Uri.EscapeDataString(asked["state"])}";
    }

    public IReadOnlyDictionary<string, string> Asked => asked;

    public string Sign(TokenClaims claims) => claims.Signed(new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256));

    public static string SignWithAnotherKey(TokenClaims claims)
    {
        using var other = RSA.Create(2048);
        var key = new RsaSecurityKey(other) { KeyId = KeyId, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        return claims.Signed(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
    }

    /// <summary>The old trick: the public key, used as if it were a shared secret.</summary>
    public string SignWithPublicKeyAsSecret(TokenClaims claims)
    {
        var key = new SymmetricSecurityKey(rsa.ExportSubjectPublicKeyInfo()) { KeyId = KeyId };
        return claims.Signed(new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
    }

    public static string Unsigned(TokenClaims claims) => claims.Signed(null);

    public static string WithoutSignature(string token) => token[..(token.LastIndexOf('.') + 1)];

    public void Dispose()
    {
        server.Dispose();
        rsa.Dispose();
    }

    private void Answer(string at, object body) =>
        server.Given(Request.Create().WithPath(path + at).UsingGet())
            .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody(JsonSerializer.Serialize(body)));

    private ResponseMessage Redeem(IRequestMessage request)
    {
        var form = HttpUtility.ParseQueryString(request.Body ?? "");
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"] ?? "")));
        var known = form["code"] == Code && form["client_secret"] == ClientSecret && challenge == asked["code_challenge"];
        return known
            ? Json(200, new { access_token = "opaque", token_type = "Bearer", expires_in = 3600, id_token = IdentityToken(asked["nonce"]) })
            : Json(400, new { error = "invalid_grant" });
    }

    private static ResponseMessage Json(int status, object body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("application/json") },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = JsonSerializer.Serialize(body), Encoding = System.Text.Encoding.UTF8 },
    };
}

/// <summary>What a token says; each test changes one thing.</summary>
internal sealed record TokenClaims(string Issuer, string Subject)
{
    public string Audience { get; init; } = PlayedAuthority.ClientId;
    public string Name { get; init; } = "Kim de Vries";
    public string? Nonce { get; init; }
    public string[] Roles { get; init; } = [];
    public string[] Groups { get; init; } = [];

    /// <summary>Relative to now; the library that checks it reads the machine's clock.</summary>
    public TimeSpan ExpiresIn { get; init; } = TimeSpan.FromHours(1);

    public string Signed(SigningCredentials? credentials)
    {
        var claims = new Dictionary<string, object> { ["sub"] = Subject, ["name"] = Name, ["email"] = "kim@gemeente.example" };
        if (Nonce is not null)
        {
            claims["nonce"] = Nonce;
        }
        if (Roles.Length > 0)
        {
            claims["roles"] = Roles;
        }
        if (Groups.Length > 0)
        {
            claims["groups"] = Groups;
        }
        var expires = TimeProvider.System.GetUtcNow().UtcDateTime + ExpiresIn;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = expires.AddHours(-2),
            NotBefore = expires.AddHours(-2),
            Expires = expires,
            Claims = claims,
            SigningCredentials = credentials,
        });
    }
}
