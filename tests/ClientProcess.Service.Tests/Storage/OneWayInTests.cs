using System.Text.RegularExpressions;

namespace ClientProcess.Service.Tests.Storage;

/// <summary>Every change of a case goes through the store: nothing else in the sources writes to the tables that make up a case.</summary>
public sealed partial class OneWayInTests
{
    private static readonly string[] Writers =
        ["CaseWriting.cs", "WorklistWriting.cs", "SubscriptionWriting.cs", "OutboxWriting.cs", "RequestAnswers.cs"];

    [Fact]
    public void Only_the_writers_of_the_store_write_to_the_tables_of_a_case()
    {
        var strangers = Sources().Where(file => !Writers.Contains(Path.GetFileName(file)) && WritesToCase(File.ReadAllText(file))).Select(Path.GetFileName);
        Assert.Empty(strangers);
    }

    [Fact]
    public void The_rule_would_notice()
    {
        Assert.All(Sources().Where(file => Writers.Contains(Path.GetFileName(file))), file => Assert.True(WritesToCase(File.ReadAllText(file)), file));
        Assert.True(WritesToCase("context.Cases.Add(row)"));
        Assert.True(WritesToCase("await context.Journal.ExecuteDeleteAsync()"));
        Assert.True(WritesToCase("UPDATE cases SET owner_team = 'x'"));
        Assert.False(WritesToCase("UPDATE cases SET leased_until = @1 WHERE"));
    }

    private static bool WritesToCase(string source) => Statement().IsMatch(source) || Entity().IsMatch(source);

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ClientProcess.sln"))) root = root.Parent!;
        // The Engine touches no database at all; its banned symbols see to that.
        return new[] { "Service", "Web", "Cli" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(root.FullName, "src", $"ClientProcess.{project}"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(INSERT INTO|DELETE FROM|UPDATE) (journal|tasks|handoffs|subscriptions|case_values|requests|outbox \(|cases(?! SET leased_until))\b?", RegexOptions.None, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\.(Cases|Journal|Tasks|Handoffs|Subscriptions|Values)\b[^;]*\.(Add|AddRange|Remove|RemoveRange|Update|ExecuteUpdateAsync|ExecuteDeleteAsync)\(", RegexOptions.None, 1000)]
    private static partial Regex Entity();
}
