using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Signs;

/// <summary>What is stuck now, whatever a sweep has made of it yet: who has just acted sees it gone.</summary>
public sealed class StuckQuery(Database database, SignSettings settings, PromiseRegister promises, TeamRegister teams, Presence presence, TimeProvider time)
{
    /// <summary>Rows of one sign that are looked at: what waits longest comes first, and what lies behind it has its turn afterwards.</summary>
    public const int SignRowsMax = 5_000;

    private const string Columns = "case_id, no, task_no, team, holder, since, first, second";

    /// <summary>The signs by name.</summary>
    public static ImmutableArray<string> Signs { get; } = [.. StuckSigns.Queries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What a person may see of what is stuck, the longest first: with some roles all of it, otherwise what is for a team of the person.</summary>
    public async Task<Paged<StuckLine>> ListAsync(Actor who, StuckFilter filter, CancellationToken cancel)
    {
        var (page, size) = (Math.Max(1, filter.Page), Math.Clamp(filter.PageSize, 1, WorklistQuery.PageRowsMax));
        var wanted = filter.Sign is null ? Signs : Signs.Contains(filter.Sign) ? [filter.Sign] : [];
        ImmutableArray<string>? seen = Visibility.SeesAll(who) ? null : who.Teams;
        if (wanted.IsEmpty || seen is { IsEmpty: true }) return new Paged<StuckLine>([], 0, page, size);
        var limits = await LimitsAsync(cancel);
        var values = limits.Values.ToList();
        var from = $"FROM ({string.Join(" UNION ALL ", wanted.Select(Bounded))}) AS stuck{Where(filter.Team, seen, values, filter.Process)}";
        await using var connection = await database.OpenAsync(cancel);
        await using var count = Sql.Command(connection, $"{limits.With} SELECT COUNT(*) {from}", [.. values]);
        var total = Convert.ToInt32(await count.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        var skip = (page - 1) * size;
        await using var rows = Sql.Command(
            connection, $"{limits.With} SELECT sign, {Columns} {from} ORDER BY since, case_id, sign, no LIMIT @{values.Count} OFFSET @{values.Count + 1}", [.. values, size, skip]);
        return new Paged<StuckLine>(await LinesAsync(await ReadAsync(rows, cancel), cancel), total, page, size);
    }

    /// <summary>How much is stuck by each sign, of what a person may see; signs that do not show are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(Actor who, string? team, CancellationToken cancel)
    {
        ImmutableArray<string>? seen = Visibility.SeesAll(who) ? null : who.Teams;
        if (seen is { IsEmpty: true }) return ImmutableDictionary<string, int>.Empty;
        var limits = await LimitsAsync(cancel);
        var values = limits.Values.ToList();
        var from = $"FROM ({string.Join(" UNION ALL ", Signs.Select(Bounded))}) AS stuck{Where(team, seen, values)}";
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(connection, $"{limits.With} SELECT sign, COUNT(*) {from} GROUP BY sign", [.. values]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var counts = ImmutableDictionary.CreateBuilder<string, int>();
        while (await reader.ReadAsync(cancel)) counts[reader.GetString(0)] = Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture);
        return counts.ToImmutable();
    }

    /// <summary>Everything that shows one sign, the longest first, up to <see cref="SignRowsMax"/>.</summary>
    internal async Task<IReadOnlyList<Stuck>> AllAsync(string sign, CancellationToken cancel)
    {
        var limits = await LimitsAsync(cancel);
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(connection, $"{limits.With} {Bounded(sign)}", limits.Values);
        return await ReadAsync(command, cancel);
    }

    private async Task<Limits> LimitsAsync(CancellationToken cancel)
    {
        var (now, directory) = (time.GetUtcNow(), await teams.DirectoryAsync(cancel));
        var calendars = await TeamCalendars.NewestAsync(promises, settings, cancel);
        return Limits.At(now, settings, calendars, directory, await presence.EmptyTeamsAsync(cancel));
    }

    private static string Bounded(string sign) =>
        $"SELECT * FROM (SELECT '{sign}' AS sign, {Columns} FROM ({StuckSigns.Queries[sign]}) AS one ORDER BY since, case_id, no LIMIT {SignRowsMax}) AS {sign.Replace('-', '_')}";

    private static string Where(string? team, ImmutableArray<string>? seen, List<object?> values, string? process = null)
    {
        var conditions = new List<string>();
        if (team is not null)
        {
            conditions.Add($"team = @{values.Count}");
            values.Add(team);
        }
        if (process is not null)
        {
            conditions.Add($"case_id IN (SELECT id FROM cases WHERE process = @{values.Count})");
            values.Add(process);
        }
        if (seen is { } own)
        {
            conditions.Add($"team IN ({string.Join(", ", own.Select((_, i) => $"@{values.Count + i}"))})");
            values.AddRange(own);
        }
        return conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
    }

    private static async Task<List<Stuck>> ReadAsync(DbCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var stuck = new List<Stuck>();
        while (await reader.ReadAsync(cancel))
        {
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            stuck.Add(new Stuck(
                reader.GetString(0), reader.GetGuid(1), reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetInt32(3), Text(4), Text(5), Instants.FromColumn(reader.GetDateTime(6)),
                [Text(7) ?? "", Text(8) ?? ""]));
        }
        return stuck;
    }

    private async Task<IReadOnlyList<StuckLine>> LinesAsync(List<Stuck> stuck, CancellationToken cancel)
    {
        var ids = stuck.Select(row => row.Case).Distinct().ToArray();
        await using var context = database.CreateContext();
        var cases = await context.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new
        {
            row.Id,
            row.Number,
            row.Process,
            row.OwnerPerson,
            Subject = context.Values.Where(value => value.CaseId == row.Id && value.Key == NoteKeys.Subject).OrderByDescending(value => value.Revision).Select(value => value.Value).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Id, cancel);
        return [.. stuck.Where(row => cases.ContainsKey(row.Case)).Select(row => (Row: row, About: cases[row.Case]))
            .Select(line => new StuckLine(line.Row, line.About.Number, line.About.Process, line.About.OwnerPerson, JsonText.Of(line.About.Subject)))];
    }
}
