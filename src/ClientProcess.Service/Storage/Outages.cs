using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>Whether a failure means that the database is away, full or overloaded: nobody's mistake, and worth trying again.</summary>
public static class Outages
{
    private static readonly int[] SqliteTrouble =
        [5 /* busy */, 6 /* locked */, 8 /* read-only */, 10 /* input or output */, 13 /* full */, 14 /* cannot open */];

    /// <summary>EF Core and Npgsql wrap what went wrong, so the causes count as well.</summary>
    public static bool IsOutage(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (IsAway(cause)) return true;
        }
        return false;
    }

    private static bool IsAway(Exception cause) => cause switch
    {
        // A statement that is wrong (22 data, 23 integrity, 42 syntax) stays wrong; all else PostgreSQL says is about its own state.
        PostgresException postgres => postgres.SqlState[..2] is not ("22" or "23" or "42"),
        SqliteException sqlite => SqliteTrouble.Contains(sqlite.SqliteErrorCode),
        DbException or TimeoutException => true,
        _ => false,
    };
}
