using ClientProcess.Service.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Service.Tests.Faults;

/// <summary>The database is down when the node starts, and comes later.</summary>
public sealed class DatabaseDownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_node_waits_for_a_database_that_is_down_at_the_start_and_is_ready_once_it_comes()
    {
        using var server = new OwnPostgres();
        server.Kill();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:ClientProcess"] = server.ConnectionString });
        builder.Logging.ClearProviders();
        builder.Services.AddClientProcess(builder.Configuration).AddClientProcessWorker();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var readiness = host.Services.GetRequiredService<Readiness>();
        Assert.Equal("the database", readiness.WaitingFor);

        server.Start();
        for (var waited = TimeSpan.Zero; !readiness.IsReady && waited < Patience; waited += TimeSpan.FromMilliseconds(100))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        Assert.True(readiness.IsReady);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }
}
