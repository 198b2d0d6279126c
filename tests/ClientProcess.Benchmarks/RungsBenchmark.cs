using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service;
using ClientProcess.Service.Hosting;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientProcess.Benchmarks;

/// <summary>
/// How fast rungs fire on PostgreSQL: many due at the same instant, and so many each second. Needs CLIENTPROCESS_TEST_POSTGRES. The bounds are
/// 50,000 within 20 s and, at 500 a second for a minute, a lateness of at most 1 s for 99 in 100; the journal must tell of each exactly once.
/// </summary>
public static class RungsBenchmark
{
    private const int AtOnce = 50_000;
    private const int PerSecond = 500;
    private const int Seconds = 60;
    private const int Openers = 4;
    private const int OpenedTogether = 100;

    /// <summary>As often as the service looks.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Target = TimeSpan.FromHours(4);

    private const string Drawing = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cp="urn:clientprocess:bpmn:1" id="d" targetNamespace="t">
          <process id="bellen" isExecutable="true" cp:team="klantcontact">
            <startEvent id="start"/><userTask id="bel" name="Klant bellen"/><endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="bel"/><sequenceFlow id="f2" sourceRef="bel" targetRef="end"/>
          </process>
        </definitions>
        """;

    private const string Agreements = """
        agreements:
          bellen: { kind: sla, calendar: doorlopend, for: { process: bellen }, clocks: { completion: PT4H }, ladder: bellen }
        ladders:
          bellen: [{ at: 100%, do: [notify coordinator, mark "te laat"] }, { at: +PT24H, do: notify supervisor }]
        """;

    private const string Calendars = """
        calendars: { doorlopend: { timezone: Europe/Amsterdam, hours: { mon-sun: ["00:00-24:00"] } } }
        """;

    /// <summary>The machine's clock, set on: what was prepared in peace is due when we say so.</summary>
    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }

    public static void Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
        if (Environment.GetEnvironmentVariable("CLIENTPROCESS_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            Console.WriteLine("Not run: CLIENTPROCESS_TEST_POSTGRES names no server.");
            return;
        }
        var name = $"rungs_{Environment.ProcessId}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        try
        {
            await MeasureAsync(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40 }.ToString());
        }
        finally
        {
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task MeasureAsync(string connectionString)
    {
        var clock = new MovedClock();
        await using var services = Services(connectionString, clock);
        var database = services.GetRequiredService<Database>();
        await database.MigrateAsync(default);
        await services.GetRequiredService<TeamRegister>().ImportAsync([new Team("klantcontact", "Klantcontact", "noor")], null, [], default);
        await services.GetRequiredService<DefinitionLibrary>().PublishAsync("bellen", "bellen", Encoding.UTF8.GetBytes(Drawing), "benchmark", default);
        await services.GetRequiredService<PromiseRegister>().ImportAsync(Agreements, Calendars, [], default);

        var due = clock.GetUtcNow().AddHours(1);
        await OpenAsync(services, AtOnce, clock, _ => due);
        clock.By += TimeSpan.FromHours(1);
        var (watch, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var sweep = services.GetRequiredService<WakeSweep>();
        while (await sweep.RunAsync(default) > 0)
        {
        }
        Report($"{AtOnce} rungs due at the same instant fired", watch.Elapsed, AtOnce);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  processor time of this process, the server's not counted: {(Environment.CpuUsage.TotalTime - used).TotalSeconds:N1} s"));
        await CheckAsync(database, AtOnce);

        var first = clock.GetUtcNow().AddHours(1);
        await OpenAsync(services, PerSecond * Seconds, clock, i => first.AddSeconds((double)i / PerSecond));
        clock.By += first - clock.GetUtcNow() - TimeSpan.FromSeconds(1);
        await LatenessAsync(services, clock, first);
        await CheckAsync(database, AtOnce + (PerSecond * Seconds));
    }

    private static async Task LatenessAsync(ServiceProvider services, MovedClock clock, DateTimeOffset first)
    {
        var done = new ConcurrentDictionary<Guid, DateTimeOffset>();
        services.GetRequiredService<CaseSignals>().CaseChanged += (id, _) => done.TryAdd(id, clock.GetUtcNow());
        var sweep = services.GetRequiredService<WakeSweep>();
        using var timer = new PeriodicTimer(Tick);
        while (done.Count < PerSecond * Seconds && await timer.WaitForNextTickAsync()) await sweep.RunAsync(default);
        var late = done.Select(woken => (woken.Value - first.AddSeconds((double)IndexOf(woken.Key) / PerSecond)).TotalMilliseconds).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"lateness at {PerSecond} rungs a second for {Seconds} s, until durable: median {late[late.Length / 2]:N0} ms, p99 {late[late.Length * 99 / 100]:N0} ms, most {late[^1]:N0} ms"));
    }

    /// <summary>Cases whose client asked so long ago that the rung at the target is due when asked for.</summary>
    private static async Task OpenAsync(ServiceProvider services, int count, MovedClock clock, Func<int, DateTimeOffset> dueOf)
    {
        var watch = Stopwatch.StartNew();
        var store = services.GetRequiredService<CaseStore>();
        var definition = new DefinitionRef("bellen", 1, "bellen");
        await Parallel.ForEachAsync(Enumerable.Range(0, count).Chunk(OpenedTogether), new ParallelOptions { MaxDegreeOfParallelism = Openers }, async (some, cancel) =>
        {
            var asks = some.Select(i => (Id: IdOf(i), Due: dueOf(i))).Select(one => new Ask(one.Id, new OpenCase(one.Id, definition, "klantcontact")
            {
                By = new Actor(ActorKind.System, "benchmark", [], []),
                Now = clock.GetUtcNow(),
                OccurredAt = one.Due - Target,
            })).ToList();
            if ((await store.ApplyManyAsync(asks, cancel, OpenedTogether)).FirstOrDefault(reply => reply.Rejection is not null) is { } refused)
                throw new InvalidOperationException(refused.Rejection!.Sentence);
        });
        Report($"{count} cases opened", watch.Elapsed, count);
    }

    private static int _series;

    /// <summary>The number of the case lies in its last bytes.</summary>
    private static Guid IdOf(int index)
    {
        if (index == 0) _series++;
        return new Guid(index * 7919, (short)_series, 0, [0, 0, 0, 0, .. BitConverter.GetBytes(index)]);
    }

    private static int IndexOf(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 12);

    private static async Task CheckAsync(Database database, int expected)
    {
        await using var context = database.CreateContext();
        var fired = await context.Database.SqlQuery<int>($"""
            SELECT count(*)::int AS "Value" FROM journal j, jsonb_array_elements(j.events) e WHERE e->>'$type' = 'Escalated'
            """).SingleAsync();
        var cases = await context.Database.SqlQuery<int>($"""
            SELECT count(DISTINCT j.case_id)::int AS "Value" FROM journal j, jsonb_array_elements(j.events) e WHERE e->>'$type' = 'Escalated'
            """).SingleAsync();
        if ((fired, cases) != (expected, expected)) throw new InvalidOperationException($"Expected {expected} rungs in as many cases, but {fired} fired in {cases}.");
        Console.WriteLine($"  each exactly once: {fired} in the journal, of {cases} cases");
    }

    private static ServiceProvider Services(string connectionString, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:ClientProcess"] = connectionString })
            .AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddClientProcess(configuration);
        return services.BuildServiceProvider();
    }

    private static async Task ExecuteAsync(string server, string text)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Report(string what, TimeSpan took, int count) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {took.TotalSeconds:N1} s, {count / took.TotalSeconds:N0} a second"));
}
