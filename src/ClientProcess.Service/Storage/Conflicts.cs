using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClientProcess.Service.Storage;

/// <summary>What a failed batch means. The version guard breaks NOT NULL when somebody else was first; a double key breaks uniqueness.</summary>
internal static class Conflicts
{
    private const int SqliteConstraintNotNull = 1299;
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintUnique = 2067;

    /// <summary>Somebody else changed it between reading and writing: read again and decide again.</summary>
    public static bool IsConflict(DbException failure) => failure switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintNotNull or SqliteConstraintPrimaryKey or SqliteConstraintUnique,
        _ => false,
    };
}
