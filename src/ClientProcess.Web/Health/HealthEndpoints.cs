using ClientProcess.Service.Hosting;
using Prometheus;

namespace ClientProcess.Web.Health;

/// <summary>For whoever watches the node: is it alive, can it do its work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (Readiness readiness) => readiness.WaitingFor is { } what
            ? Results.Text($"waiting for {what}", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready")).AllowAnonymous().ExcludeFromDescription();
        // Counts and durations only; put it behind the proxy all the same, for whoever watches the nodes.
        app.MapMetrics("/metrics").AllowAnonymous().ExcludeFromDescription();
    }
}
