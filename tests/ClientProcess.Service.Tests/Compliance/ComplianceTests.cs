using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Compliance;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using NodaTime;
using NodaTime.Extensions;

namespace ClientProcess.Service.Tests.Compliance;

public sealed class ComplianceOnSqlite : ComplianceTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class ComplianceOnPostgres : ComplianceTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

/// <summary>What the database counts is what somebody counts who goes through the rows one by one.</summary>
public abstract class ComplianceTests
{
    private const int Rows = 400;

    /// <summary>Questions put to the same rows.</summary>
    private const int Questions = 60;

    private static readonly DateTime Now = Node.Monday.UtcDateTime;

    protected abstract TestDatabase CreateDatabase();

    [Fact]
    public async Task The_database_counts_what_a_person_would_count()
    {
        await using var test = CreateDatabase();
        await using var database = test.Open();
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        var chance = new Random(4);
        List<ClockRow> rows = [.. Enumerable.Range(1, Rows).Select(_ => Row(chance))];
        await using (var context = database.CreateContext())
        {
            context.Clocks.AddRange(rows);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var query = new ComplianceQuery(database);
        for (var question = 0; question < Questions; question++)
        {
            var from = new LocalDate(2026, 8, 20).PlusDays(chance.Next(100));
            var filter = new ComplianceFilter(from, from.PlusDays(chance.Next(150)))
            {
                By = ComplianceFilter.Bys[question % ComplianceFilter.Bys.Length],
                Kind = OneOf(chance, null, null, "sla", "ola", "uc"),
                Clock = OneOf(chance, null, null, "completion", "acceptance"),
            };

            var counted = await query.CountAsync(filter, Node.Monday, TestContext.Current.CancellationToken);

            Assert.Equal(ByHand(rows, filter).Select(Told), counted.Select(Told));
        }
    }

    [Fact]
    public async Task Nothing_at_all_is_no_line_and_no_percentage()
    {
        await using var test = CreateDatabase();
        await using var database = test.Open();
        await database.MigrateAsync(TestContext.Current.CancellationToken);

        var lines = await new ComplianceQuery(database).CountAsync(
            new ComplianceFilter(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30)), Node.Monday, TestContext.Current.CancellationToken);

        Assert.Empty(lines);
        Assert.Null(ComplianceQuery.Total(lines).Percentage);
    }

    private static IEnumerable<ComplianceLine> ByHand(List<ClockRow> rows, ComplianceFilter filter)
    {
        var counted = rows.Where(row => row.Verdict != "dropped")
            .Where(row => DayOf(row.DueAt) is var day && day >= filter.From && day <= filter.Until)
            .Where(row => (filter.Kind is null || row.Kind == filter.Kind) && (filter.Clock is null || row.Clock == filter.Clock))
            .Where(row => row.Verdict is not null || (row.PausedAt ?? Now) > row.DueAt);
        return counted.GroupBy(row => KeyOf(row, filter.By)).Select(group =>
        {
            long Sum(Func<ClockRow, double> seconds) => (long)group.Sum(seconds);
            double Standing(ClockRow row, Func<string, bool> ground) => row.Paused is { } paused && ground(paused) ? (Now - row.PausedAt!.Value).TotalSeconds : 0;
            var client = Sum(row => row.WaitedClient + Standing(row, paused => paused == "waiting-for-client"));
            var partner = Sum(row => row.WaitedPartner + Standing(row, paused => paused == "waiting-for-partner"));
            var other = Sum(row => row.WaitedOther + Standing(row, paused => paused is "other" or "statutory"));
            return new ComplianceLine(
                group.Key, group.LongCount(row => row.Verdict == "hit"), group.LongCount(row => row.Verdict == "breached"), group.LongCount(row => row.Verdict is null),
                Math.Max(0, Sum(row => ((row.StoppedAt ?? Now) - row.StartedAt).TotalSeconds) - client - partner - other), client, partner, other)
            {
                Reasons = group.Where(row => row.Verdict != "hit").GroupBy(row => row.BreachReason ?? "").ToImmutableSortedDictionary(reason => reason.Key, reason => reason.LongCount(), StringComparer.Ordinal),
            };
        }).OrderBy(line => line.Key is null).ThenBy(line => line.Key, StringComparer.Ordinal);
    }

    private static string? KeyOf(ClockRow row, string by) => by switch
    {
        "agreement" => row.Agreement,
        "team" => row.Team,
        "partner" => row.Partner,
        "process" => row.Process,
        "priority" => row.Priority,
        _ => $"{DayOf(row.DueAt).Year:0000}-{DayOf(row.DueAt).Month:00}",
    };

    private static LocalDate DayOf(DateTime moment) => moment.ToInstant().InZone(TimerDetail.Zone).Date;

    private static string Told(ComplianceLine line) => $"{line with { Reasons = ImmutableSortedDictionary<string, long>.Empty }} {string.Join(' ', line.Reasons)}";

    private static ClockRow Row(Random chance)
    {
        // Moments around midnight in Amsterdam at the end of a month are where days and months go wrong.
        var due = chance.Next(4) == 0
            ? new DateTime(2026, chance.Next(9, 12), 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(chance.Next(-9000, 9000))
            : Now.AddSeconds(chance.Next(-90 * 86400, 20 * 86400));
        var started = due.AddSeconds(-chance.Next(1, 20 * 86400));
        var verdict = OneOf(chance, "hit", "breached", "dropped", null, null);
        var paused = verdict is null && chance.Next(3) == 0 ? OneOf(chance, "waiting-for-client", "waiting-for-partner", "other", "statutory") : null;
        return new ClockRow
        {
            CaseId = Guid.CreateVersion7(),
            No = chance.Next(1, 50),
            Agreement = OneOf(chance, "a", "b", "c")!,
            Kind = OneOf(chance, "sla", "ola", "uc")!,
            Clock = OneOf(chance, "completion", "acceptance", "first-response")!,
            Process = OneOf(chance, "relay", "race")!,
            Team = OneOf(chance, "klantcontact", "beoordeling", null),
            Partner = OneOf(chance, "bank", null, null),
            Priority = OneOf(chance, "normal", "urgent")!,
            Target = "PT4H",
            StartedAt = started,
            DueAt = due,
            RiskAt = due,
            Paused = paused,
            PausedAt = paused is null ? null : Earlier(Now, due.AddSeconds(chance.Next(-86400, 86400))),
            StoppedAt = verdict is null ? null : verdict == "breached" ? due.AddSeconds(chance.Next(1, 86400)) : due.AddSeconds(-chance.Next(0, 3600)),
            Verdict = verdict,
            WaitedClient = chance.Next(3) == 0 ? chance.Next(100) : 0,
            WaitedPartner = chance.Next(3) == 0 ? chance.Next(100) : 0,
            WaitedOther = chance.Next(3) == 0 ? chance.Next(100) : 0,
            BreachReason = verdict is "hit" or "dropped" ? null : OneOf(chance, [null, .. BreachReasons.All]),
            Detail = "{}",
        };
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static string? OneOf(Random chance, params string?[] words) => words[chance.Next(words.Length)];
}
