using System.Runtime.CompilerServices;

namespace ClientProcess.Engine.Tests.Drawings;

/// <summary>Every drawing that lies in the repository, by its path from the root: those people drew elsewhere, and our own.</summary>
internal static class SampleDrawings
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    public static TheoryData<string> All => [.. Paths("tests").Concat(Paths("workflows"))];

    public static byte[] Content(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    private static IEnumerable<string> Paths(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.bpmn", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => path;
}
