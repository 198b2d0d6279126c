using System.Data.Common;

namespace ClientProcess.Service.Storage;

/// <summary>Whether a failure means that the database does not answer. EF Core wraps what the driver throws.</summary>
public static class DatabaseDown
{
    public static bool Caused(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException!)
        {
            if (cause is DbException { IsTransient: true } or System.Net.Sockets.SocketException or TimeoutException) return true;
            // SQLite: the disk is full (13), the file is read-only (8), cannot be opened (14), or the disk fails (10).
            if (cause is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 8 or 10 or 13 or 14 or 5 or 6 }) return true;
            if (cause is Npgsql.NpgsqlException and not Npgsql.PostgresException) return true;
            if (cause is Npgsql.PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "53100" or "53300" or "25006" }) return true;
        }
        return false;
    }
}
