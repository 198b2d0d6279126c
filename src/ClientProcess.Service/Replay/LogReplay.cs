using System.Threading.Channels;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Replay;

/// <summary>
/// Imports an event log as cases: every event becomes the commands that a person would have given, at the log's moments, through the same door
/// as everybody's.
/// </summary>
public sealed class LogReplay(Database database, TimeProvider time)
{
    /// <summary>Cases read ahead, whose teams and people are made known together.</summary>
    private const int AheadCasesMax = 200;

    /// <summary>Batches in flight: PostgreSQL works on several at a time, SQLite has one writer and gains only by deciding meanwhile.</summary>
    private const int PostgresLanes = 4;
    private const int SqliteLanes = 2;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    private readonly TeamRegister _register = new(database, time);
    private readonly ReplayTally _tally = new();

    /// <exception cref="IOException">There is no such log, or it cannot be opened.</exception>
    public async Task<ReplaySummary> RunAsync(ReplayRequest request, Action<ReplayProgress> progress, CancellationToken cancel)
    {
        using var log = XesReader.Open(request.File, request.Keys);
        await database.MigrateAsync(cancel);
        var library = new DefinitionLibrary(database, time);
        var definition = ReplayDrawing.Version(await library.PublishAsync(ReplayDrawing.Key, ReplayDrawing.Name, ReplayDrawing.Content, "replay", cancel));
        var model = await library.ModelAsync(definition.Key, definition.Version, cancel);
        var started = time.GetTimestamp();
        await using var ticking = time.CreateTimer(_ => progress(Progress(started)), null, ProgressEvery, ProgressEvery);
        var broken = await WorkAsync(new LogSource(request, log, definition), library, model, cancel);
        var elapsed = time.GetElapsedTime(started);
        var recorded = await ReplayFigures.ReadAsync(database, request.Channel, cancel);
        return new ReplaySummary(recorded, _tally.Events, _tally.Commands, _tally.Rejected, _tally.AlreadyThere, _tally.LeftAlone, elapsed, broken)
        {
            Rejections = _tally.Rejections,
        };
    }

    /// <returns>Why the log could not be read to its end; everything before that place is done.</returns>
    private async Task<string?> WorkAsync(LogSource source, DefinitionLibrary library, ProcessModel model, CancellationToken cancel)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var queue = Channel.CreateBounded<LogCase>(AheadCasesMax);
        var people = new LogPeople(_register);
        await people.LoadAsync(cancel);
        var reading = OrCancelAll(Task.Run(() => source.ReadAsync(queue.Writer, people, _tally, together.Token), together.Token), together);
        // Catching up happens in memory: any team is taken at its word there, for it was known when the case was written.
        var facts = new CaseFacts(model, TeamDirectory.Empty, CaseFacts.NoValues);
        var store = new CaseStore(database, library, _register, new PromiseRegister(database, _register, TimeProvider.System), new CaseSignals());
        var lanes = Enumerable.Range(0, database.IsPostgres ? PostgresLanes : SqliteLanes)
            .Select(_ => OrCancelAll(Task.Run(() => new ReplayLane(store, database, facts, queue.Reader, _tally).RunAsync(together.Token), together.Token), together))
            .ToList();
        await Task.WhenAll([reading, .. lanes]);
        return source.Broken;
    }

    /// <summary>When one part fails the others have nothing to wait for.</summary>
    private static async Task OrCancelAll(Task part, CancellationTokenSource all)
    {
        try
        {
            await part;
        }
        catch
        {
            await all.CancelAsync();
            throw;
        }
    }

    private ReplayProgress Progress(long started) => new(_tally.Cases, _tally.Events, _tally.Commands, time.GetElapsedTime(started));

    /// <summary>Reads the log ahead of the lanes.</summary>
    private sealed class LogSource(ReplayRequest request, XesReader log, DefinitionRef definition)
    {
        private readonly HashSet<Guid> _met = [];

        public string? Broken { get; private set; }

        public async Task ReadAsync(ChannelWriter<LogCase> queue, LogPeople people, ReplayTally tally, CancellationToken cancel)
        {
            try
            {
                var steps = new LogSteps(request.Words, people);
                while (Ahead() is { Count: > 0 } traces)
                {
                    foreach (var trace in traces) tally.EventsRead(trace.Events.Count);
                    var cases = traces.Select(trace => new LogCase(NewCase(trace), steps.Of(trace))).ToList();
                    await people.ImportAsync(cancel);
                    foreach (var item in cases) await queue.WriteAsync(item, cancel);
                }
            }
            finally
            {
                queue.TryComplete();
            }
        }

        private List<LogTrace> Ahead()
        {
            var traces = new List<LogTrace>();
            try
            {
                while (Broken is null && traces.Count < AheadCasesMax && _met.Count + traces.Count < request.CasesMax && log.Next() is { } trace) traces.Add(trace);
            }
            catch (BrokenLogException broken)
            {
                Broken = broken.Message;
            }
            return traces;
        }

        /// <summary>A trace without a name, or with one that was there before, is known by its place in the file.</summary>
        private NewCase NewCase(LogTrace trace)
        {
            var id = LogCase.IdOf(request.Name, trace.Name ?? $"#{trace.Number}");
            if (!_met.Add(id)) _met.Add(id = LogCase.IdOf(request.Name, $"{trace.Name}#{trace.Number}"));
            return new NewCase(id, definition, request.Channel);
        }
    }
}
