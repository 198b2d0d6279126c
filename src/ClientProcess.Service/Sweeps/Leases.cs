using System.Globalization;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Sweeps;

/// <summary>Takes due rows in hand for a while, so that nodes do not do each other's work. A node that dies loses its lease, not the work.</summary>
internal static class Leases
{
    /// <summary>How long a node has a row in hand: many times what one batch takes, and short enough that nobody waits long for a dead node.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    public static Task<List<Guid>> TakeCasesAsync(Database database, DateTimeOffset now, int max, CancellationToken cancel) => TakeAsync(
        database, "UPDATE cases SET leased_until = @1 WHERE id IN (SELECT id FROM cases WHERE next_wake <= @0 AND (leased_until IS NULL OR leased_until < @0) "
        + "ORDER BY next_wake LIMIT {0} {1}) RETURNING id", now, Length, max, cancel);

    public static Task<List<Guid>> TakeOutboxAsync(Database database, DateTimeOffset now, int max, CancellationToken cancel) => TakeAsync(
        database, "UPDATE outbox SET next_attempt_at = @1 WHERE id IN (SELECT id FROM outbox WHERE next_attempt_at <= @0 AND done_at IS NULL AND NOT given_up "
        + "ORDER BY next_attempt_at LIMIT {0} {1}) RETURNING id", now, Length, max, cancel);

    public static Task<List<Guid>> TakeMailsAsync(Database database, DateTimeOffset now, int max, TimeSpan length, CancellationToken cancel) => TakeAsync(
        database, "UPDATE notices SET mail_next_at = @1 WHERE id IN (SELECT id FROM notices WHERE mail_next_at <= @0 "
        + "ORDER BY mail_next_at LIMIT {0} {1}) RETURNING id", now, length, max, cancel);

    /// <summary>Work that one node does for all: true when it is due, and then it is this node's and nobody else's until the next turn.</summary>
    public static async Task<bool> TakeTurnAsync(Database database, string name, DateTimeOffset now, TimeSpan between, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(
            connection, "INSERT INTO turns (name, next_at) VALUES (@0, @1) ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at WHERE turns.next_at <= @2 RETURNING name",
            name, Instants.ToColumn(now + between), Instants.ToColumn(now));
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private static async Task<List<Guid>> TakeAsync(Database database, string text, DateTimeOffset now, TimeSpan length, int max, CancellationToken cancel)
    {
        var sql = string.Format(CultureInfo.InvariantCulture, text, max, database.IsPostgres ? "FOR UPDATE SKIP LOCKED" : "");
        var taken = new List<Guid>();
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(connection, sql, Instants.ToColumn(now), Instants.ToColumn(now + length));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) taken.Add(reader.GetGuid(0));
        return taken;
    }
}
