using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Service.Compliance;

/// <summary>Which promises are counted, and by what.</summary>
/// <param name="From">The first day on which they were due.</param>
/// <param name="Until">The last day on which they were due.</param>
public sealed record ComplianceFilter(LocalDate From, LocalDate Until)
{
    /// <summary>Days of one question: months are told apart one by one.</summary>
    public const int PeriodDaysMax = 3660;

    /// <summary>By what lines can be counted.</summary>
    public static readonly ImmutableArray<string> Bys = ["agreement", "team", "partner", "process", "priority", "month"];

    /// <summary>One of <see cref="Bys"/>.</summary>
    public string By { get; init; } = "agreement";

    /// <summary><c>sla</c>, <c>ola</c> or <c>uc</c>; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary><c>first-response</c>, <c>acceptance</c>, <c>completion</c> or <c>next-update</c>; null: all.</summary>
    public string? Clock { get; init; }

    /// <summary>Why it cannot be counted so; null when it can.</summary>
    public string? Wrong =>
        Until < From ? "Expected a period that ends on or after the day it begins, but it ends before."
        : Period.DaysBetween(From, Until) > PeriodDaysMax ? $"Expected a period of at most {PeriodDaysMax} days, but it is longer."
        : null;
}

/// <summary>How promises were kept: those of one agreement, team, partner, process, priority or month.</summary>
/// <param name="Key">Null: the organisation as a whole promised it, and no team or partner by itself.</param>
/// <param name="Kept">Done in time.</param>
/// <param name="Breached">Done too late.</param>
/// <param name="Late">Not done, and past its due moment; one that stands still counts as it stood when it stopped.</param>
/// <param name="TeamSeconds">Lead time, round the clock, that the work lay with us.</param>
/// <param name="ClientSeconds">Lead time that it stood still for the client.</param>
/// <param name="PartnerSeconds">Lead time that it stood still for a chain partner.</param>
/// <param name="OtherSeconds">Lead time that it stood still for anything else.</param>
public sealed record ComplianceLine(string? Key, long Kept, long Breached, long Late, long TeamSeconds, long ClientSeconds, long PartnerSeconds, long OtherSeconds)
{
    /// <summary>Why promises were not kept, as supervisors say; without a word it is the empty text.</summary>
    public ImmutableSortedDictionary<string, long> Reasons { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public long Counted => Kept + Breached + Late;

    /// <summary>How many of hundred were kept; null when there was nothing to keep.</summary>
    public decimal? Percentage => Counted == 0 ? null : Math.Round(100m * Kept / Counted, 1, MidpointRounding.ToZero);
}

/// <summary>
/// Counts promises by when they were due: every promise of a period counts in it once, whether it was kept, broken, or is open and late. What is open
/// and not late counts nowhere yet; what was dropped never does.
/// </summary>
public sealed class ComplianceQuery(Database database)
{
    /// <summary>Lines of one answer: agreements, teams and months are few; more is a mistake in the question.</summary>
    private const int LinesMax = 1000;

    /// <summary>@0: now; @1, @2: the period; @3, @4: kind and clock, empty for all.</summary>
    private const string Counted =
        """
        FROM clocks WHERE due_at >= @1 AND due_at < @2 AND (@3 = '' OR kind = @3) AND (@4 = '' OR clock = @4)
        AND (verdict = 'hit' OR verdict = 'breached' OR (verdict IS NULL AND COALESCE(paused_at, @0) > due_at))
        """;

    public async Task<IReadOnlyList<ComplianceLine>> CountAsync(ComplianceFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        var months = filter.By == "month" ? Months(filter) : [];
        var key = filter.By == "month" ? MonthOf(months) : filter.By;
        object?[] values = [
            Instants.ToColumn(now), Column(StartOf(filter.From)), Column(StartOf(filter.Until.PlusDays(1))), filter.Kind ?? "", filter.Clock ?? "",
            .. months.Skip(1).Select(month => (object?)Column(StartOf(month)))];
        await using var connection = await database.OpenAsync(cancel);
        var lines = await LinesAsync(connection, key, values, cancel);
        var reasons = (await ReasonsAsync(connection, key, values, cancel)).ToLookup(found => found.Key, found => (found.Reason, found.Count));
        return [.. lines.Select(line => line with { Reasons = reasons[line.Key].ToImmutableSortedDictionary(found => found.Reason, found => found.Count, StringComparer.Ordinal) })
            .OrderBy(line => line.Key is null).ThenBy(line => line.Key, StringComparer.Ordinal)];
    }

