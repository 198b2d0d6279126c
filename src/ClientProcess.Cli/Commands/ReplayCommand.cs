using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ClientProcess.Service.Replay;
using ClientProcess.Service.Storage;

namespace ClientProcess.Cli.Commands;

/// <summary><c>replay LOG.xes[.gz]</c>: imports a real event log as cases, through the commands that would have caused it.</summary>
internal static class ReplayCommand
{
    private const double BytesInMegabyte = 1_000_000;

    private static readonly LogKeys Standard = new();
    private static readonly Argument<string> Log = new("LOG.xes") { Description = "An XES event log, gzip-compressed or not." };
    private static readonly Option<string> TeamKey = Key("--team-key", Standard.Team, "the team");
    private static readonly Option<string> ResourceKey = Key("--resource-key", Standard.Resource, "the person");
    private static readonly Option<string> ActivityKey = Key("--activity-key", Standard.Activity, "the activity");
    private static readonly Option<string> LifecycleKey = Key("--lifecycle-key", Standard.Lifecycle, "what happened to the activity");
    private static readonly Option<string> TimeKey = Key("--time-key", Standard.Time, "the moment");
    private static readonly Option<string> CaseKey = new("--case-key") { Description = "The attribute of a trace that names the case.", DefaultValueFactory = _ => Standard.Case };
    private static readonly Option<string[]> Map = new("--map")
    {
        Description = $"What a word of the log means: WORD=ACT, where WORD is an activity, a lifecycle or ACTIVITY/LIFECYCLE (* at the end: any ending) and ACT is one of {Acts}.",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "What the log is called; its cases are known by this name and their own. Default: the file's name." };
    private static readonly Option<int> Limit = new("--limit") { Description = "Only the first N cases.", DefaultValueFactory = _ => int.MaxValue };
    private static readonly Option<bool> Json = new("--json") { Description = "The summary as one JSON object." };

    private static string Acts => string.Join(", ", Enum.GetNames<LogAct>().Select(name => name.ToLowerInvariant()));

    public static Command Create()
    {
        var database = new DatabaseOptions();
        var command = new Command("replay", "Imports a real event log as cases: every event becomes the commands that would have caused it, at the log's moments.")
        {
            Log, TeamKey, ResourceKey, ActivityKey, LifecycleKey, TimeKey, CaseKey, Map, Name, Limit, Json,
        };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(parsed, database, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, DatabaseOptions options, CancellationToken cancel)
    {
        var file = parsed.GetValue(Log)!;
        if (!File.Exists(file)) return Cli.Wrong($"Expected '{file}' to exist, but it does not.");
        if (parsed.GetValue(Limit) < 1) return Cli.Wrong("Expected --limit to be at least 1.");
        var words = new Dictionary<string, LogAct>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in parsed.GetValue(Map) ?? [])
        {
            if (LogWords.Parse(text) is not { } pair) return Cli.Wrong($"Expected --map WORD=ACT with an act out of {Acts}, but got '{text}'.");
            words[pair.Key] = pair.Value;
        }
        var request = new ReplayRequest(file, parsed.GetValue(Name) ?? ReplayRequest.NameOf(file), KeysOf(parsed), new LogWords(words)) { CasesMax = parsed.GetValue(Limit) };
        return await options.UseAsync(parsed, database => RunAsync(request, database, parsed.GetValue(Json), cancel));
    }

    private static async Task<int> RunAsync(ReplayRequest request, Database database, bool json, CancellationToken cancel)
    {
        var summary = await new LogReplay(database, TimeProvider.System).RunAsync(request, Tell, cancel);
        foreach (var rejection in summary.Rejections) await Console.Error.WriteLineAsync($"rejected: {rejection}");
        if (request.Words.Unexplained.Count > 0)
            await Console.Error.WriteLineAsync($"taken as work, for nobody explained them (--map): {string.Join(", ", request.Words.Unexplained.Take(20))}");
        if (summary.Broken is { } broken) await Console.Error.WriteLineAsync($"{broken} What was read before is kept; replay the whole log to go on.");
        Show(summary, request, Cli.KindOf(database), json);
        return summary.Broken is null && summary.Rejected == 0 ? Cli.Fine : Cli.FallsShort;
    }

    private static void Show(ReplaySummary summary, ReplayRequest request, string database, bool json)
    {
        var (recorded, memory) = (summary.Recorded, Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / BytesInMegabyte));
        var (rate, seconds) = (Math.Round(summary.CommandsPerSecond), Math.Round(summary.Elapsed.TotalSeconds, 1));
        if (json)
        {
            Cli.Line(new
            {
                log = request.Name, cases = recorded.Cases, events = summary.Events, teams = recorded.Teams, handoffs = recorded.Handoffs,
                casesWithHandoff = recorded.CasesWithHandoff, pingPongCases = recorded.PingPongCases, bounces = recorded.Bounces,
                commands = summary.Commands, commandsPerSecond = rate, rejected = summary.Rejected, handoffsOffered = recorded.HandoffsOffered,
                alreadyThere = summary.AlreadyThere, leftAlone = summary.LeftAlone, seconds, peakMemoryMb = memory, database, complete = summary.Broken is null,
            });
            return;
        }
        Say($"{request.Name} on {database}: {recorded.Cases} cases, {summary.Events} events, {recorded.Teams} teams");
        Say($"{recorded.Handoffs} handoffs in {recorded.CasesWithHandoff} cases; {recorded.Bounces} bounces in {recorded.PingPongCases} cases");
        Say($"{recorded.HandoffsOffered} of the handoffs from team to team; {recorded.Handoffs - recorded.HandoffsOffered} because another team opened the case again");
        if (summary.AlreadyThere + summary.LeftAlone > 0)
            Say($"{summary.AlreadyThere} cases were there already and stay as they are; {summary.LeftAlone} that somebody worked on since are left alone");
        Say($"{summary.Commands} commands in {seconds} s ({rate}/s), {summary.Rejected} rejected, peak memory {memory} MB");
    }

    private static void Say(FormattableString sentence) => Console.WriteLine(sentence.ToString(CultureInfo.InvariantCulture));

    private static void Tell(ReplayProgress progress) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{progress.Cases} cases, {progress.Events} events read, {progress.Commands} commands ({progress.Commands / progress.Elapsed.TotalSeconds:0}/s)"));

    private static LogKeys KeysOf(ParseResult parsed) => new()
    {
        Team = parsed.GetValue(TeamKey)!,
        Resource = parsed.GetValue(ResourceKey)!,
        Activity = parsed.GetValue(ActivityKey)!,
        Lifecycle = parsed.GetValue(LifecycleKey)!,
        Time = parsed.GetValue(TimeKey)!,
        Case = parsed.GetValue(CaseKey)!,
    };

    private static Option<string> Key(string name, string standard, string what) =>
        new(name) { Description = $"The attribute of an event that holds {what}.", DefaultValueFactory = _ => standard };
}
