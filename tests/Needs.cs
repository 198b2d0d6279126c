namespace ClientProcess.Tests;

/// <summary>
/// What a test needs from the machine. Where it is absent the test is skipped, so that everyone can run the tests;
/// on the build server (<c>CI=true</c>), which <c>ops/test.sh</c> provides with it, the same absence is a failure.
/// </summary>
internal static class Needs
{
    /// <summary>The connection string of a PostgreSQL server on which a test may create databases of its own.</summary>
    public static string PostgreSql() => Provided("CLIENTPROCESS_TEST_POSTGRES", "a PostgreSQL server");

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>, for a test that starts and kills a server of its own.</summary>
    public static string PostgreSqlPrograms() => Provided("CLIENTPROCESS_TEST_PGBIN", "PostgreSQL's server programs");

    /// <summary>The path of the browser.</summary>
    public static string Chromium() => Provided("CLIENTPROCESS_TEST_CHROMIUM", "Chromium");

    /// <summary>A file or folder that only some machines have, such as a large event log; nobody promised it, so its absence is always a skip.</summary>
    public static string File(string path, string why)
    {
        if (!System.IO.File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Skip($"Needs {path}: {why}");
        }

        return path;
    }

    private static string Provided(string variable, string what)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        var absent = $"Needs {what} in {variable}; ops/test.sh provides it.";
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
        {
            Assert.Fail(absent);
        }

        Assert.Skip(absent);
        return absent;
    }
}
