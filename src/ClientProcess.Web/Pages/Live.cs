using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Pages;

/// <summary>
/// Tells an open page that something changed (server-sent events), so that it asks for its lists again. It says only that, never what: what
/// a person may see is decided when the page asks. Missing a signal is harmless, for pages also ask every half minute.
/// </summary>
internal static class Live
{
    /// <summary>A burst of changes is one signal.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    /// <summary>Keeps proxies from closing a quiet line.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>Then the browser connects anew, and is asked again who it is.</summary>
    private static readonly TimeSpan LineMax = TimeSpan.FromMinutes(10);

    public static void MapLive(this WebApplication app) =>
        app.MapGet("/live", (SignedInPerson person, Guid? @case, CaseSignals signals, IHostApplicationLifetime lifetime, TimeProvider time, CancellationToken gone) =>
            TypedResults.ServerSentEvents(Listen(Actors.Of(person), @case, signals, lifetime, time, gone))).ExcludeFromDescription();

    private static async IAsyncEnumerable<SseItem<string>> Listen(
        Actor who, Guid? only, CaseSignals signals, IHostApplicationLifetime lifetime, TimeProvider time, [EnumeratorCancellation] CancellationToken gone)
    {
        // One place: a signal that waits already says everything the next one would.
        var waiting = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Hear(Guid id, IReadOnlyList<string> teams)
        {
            if (teams.Contains(CaseSignals.Everybody) || teams.Contains(CaseSignals.Person(who.Id)) || (only is { } wanted ? wanted == id : Concerns(who, teams))) waiting.Writer.TryWrite(true);
        }
        signals.CaseChanged += Hear;
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, lifetime.ApplicationStopping);
            end.CancelAfter(LineMax);
            yield return new SseItem<string>("", "beat");
            while (await NextAsync(waiting.Reader, time, end.Token) is { } signal) yield return new SseItem<string>("", signal);
        }
        finally
        {
            signals.CaseChanged -= Hear;
        }
    }

    /// <summary>"changed", "beat" when it was quiet, null at the end of the line.</summary>
    private static async Task<string?> NextAsync(ChannelReader<bool> waiting, TimeProvider time, CancellationToken end)
    {
        try
        {
            // Waiting takes nothing: a wait that is given up must not swallow the signal that comes after it.
            await waiting.WaitToReadAsync(end).AsTask().WaitAsync(Beat, time, end);
            await Task.Delay(Gather, time, end);
            waiting.TryRead(out _);
            return "changed";
        }
        catch (TimeoutException)
        {
            return "beat";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static bool Concerns(Actor who, IReadOnlyList<string> teams) =>
        teams.Any(who.IsOf) || who.Has(CaseRoles.Supervisor);
}
