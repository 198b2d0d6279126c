namespace ClientProcess.Web.Tests.Workflows;

/// <summary>The workflows of the repository with the drawings beside this file: what no process there has yet, a test can still walk through.</summary>
internal static class TestWorkflows
{
    /// <summary>Copies them into a folder that is thrown away with the test; returns where they are.</summary>
    public static string CopyInto(string folder)
    {
        var copy = Path.Combine(folder, "workflows");
        Copy(Path.Combine(Pages.Node.Repository, "workflows"), copy);
        Copy(Path.Combine(Pages.Node.Repository, "tests/ClientProcess.Web.Tests/Workflows/melding"), Path.Combine(copy, "melding"));
        return copy;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
