using System.Runtime.CompilerServices;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Engine.Tests.Cases;

namespace ClientProcess.Engine.Tests.RolePlays;

/// <summary>A drawing and its role plays for every element, as a process owner would keep them.</summary>
public sealed class ElementTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "Elements");

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Its_role_play_holds(string script)
    {
        var path = Path.Combine(Folder, script);
        var read = BpmnReader.Read(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(path)!, "../process.bpmn")), script);
        // That a join may wait in vain is what one of them is about.
        Assert.DoesNotContain(read.Diagnostics, found => found.Code != Codes.JoinAfterChoice);
        var (play, diagnostics) = RolePlayReader.Read(File.ReadAllText(path), script);
        Assert.Empty(diagnostics);
        var result = RolePlayRun.Run(read.Model!, World.Organisation, play!);
        Assert.True(result.Passed, $"{result.FailedAt.Line}: {result.Failure}\n{string.Join('\n', result.Transcript)}");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