    /// <summary>What is counted together: everything of the lines.</summary>
    public static ComplianceLine Total(IEnumerable<ComplianceLine> lines) => lines.Aggregate(new ComplianceLine(null, 0, 0, 0, 0, 0, 0, 0), (sum, line) => new ComplianceLine(
        null, sum.Kept + line.Kept, sum.Breached + line.Breached, sum.Late + line.Late, sum.TeamSeconds + line.TeamSeconds, sum.ClientSeconds + line.ClientSeconds,
        sum.PartnerSeconds + line.PartnerSeconds, sum.OtherSeconds + line.OtherSeconds)
    {
        Reasons = line.Reasons.Aggregate(sum.Reasons, (all, reason) => all.SetItem(reason.Key, all.GetValueOrDefault(reason.Key) + reason.Value)),
    });

    private async Task<List<ComplianceLine>> LinesAsync(DbConnection connection, string key, object?[] values, CancellationToken cancel)
    {
        // What stands still now is not in the columns yet: it is added to whom it waits for.
        var waits = (string ground) => $"SUM(waited_{ground} + CASE WHEN {Standing(ground)} THEN {Seconds("paused_at", "@0")} ELSE 0 END)";
        var whole = $"SUM({Seconds("started_at", "COALESCE(stopped_at, @0)")})";
        await using var command = Sql.Command(connection,
            $"""
            SELECT {key} AS counted_by, SUM(CASE WHEN verdict = 'hit' THEN 1 ELSE 0 END), SUM(CASE WHEN verdict = 'breached' THEN 1 ELSE 0 END),
            SUM(CASE WHEN verdict IS NULL THEN 1 ELSE 0 END), {whole}, {waits("client")}, {waits("partner")}, {waits("other")}
            {Counted} GROUP BY counted_by ORDER BY counted_by LIMIT {LinesMax}
            """, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<ComplianceLine>();
        while (await reader.ReadAsync(cancel))
        {
            var (client, partner, other) = (Whole(reader, 5), Whole(reader, 6), Whole(reader, 7));
            lines.Add(new ComplianceLine(
                reader.IsDBNull(0) ? null : reader.GetString(0), Whole(reader, 1), Whole(reader, 2), Whole(reader, 3),
                Math.Max(0, Whole(reader, 4) - client - partner - other), client, partner, other));
        }
        return lines;
    }

    private static async Task<List<(string? Key, string Reason, long Count)>> ReasonsAsync(DbConnection connection, string key, object?[] values, CancellationToken cancel)
    {
        await using var command = Sql.Command(connection,
            $"SELECT {key} AS counted_by, COALESCE(breach_reason, '') AS reason, COUNT(*) {Counted} AND (verdict IS NULL OR verdict = 'breached') GROUP BY counted_by, reason", values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(string?, string, long)>();
        while (await reader.ReadAsync(cancel)) found.Add((reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetString(1), Whole(reader, 2)));
        return found;
    }

    private static string Standing(string ground) => ground switch
    {
        "client" => "paused = 'waiting-for-client'",
        "partner" => "paused = 'waiting-for-partner'",
        _ => "paused IS NOT NULL AND paused NOT IN ('waiting-for-client', 'waiting-for-partner')",
    };

    /// <summary>Whole seconds between two moments, in the words of the database.</summary>
    private string Seconds(string from, string to) => database.IsPostgres
        ? $"CAST(ROUND(EXTRACT(EPOCH FROM ({to}::timestamptz - {from}))) AS bigint)"
        : $"CAST(ROUND((julianday({to}) - julianday({from})) * 86400) AS INTEGER)";

    /// <summary>The months of the period, the first day of each. SQLite knows no time zones, so their borders are told it.</summary>
    private static ImmutableArray<LocalDate> Months(ComplianceFilter filter)
    {
        var months = ImmutableArray.CreateBuilder<LocalDate>();
        for (var month = new LocalDate(filter.From.Year, filter.From.Month, 1); month <= filter.Until; month = month.PlusMonths(1)) months.Add(month);
        return months.ToImmutable();
    }

    private static string MonthOf(ImmutableArray<LocalDate> months)
    {
        const int ValuesBefore = 5;
        var name = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");
        if (months.Length == 1) return $"CAST('{name.Format(months[0])}' AS text)";
        var borders = months.Skip(1).Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"WHEN due_at < @{ValuesBefore + index} THEN '{name.Format(months[index])}'"));
        return $"CASE {string.Join(' ', borders)} ELSE '{name.Format(months[^1])}' END";
    }

    /// <summary>Days are those of the organisation's clock.</summary>
    private static Instant StartOf(LocalDate day) => day.AtStartOfDayInZone(TimerDetail.Zone).ToInstant();

    private static DateTime Column(Instant instant) => Instants.ToColumn(instant.ToDateTimeOffset());

    private static long Whole(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);
}
