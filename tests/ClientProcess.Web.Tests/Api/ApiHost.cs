using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ClientProcess.Tests;
using ClientProcess.Web.Tests.SignIn;
using ClientProcess.Web.Tests.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientProcess.Web.Tests.Api;

/// <summary>The whole web application on a free port, with the repository's workflows and a database of its own.</summary>
public sealed partial class ApiHost : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("api-").FullName;
    private readonly List<Caller> callers = [];
    private string environment = "Development";
    private string workflows = Path.Combine(Repository(), "workflows");
    private string? postgres;
    private WebApplication? app;

    internal Uri Address => new(app!.Urls.Single());
    internal IServiceProvider Services => app!.Services;

    internal static Task<ApiHost> On(string database) => database == "postgres" ? OnPostgres() : OnSqlite();

    /// <summary>With the drawings of the tests beside those of the repository.</summary>
    internal static async Task<ApiHost> WithMore(string database)
    {
        var host = new ApiHost();
        host.workflows = TestWorkflows.CopyInto(host.folder);
        await host.StartOnAsync(database);
        return host;
    }

    internal static async Task<ApiHost> OnSqlite(Action<WebApplicationBuilder>? configure = null)
    {
        var host = new ApiHost();
        await host.StartAsync("", configure);
        await host.UntilReadyAsync();
        return host;
    }

    internal static async Task<ApiHost> OnPostgres()
    {
        var host = new ApiHost();
        await host.StartOnAsync("postgres");
        return host;
    }

    /// <summary>As in production: whoever comes shows a token of the authority.</summary>
    internal static async Task<ApiHost> InProduction(PlayedAuthority authority, params (string Key, string? Value)[] settings)
    {
        var host = new ApiHost { environment = "Production" };
        (string Key, string? Value)[] all = [("Authority", authority.Issuer), .. Door.Registration, .. settings];
        await host.StartAsync("", builder => builder.Configuration.AddInMemoryCollection(all.Select(pair => KeyValuePair.Create($"SignIn:{pair.Key}", pair.Value))));
        await host.UntilReadyAsync();
        return host;
    }

    internal static async Task<ApiHost> WithoutDatabase()
    {
        var host = new ApiHost();
        await host.StartAsync("Host=127.0.0.1;Port=1;Database=none;Username=nobody;Timeout=2", null); // nothing listens there
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        await StartAsync("", null);
        await UntilReadyAsync();
    }

    /// <summary>Somebody of the named world, signed in.</summary>
    internal async Task<Caller> As(string person)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        var caller = new Caller(client);
        callers.Add(caller);
        var page = await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(
            [new("person", person), new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value)]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return caller;
    }

    internal Caller Stranger(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var caller = new Caller(client);
        callers.Add(caller);
        return caller;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in callers) caller.Dispose();
        if (app is not null) await app.DisposeAsync();
        if (postgres is not null) await ExecuteAsync(Needs.PostgreSql(), $"DROP DATABASE {postgres} WITH (FORCE)");
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartOnAsync(string database)
    {
        var connection = "";
        if (database == "postgres")
        {
            var server = new NpgsqlConnectionStringBuilder(Needs.PostgreSql());
            postgres = $"web_{Guid.CreateVersion7():N}";
            await ExecuteAsync(server.ToString(), $"CREATE DATABASE {postgres}");
            server.Database = postgres;
            connection = server.ToString();
        }
        await StartAsync(connection, null);
        await UntilReadyAsync();
    }

    private async Task StartAsync(string connection, Action<WebApplicationBuilder>? configure)
    {
        app = WebProgram.Build([$"--environment={environment}", "--applicationName=ClientProcess.Web"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["ConnectionStrings:ClientProcess"] = connection,
                ["Storage:DataDirectory"] = folder,
                ["Workflows:Path"] = workflows,
                ["SignIn:KeysDirectory"] = folder,
                ["Role"] = "web",
            });
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            configure?.Invoke(builder);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            using var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
        Assert.Fail("The application does not become ready.");
    }

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClientProcess.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();
}
