using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ClientProcess.Web.Tests.Faults;

/// <summary>The real program in a process of its own, killed in mid-sentence.</summary>
public sealed partial class KilledNodeTests : IDisposable
{
    private const int Writers = 6;
    private const int AcknowledgedBeforeKill = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("clientprocess-kill-").FullName;
    private readonly ConcurrentBag<(string Id, int Revision)> _acknowledged = [];
    private Process? _node;
    private int _port;

    [Fact]
    public async Task An_acknowledged_command_survives_kill_9_of_the_process()
    {
        await StartAsync();
        var reached = new TaskCompletionSource();
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteUntilItBreaksAsync(reached))).ToList();
        await reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        _node!.Kill(entireProcessTree: true);
        await Task.WhenAll(writers).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await _node.WaitForExitAsync(TestContext.Current.CancellationToken);

        await StartAsync();
        using var kim = await SignInAsync();
        Assert.True(_acknowledged.Count >= AcknowledgedBeforeKill);
        foreach (var (id, revision) in _acknowledged)
        {
            var journal = await kim.GetFromJsonAsync<JsonObject>($"/api/v1/cases/{id}/journal?pageSize=100", TestContext.Current.CancellationToken);
            Assert.True(journal!["total"]!.GetValue<int>() >= revision, $"Revision {revision} of {id} was lost.");
        }
    }

    private async Task WriteUntilItBreaksAsync(TaskCompletionSource reached)
    {
        try
        {
            using var kim = await SignInAsync();
            while (true)
            {
                var body = new { process = "serviceverzoek", subject = "Lantaarnpaal", channel = "phone", data = new { vraag = "De lantaarnpaal is stuk" } };
                using var opened = await kim.PostAsJsonAsync("/api/v1/cases", body);
                Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
                var id = (await opened.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
                _acknowledged.Add((id, 1));
                using var told = await kim.PostAsJsonAsync($"/api/v1/cases/{id}/information", new { data = new { kleur = "groen" } });
                Assert.Equal(HttpStatusCode.OK, told.StatusCode);
                _acknowledged.Add((id, 2));
                if (_acknowledged.Count >= AcknowledgedBeforeKill) reached.TrySetResult();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException && reached.Task.IsCompleted)
        {
            // The process is gone: what was under way was not acknowledged.
        }
        catch (Exception failure)
        {
            reached.TrySetException(failure);
            throw;
        }
    }

    private async Task StartAsync()
    {
        _port = FreePort();
        var program = Path.Combine(AppContext.BaseDirectory, "ClientProcess.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--environment=Development", $"--urls=http://127.0.0.1:{_port}", $"--Storage:DataDirectory={_folder}",
            $"--Workflows:Path={Path.Combine(Repository(), "workflows")}", $"--SignIn:KeysDirectory={_folder}", "--Logging:LogLevel:Default=Error"])
        { WorkingDirectory = _folder, RedirectStandardOutput = true };
        _node = Process.Start(start)!;
        _node.OutputDataReceived += (_, _) => { };
        _node.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        for (var until = Stopwatch.StartNew(); until.Elapsed < Patience;)
        {
            try
            {
                if ((await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
        Assert.Fail("The program does not become ready.");
    }

    private async Task<HttpClient> SignInAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        var page = await client.GetStringAsync("/sign-in");
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("person", "kim"), new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value)]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public void Dispose()
    {
        if (_node is { HasExited: false }) _node.Kill(entireProcessTree: true);
        _node?.WaitForExit();
        _node?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
