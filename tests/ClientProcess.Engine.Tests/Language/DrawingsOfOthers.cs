using System.Runtime.CompilerServices;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Engine.Tests.Cases;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>Drawings from other tools run as they are drawn: to an end, or to something they wait for by name.</summary>
public sealed class DrawingsOfOthers
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "../Drawings");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.bpmn", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Are_read_and_every_process_in_them_runs(string file)
    {
        var read = BpmnReader.Read(File.ReadAllBytes(Path.Combine(Folder, file)), file);
        Assert.True(read.Model is not null, string.Join("\n", read.Diagnostics.Where(found => found.Severity == Severity.Error)));
        foreach (var process in read.Model.Processes.Where(process => !process.BeginningsOf(process.Id).IsEmpty)) Runs(read.Model, process);
    }

    private static void Runs(ProcessModel model, ProcessDefinition process)
    {
        var run = DryRun.Run(model, Organisation.Empty, World.Monday, new DryRunWishes { Process = process.Id });
        Assert.True(run.Status == "completed" || (run.Status == "waiting" && IsNamed(run.WaitingFor)), $"{process.Label}: {run.Status} {run.WaitingFor} after {run.Steps} steps");
        foreach (var events in run.Events.GroupBy(happened => happened.Case).Select(one => one.Select(happened => happened.Happened).ToList()))
        {
            var state = CaseEvolver.Fold(null, events);
            if (run.Status == "completed") Assert.Equal(CaseStatus.Closed, state.Status);
        }
    }

    private static bool IsNamed(string? waitingFor) =>
        waitingFor is not null && waitingFor.Split("; ").All(one => one.StartsWith("message '", StringComparison.Ordinal) || one.StartsWith("signal '", StringComparison.Ordinal) || one.StartsWith("the other branches", StringComparison.Ordinal));

    private static string Here([CallerFilePath] string path = "") => path;
}
