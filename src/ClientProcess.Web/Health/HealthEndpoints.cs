using ClientProcess.Service.Hosting;
using ClientProcess.Service.Publishing;
using Prometheus;

namespace ClientProcess.Web.Health;

/// <summary>For whoever watches the node: is it alive, can it do its work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", (Readiness readiness, WorkflowStanding standing) => readiness.WaitingFor is { } what
            ? Results.Text($"waiting for {what}", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(string.Join('\n', Troubles(standing).Prepend("ready")))).AllowAnonymous().ExcludeFromDescription();
        // Counts and durations only; put it behind the proxy all the same, for whoever watches the nodes.
        app.MapMetrics("/metrics").AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A node whose workflows folder is wrong does its work by what was in force, so it is ready; but somebody should know.</summary>
    private static IEnumerable<string> Troubles(WorkflowStanding standing) => standing.Now is not { } trouble ? []
        : trouble.Diagnostics.Take(TroublesMax).Select(wrong => $"workflows: {wrong}").Prepend($"the workflows folder is not in force: {trouble.Diagnostics.Length} errors");

    /// <summary>Lines of an answer that is asked for every few seconds.</summary>
    private const int TroublesMax = 20;
}
