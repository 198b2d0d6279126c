using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using ClientProcess.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Web.Tests.SignIn;

/// <summary>One running web node with a few protected places behind the sign-in, and a browser with cookies in front.</summary>
internal sealed partial class Door : IAsyncDisposable
{
    public const string Page = "/work";
    public const string Api = "/api/v1/me";
    public const string ForSupervisors = "/api/v1/board";

    private static readonly X509Certificate2 Certificate = SelfSigned();
    private readonly WebApplication app;
    private readonly string keys;
    private readonly bool ownsKeys;

    private Door(WebApplication app, string keys, bool ownsKeys, CookieContainer cookies)
    {
        (this.app, this.keys, this.ownsKeys) = (app, keys, ownsKeys);
        Cookies = cookies;
        Browser = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = cookies,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        })
        { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Browser { get; }
    public CookieContainer Cookies { get; }

    public static Task<Door> InDevelopment(Action<WebApplication>? before = null) => Open("Development", [], before);

    public static Task<Door> InProduction(PlayedAuthority authority, params (string Key, string? Value)[] settings) =>
        Open("Production", [("Authority", authority.Issuer), .. Registration, .. settings]);

    public static (string Key, string? Value)[] Registration =>
        [("ClientId", PlayedAuthority.ClientId), ("ClientSecret", PlayedAuthority.ClientSecret)];

    public static async Task<Door> Open(
        string environment,
        (string Key, string? Value)[] settings,
        Action<WebApplication>? before = null,
        Door? keysOf = null,
        CookieContainer? cookies = null)
    {
        var keys = keysOf?.keys ?? Directory.CreateTempSubdirectory("keys-").FullName;
        var app = Build(environment, [("KeysDirectory", keys), .. settings]);
        before?.Invoke(app);
        app.UseSignIn();
        app.MapGet(Page, (SignedInPerson person) => person);
        app.MapGet(Api, (SignedInPerson person) => person);
        app.MapPost(Api, (SignedInPerson person) => person);
        app.MapGet(ForSupervisors, () => "board").RequireAuthorization(Roles.Supervisor);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Door(app, keys, ownsKeys: keysOf is null, cookies ?? new CookieContainer());
    }

    public static WebApplication Build(string environment, (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            ApplicationName = typeof(SignInSetup).Assembly.GetName().Name, // its Razor pages
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"SignIn:{pair.Key}", pair.Value)));
        builder.Logging.ClearProviders();
        // Outside Development the cookie is for https only.
        builder.WebHost.UseUrls(environment == "Development" ? "http://127.0.0.1:0" : "https://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = Certificate));
        builder.AddSignIn();
        return builder.Build();
    }

    public Task<HttpResponseMessage> Get(string url, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, url, headers);

    public Task<HttpResponseMessage> Send(HttpMethod method, string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return Browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetWithToken(string url, string token) =>
        Browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } },
            TestContext.Current.CancellationToken);

    /// <summary>Fetches the form's page first, for its token.</summary>
    public async Task<HttpResponseMessage> PostForm(string url, params (string Name, string Value)[] fields)
    {
        var page = await (await Get(url)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await PostForm(url, FormToken().Match(page).Groups[1].Value, fields);
    }

    public Task<HttpResponseMessage> PostForm(string url, string formToken, params (string Name, string Value)[] fields) =>
        Browser.PostAsync(
            new Uri(url, UriKind.Relative),
            new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", formToken)]),
            TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> Choose(string person) => PostForm(SignInPaths.SignIn, ("person", person));

    /// <summary>The whole walk: page, sign-in, authority, callback. Returns the answer to the callback.</summary>
    public async Task<HttpResponseMessage> SignInAt(PlayedAuthority authority, Func<string, string>? tamper = null)
    {
        var asked = await Get((await Get(Page)).Headers.Location!.ToString());
        var callback = authority.Authorize(asked.Headers.Location!);
        return await Get(tamper is null ? callback : tamper(callback));
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        if (ownsKeys)
        {
            Directory.Delete(keys, recursive: true);
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();
}

internal static class Answers
{
    public static async Task<SignedInPerson> Person(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var json = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return System.Text.Json.JsonSerializer.Deserialize<SignedInPerson>(json, System.Text.Json.JsonSerializerOptions.Web)!;
    }

    public static string? Target(this HttpResponseMessage answer) => answer.Headers.Location?.ToString();

    public static void IsProblem(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
