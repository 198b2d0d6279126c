using System.Net;
using System.Text.RegularExpressions;
using ClientProcess.Web.Tests.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Web.Tests.Pages;

/// <summary>The whole application, started as a newcomer does: Development, SQLite in a folder of its own, the drawings of the repository.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly WebApplication app;
    private readonly string data;

    private Node(WebApplication app, string data) => (this.app, this.data) = (app, data);

    public string Address => app.Urls.First();
    public IServiceProvider Services => app.Services;
    public string Data => data;

    public static string Repository { get; } = FindRepository();

    /// <param name="postgres">The database; null: a SQLite file of its own.</param>
    /// <param name="waits">False for a node that will not become ready.</param>
    /// <param name="more">Whether the drawings of the tests are there too.</param>
    public static async Task<Node> StartAsync(string postgres = "", bool waits = true, bool more = false)
    {
        var data = Directory.CreateTempSubdirectory("clientprocess-").FullName;
        var workflows = more ? TestWorkflows.CopyInto(data) : Path.Combine(Repository, "workflows");
        var app = WebProgram.Build(
            [
                "--environment", "Development", "--applicationName", "ClientProcess.Web", "--urls", "http://127.0.0.1:0",
                "--webroot", Path.Combine(Repository, "src/ClientProcess.Web/wwwroot"), "--Workflows:Path", workflows,
                "--Storage:DataDirectory", data, "--SignIn:KeysDirectory", Path.Combine(data, "keys"),
                "--ConnectionStrings:ClientProcess", postgres,
            ],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync(TestContext.Current.CancellationToken);
        var node = new Node(app, data);
        if (waits) await node.BecomesReadyAsync();
        return node;
    }

    /// <summary>Somebody with a browser that only knows addresses, forms and cookies.</summary>
    public async Task<Visitor> SignInAsync(string person)
    {
        var visitor = new Visitor(Address);
        var answer = await visitor.PostAsync("/sign-in", "/sign-in", ("person", person));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public Visitor Stranger() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private async Task BecomesReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var patience = new CancellationTokenSource(ReadyWithin);
        while (!(await client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
            await Task.Delay(50, patience.Token);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClientProcess.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

/// <summary>Asks for pages and sends their forms, as a browser without JavaScript does.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(string address) => client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };

    public Task<HttpResponseMessage> GetAsync(string url) => client.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    public async Task<string> PageAsync(string url, HttpStatusCode expected = HttpStatusCode.OK) => await (await GetAsync(url)).TextAsync(expected);

    /// <summary>Fetches a page for its form's token, then sends the fields.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string url, params (string Name, string Value)[] fields)
    {
        var form = await PageAsync(page);
        var token = Token().Match(form).Groups[1].Value;
        return await client.PostAsync(
            new Uri(url, UriKind.Relative),
            new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]),
            TestContext.Current.CancellationToken);
    }

    /// <summary>The page's line to the server, once it is open.</summary>
    public async Task<StreamReader> ListenAsync()
    {
        var answer = await client.GetAsync(new Uri("/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var line = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("event: beat", await line.ReadLineAsync(TestContext.Current.CancellationToken));
        return line;
    }

    /// <summary>Registers a service request and returns the address of its first task.</summary>
    public async Task<string> RegisterAsync(string subject, string key = "k1")
    {
        var answer = await PostAsync("/cases/new?process=serviceverzoek", "/cases/new?process=serviceverzoek",
            ("request", key), ("subject", subject), ("channel", "phone"), ("client.name", "Mw. De Wit"), ("field.vraag", "De container is vol."));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public async Task<HttpResponseMessage> ActAsync(string task, string act, params (string Name, string Value)[] fields) =>
        await PostAsync(task, task, [("act", act), .. fields]);

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}

internal static partial class PageAnswers
{
    public static async Task<string> TextAsync(this HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        return text;
    }

    /// <summary>The value of a hidden field in the form of one act.</summary>
    public static string Hidden(this string page, string act, string name)
    {
        var form = page[page.IndexOf($"""name="act" value="{act}">""", StringComparison.Ordinal)..];
        return Regex.Match(form, $"""name="{name}" value="([^"]*)""").Groups[1].Value;
    }
}
