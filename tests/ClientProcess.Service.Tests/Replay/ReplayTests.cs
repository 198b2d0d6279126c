using System.IO.Compression;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Replay;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Replay;

public sealed class ReplayOnSqliteTests : ReplayTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class ReplayOnPostgresTests : ReplayTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

/// <summary>What a replay makes of a log, on either database.</summary>
public abstract class ReplayTests : IAsyncLifetime
{
    private const int RealCases = 500;

    private readonly string _folder = Directory.CreateTempSubdirectory("clientprocess-replay-").FullName;
    private TestDatabase _database = null!;
    private Node _node = null!;

    protected abstract TestDatabase CreateDatabase();

    public async ValueTask InitializeAsync()
    {
        _database = CreateDatabase();
        _node = await Node.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_real_log_gets_the_figures_that_are_counted_in_it_and_its_export_read_again_gets_them_too()
    {
        var file = Logs.RealOne();
        var summary = await ReplayAsync(file, casesMax: RealCases);
        Assert.Equal((0, null, RealCases), (summary.Rejected, summary.Broken, (int)summary.Recorded.Cases));
        Assert.Equal(CountedFigures.Of(Logs.Unpack(file), "org:group", RealCases), CountedFigures.Of(summary));
        await Invariants.HoldAsync(_node);

        var export = Path.Combine(_folder, "export.xes");
        await new Export.JournalExport(_node.Database, TimeProvider.System).WriteAsync("xes", export, "replay", default);
        var again = await ReplayAsync(export);
        Assert.Equal(0, again.Rejected);
        Assert.Equal(CountedFigures.Of(summary) with { Events = 0 }, CountedFigures.Of(again) with { Events = 0 });
    }

    [Fact]
    public async Task A_log_replayed_twice_changes_nothing_the_second_time()
    {
        var file = Write("twice.xes", Logs.Xes(Routed("1"), Routed("2"), Routed("2")));
        var first = await ReplayAsync(file);
        var journal = await JournalAsync();
        var second = await ReplayAsync(file);
        Assert.Equal((3, 0, 0), (first.Recorded.Cases, first.Rejected, first.AlreadyThere));
        Assert.Equal((0, 0, 3), (second.Commands, second.Rejected, second.AlreadyThere));
        Assert.Equal(first.Recorded, second.Recorded);
        Assert.Equal(journal, await JournalAsync());
    }

    [Fact]
    public async Task Whoever_replayed_half_of_a_case_goes_on_where_it_was()
    {
        var (name, events) = Routed("1");
        await ReplayAsync(Write("half.xes", Logs.Xes((name, events[..3]))));
        await ReplayAsync(Write("half.xes", Logs.Xes((name, events))));
        await ReplayAsync(Write("whole.xes", Logs.Xes((name, events))));
        await using var context = _node.Database.CreateContext();
        var cases = await context.Cases.AsNoTracking().Where(row => row.DefinitionKey == "replay").ToListAsync();
        Assert.Equal(2, cases.Count);
        Assert.Equal(
            (cases[0].Version, cases[0].RouteLength, cases[0].Bounces, cases[0].Status),
            (cases[1].Version, cases[1].RouteLength, cases[1].Bounces, cases[1].Status));
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_case_that_somebody_worked_on_since_is_left_alone()
    {
        var file = Write("since.xes", Logs.Xes(Routed("1"), ("2", ["Accepted/In Progress@B:joop"])));
        await ReplayAsync(file);
        var reply = await _node.DoAsync(LogCase.IdOf("since", "2"), new AddInformation(Node.Data(("adres", "Dorpsstraat 1")), null) { By = World.People.Kim, Now = _node.Now });
        Assert.Null(reply.Rejection);
        var journal = await JournalAsync();
        var again = await ReplayAsync(file);
        Assert.Equal((0, 1, 1), (again.Commands, again.AlreadyThere, again.LeftAlone));
        Assert.Equal(journal, await JournalAsync());
    }

    [Fact]
    public async Task What_comes_after_a_close_is_a_reopening_and_another_team_that_does_it_counts_once()
    {
        var summary = await ReplayAsync(Write("reopened.xes", Logs.Xes(
            ("same team", ["Accepted/In Progress@A:an", "Completed/Resolved@A:an", "Completed/Closed@A:bo", "Accepted/In Progress@A:an"]),
            ("other team", ["Accepted/In Progress@A:an", "Completed/Resolved@A:an", "Accepted/In Progress@B:cas", "Completed/Resolved@B:cas", "Completed/Closed@A:an"]))));
        Assert.Equal(0, summary.Rejected);
        Assert.Equal(new ReplayFigures(2, 2, 2, 0, 1, 1, 1), summary.Recorded);
        await using var context = _node.Database.CreateContext();
        var states = await context.Cases.AsNoTracking().Where(row => row.DefinitionKey == "replay").Select(row => row.State).ToListAsync();
        Assert.Equal([1, 2], states.Select(state => CaseJson.ReadState(state).Reopenings).Order());
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task Every_event_becomes_what_a_person_would_have_done_at_its_moment()
    {
        await ReplayAsync(Write("acts.xes", Logs.Xes(("1", ["Accepted/In Progress@A:an", "Accepted/Wait - User@A:an", "Queued/Awaiting Assignment@B:an", "Accepted/In Progress@B:cas", "Accepted/Assigned@B:dirk", "Completed/Resolved@B:dirk"]))));
        await using var context = _node.Database.CreateContext();
        var rows = await context.Journal.AsNoTracking().OrderBy(row => row.Seq).ToListAsync();
        Assert.Equal(
            ["CaseOpened an 22", "TaskClaimed an 22", "CasePaused an 23", "TaskHandedOff an 0", "CaseResumed an 0", "HandoffAccepted cas 1", "TaskDelegated cas 2", "TaskCompleted dirk 3"],
            rows.Select(row => $"{CaseJson.ReadEvents(row.Events)[0].GetType().Name} {row.ById} {row.At.Hour}"));
    }

    [Fact]
    public async Task Events_out_of_order_are_put_in_order_of_time()
    {
        var text = Logs.Xes(("1", ["Accepted/In Progress@A:an", "Accepted/In Progress@B:bo", "Accepted/In Progress@A:an"]))
            .Replace("T02:00:00", "T00:30:00", StringComparison.Ordinal);
        var summary = await ReplayAsync(Write("disorder.xes", text));
        Assert.Equal((1, 0), (summary.Recorded.Handoffs, summary.Recorded.Bounces));
    }

    [Fact]
    public async Task Another_log_with_other_keys_and_other_words_needs_options_and_no_code()
    {
        const string text = """
            <log><trace><string key="zaak" value="z1"/>
              <event><string key="afdeling" value="Balie"/><string key="wie" value="an"/><string key="stap" value="Ontvangen"/><date key="wanneer" value="2012-05-01T10:00:00"/></event>
              <event><string key="afdeling" value="Toets"/><string key="wie" value="bo"/><string key="stap" value="Rust op verzoek"/><date key="wanneer" value="2012-05-02T10:00:00Z"/></event>
              <event><string key="wie" value="bo"/><string key="stap" value="Ruis"/><date key="wanneer" value="2012-05-02T11:00:00Z"/></event>
              <event><string key="afdeling" value="Balie"/><string key="stap" value="Klaar"/></event>
            </trace></log>
            """;
        var keys = new LogKeys { Case = "zaak", Team = "afdeling", Resource = "wie", Activity = "stap", Time = "wanneer" };
        var words = new LogWords([.. new[] { "Rust*=pause", "Klaar=close", "ruis=ignore" }.Select(map => LogWords.Parse(map)!.Value)]);
        var summary = await ReplayAsync(Write("anders.xes", text), keys, words);
        Assert.Equal(0, summary.Rejected);
        Assert.Equal(new ReplayFigures(1, 2, 2, 2, 1, 1, 1), summary.Recorded);
        await using var context = _node.Database.CreateContext();
        var journal = await context.Journal.AsNoTracking().Select(row => row.Events).ToListAsync();
        Assert.Single(journal, events => CaseJson.ReadEvents(events).Any(happened => happened is CasePaused));
        Assert.Equal("closed", (await context.Cases.SingleAsync()).Status);
    }

    [Fact]
    public async Task In_a_log_with_the_standard_life_cycle_a_case_ends_with_its_last_piece_of_work()
    {
        var summary = await ReplayAsync(Write("standard.xes", Logs.Xes(("1", ["Intake/start@A:an", "Intake/complete@A:an", "Toets/start@B:bo", "Toets/suspend@B:bo", "Toets/resume@B:bo", "Toets/complete@B:bo"]))));
        Assert.Equal((0, 1, 1), (summary.Rejected, summary.Recorded.Handoffs, summary.Recorded.HandoffsOffered));
        await using var context = _node.Database.CreateContext();
        Assert.Equal(("closed", 7), (await context.Cases.Select(row => new ValueTuple<string, int>(row.Status, row.Version)).SingleAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_half_written_log_says_where_it_ends_and_keeps_what_came_before(bool compressed)
    {
        var whole = Logs.Xes([.. Enumerable.Range(1, 300).Select(number => Routed($"{number}"))]);
        var file = Write("half.xes", whole);
        var bytes = compressed ? Compress(whole) : Encoding.UTF8.GetBytes(whole);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length * 3 / 4)], TestContext.Current.CancellationToken);
        var half = await ReplayAsync(file);
        Assert.Contains("Expected a whole XES log, but after 2", half.Broken, StringComparison.Ordinal);
        Assert.InRange(half.Recorded.Cases, 200, 299);
        Assert.Equal(half.Recorded.Cases * 3, half.Recorded.Handoffs);

        await File.WriteAllTextAsync(file, whole, TestContext.Current.CancellationToken);
        var rest = await ReplayAsync(file);
        Assert.Equal((null, 300, half.Recorded.Cases), (rest.Broken, rest.Recorded.Cases, rest.AlreadyThere));
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_log_gives_nobody_rights_and_takes_none_away()
    {
        await ReplayAsync(Write("people.xes", Logs.Xes(("1", ["Accepted/In Progress@KLANTCONTACT:noor", "Accepted/In Progress@Beheer:noor", "Accepted/In Progress@Beheer:nieuw"]))));
        await using var context = _node.Database.CreateContext();
        var (noor, fresh) = (await context.People.SingleAsync(row => row.Id == "noor"), await context.People.SingleAsync(row => row.Id == "nieuw"));
        Assert.Equal(("klantcontact", "employee,coordinator"), (noor.Teams, noor.Roles));
        Assert.Equal(("Beheer", "employee"), (fresh.Teams, fresh.Roles));
        Assert.Equal(["klantcontact"], await context.Cases.Select(row => row.IntakeTeam).ToListAsync());
    }

    [Theory]
    [InlineData("<html/>", "outermost element")]
    [InlineData("no xml at all", "Expected a whole XES log")]
    [InlineData("<!DOCTYPE log [<!ENTITY a 'b'>]><log>&a;</log>", "DTD")]
    [InlineData("", "Expected a whole XES log")]
    public async Task What_is_no_log_is_told_in_a_sentence(string text, string told)
    {
        var summary = await ReplayAsync(Write("geen.xes", text));
        Assert.Contains(told, summary.Broken, StringComparison.Ordinal);
        Assert.Equal(0, summary.Recorded.Cases);
    }

    [Fact]
    public async Task An_export_holds_who_did_what_and_nothing_that_was_typed()
    {
        await ReplayAsync(Write("geheim.xes", Logs.Xes(("1", ["Accepted/In Progress@A, met komma:an", "Accepted/Wait - GEHEIM@A, met komma:an", "Accepted/In Progress@B:bo"]))));
        await _node.DoAsync(LogCase.IdOf("geheim", "1"), new AddInformation(Node.Data(("bsn", "GEHEIM")), "GEHEIM") { By = World.People.Kim, Now = _node.Now });
        foreach (var format in Export.JournalExport.Formats)
        {
            var file = Path.Combine(_folder, $"export.{format}");
            await new Export.JournalExport(_node.Database, TimeProvider.System).WriteAsync(format, file, null, default);
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("GEHEIM", text, StringComparison.Ordinal);
            Assert.False(File.Exists(file + ".part"));
            if (format == "csv") HoldsAsCsv(text);
        }
    }

    private static void HoldsAsCsv(string text)
    {
        var lines = text.Split("\r\n");
        Assert.Equal("case_id,case_number,process,version,seq,event,node,activity,lifecycle,team,resource,at", lines[0]);
        Assert.Contains(lines, line => line.EndsWith(",TaskClaimed,behandelen,Behandelen,start,\"A, met komma\",an,2012-04-30T22:00:00.000000+00:00", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",TaskClaimed,behandelen,Behandelen,start,B,bo,", StringComparison.Ordinal));
        Assert.Equal("", lines[^1]);
    }

    /// <summary>A-B-A-C, with a wait and an end.</summary>
    private static (string Case, string[] Events) Routed(string name) => (name,
        ["Accepted/In Progress@A:an", "Queued/Awaiting Assignment@B:an", "Accepted/Wait - Vendor@B:bo", "Accepted/In Progress@A:an", "Queued/Awaiting Assignment@C:an", "Completed/Closed@C:cas"]);

    private Task<ReplaySummary> ReplayAsync(string file, LogKeys? keys = null, LogWords? words = null, int casesMax = int.MaxValue) =>
        new LogReplay(_node.Database, TimeProvider.System).RunAsync(
            new ReplayRequest(file, ReplayRequest.NameOf(file), keys ?? new LogKeys(), words ?? new LogWords([])) { CasesMax = casesMax }, _ => { }, default);

    private async Task<List<string>> JournalAsync()
    {
        await using var context = _node.Database.CreateContext();
        var rows = await context.Journal.AsNoTracking().OrderBy(row => row.CaseId).ThenBy(row => row.Seq).ToListAsync();
        return [.. rows.Select(row => $"{row.CaseId} {row.Seq} {row.CommandId}")];
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static byte[] Compress(string text)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest)) packed.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
