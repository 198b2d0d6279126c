using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Language;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Tests.World;

namespace ClientProcess.Service.Tests.Promises;

public sealed class WorkflowWatchOnSqlite : WorkflowWatchTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class WorkflowWatchOnPostgres : WorkflowWatchTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

/// <summary>A changed folder comes in whole, or not at all.</summary>
public abstract class WorkflowWatchTests : PromiseScene
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clientprocess-watch-").FullName;

    protected WorkflowWatchTests()
    {
        Write("calendars.yaml", Calendars);
        Write("agreements.yaml", Agreed("PT4H"));
        Write("teams.yaml", "teams: { klantcontact: { name: Klantcontact }, beoordeling: { name: Beoordeling }, uitvoering: { name: Uitvoering }, achtervang: { name: Achtervang } }\nfallback: achtervang\n");
        Directory.CreateDirectory(Path.Combine(_folder, "relay"));
        Write("relay/process.bpmn", Drawings.Relay);
    }

    protected override (string Key, string Value)[] Settings => [("Workflows:Path", _folder)];

    protected override void CleanUp() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_as_it_was_is_not_imported_again()
    {
        await StartAsync();

        Assert.False(await WatchAsync());
        Write("agreements.yaml", Agreed("PT4H"));
        Assert.False(await WatchAsync());
    }

    [Fact]
    public async Task A_wrong_file_keeps_what_was_in_force_and_says_why_until_it_is_mended()
    {
        await StartAsync();
        var id = await CaseAsync();
        Write("agreements.yaml", Agreed("-PT5H"));
        Write("calendars.yaml", Calendars.Replace("17:00", "18:00", StringComparison.Ordinal));

        Assert.False(await WatchAsync());

        var wrong = Assert.Single(Node.Get<WorkflowStanding>().Now!.Diagnostics);
        Assert.Equal((Codes.TargetInvalid, "agreements.yaml", 1), (wrong.Code, wrong.File, wrong.Line));
        Assert.Contains("-PT5H", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Node.Get<ReviewSweep>().RunAsync(default));
        Assert.Equal(Node.Monday.AddHours(4).UtcDateTime, (await ClockAsync(id)).DueAt);
        Assert.False(await WatchAsync());

        Write("agreements.yaml", Agreed("PT4H"));
        Assert.True(await WatchAsync());
        Assert.Null(Node.Get<WorkflowStanding>().Now);
    }

    [Fact]
    public async Task One_wrong_drawing_keeps_out_the_right_agreements_beside_it()
    {
        await StartAsync();
        var before = (await Node.Get<PromiseRegister>().NewestAsync(default)).Version;
        Write("agreements.yaml", Agreed("PT2H"));
        Write("relay/process.bpmn", Drawings.Relay.Replace("cp:team=\"uitvoering\"", "cp:team=\"nergens\"", StringComparison.Ordinal));

        Assert.False(await WatchAsync());

        Assert.Contains(Node.Get<WorkflowStanding>().Now!.Diagnostics, wrong => wrong.Code == Codes.TeamUnknown && wrong.Severity == Severity.Error);
        Assert.Equal(before, (await Node.Get<PromiseRegister>().NewestAsync(default)).Version);
    }

    [Fact]
    public async Task Another_target_moves_open_clocks_with_before_and_after_in_the_journal()
    {
        await StartAsync();
        var id = await CaseAsync();
        Time.Advance(TimeSpan.FromHours(1));
        Write("agreements.yaml", Agreed("PT6H"));

        Assert.True(await WatchAsync());
        Assert.Equal(1, await Node.Get<ReviewSweep>().RunAsync(default));

        Assert.Equal(Node.Monday.AddHours(6).UtcDateTime, (await ClockAsync(id)).DueAt);
        var changed = Assert.Single((await Node.Get<CaseQueries>().JournalAsync(id, default)).SelectMany(entry => entry.Events).OfType<ClockTermsChanged>());
        Assert.Equal(("PT4H", Node.Monday.AddHours(4), "PT6H", Node.Monday.AddHours(6)), (changed.Before.Target, changed.DueBefore, changed.Clock.Clock.Terms.Target, changed.DueAfter));
        Assert.Equal(0, await Node.Get<ReviewSweep>().RunAsync(default));
        await Invariants.HoldAsync(Node);
    }

    private async Task StartAsync() => Node.Get<WorkflowWatch>().Started(_folder, await Node.Get<WorkflowImport>().RunAsync(_folder, default));

    private Task<bool> WatchAsync() => Node.Get<WorkflowWatch>().RunAsync(default);

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        // Two writes within one tick of the file system's clock are two writes all the same.
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddSeconds(++_writes));
    }

    private int _writes;
}
