using System.Data.Common;

namespace ClientProcess.Service.Storage;

/// <summary>Whether something failed because the database is away: to be tried again later, not to be mended.</summary>
public static class Outage
{
    /// <summary>EF Core wraps what it takes for a passing failure of PostgreSQL in an <see cref="InvalidOperationException"/> of its own.</summary>
    public static bool IsOutage(Exception failure) =>
        failure is DbException or TimeoutException || (failure is InvalidOperationException && failure.InnerException is { } inner && IsOutage(inner));
}
