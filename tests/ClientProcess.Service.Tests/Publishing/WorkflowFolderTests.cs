using ClientProcess.Engine.Language;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Service.Tests.Publishing;

/// <summary>What is said of a folder beyond what is said of each drawing in it.</summary>
public sealed class WorkflowFolderTests : IDisposable
{
    private const string Drawing = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='melding' isExecutable='true'><task id='A'/></process></definitions>";

    private readonly string _folder = Directory.CreateTempSubdirectory("clientprocess-folder-").FullName;
    private readonly string _drawing;

    public WorkflowFolderTests()
    {
        _drawing = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "melding")).FullName, "process.bpmn");
        File.WriteAllText(_drawing, Drawing);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_process_without_role_plays_is_warned_about_when_its_folder_is_checked()
    {
        foreach (var path in new[] { _folder, Path.Combine(_folder, "melding") })
        {
            var found = Assert.Single(WorkflowFolder.Load([path]).Diagnostics);
            Assert.Equal((Codes.NoRolePlays, Severity.Warning, 1), (found.Code, found.Severity, found.Line));
        }
    }

    [Fact]
    public void A_drawing_that_is_checked_by_itself_needs_no_role_plays() => Assert.Empty(WorkflowFolder.Load([_drawing]).Diagnostics);

    [Fact]
    public void A_drawing_that_is_no_process_of_the_folder_needs_none()
    {
        File.Move(_drawing, Path.Combine(_folder, "schets.bpmn"));
        Assert.Empty(WorkflowFolder.Load([_folder]).Diagnostics);
    }

    [Fact]
    public void With_a_role_play_there_is_nothing_to_say()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "melding", "scripts"));
        File.WriteAllText(Path.Combine(_folder, "melding", "scripts", "recht.yaml"), "steps: [{ wait: PT1H }]");
        Assert.Empty(WorkflowFolder.Load([_folder]).Diagnostics);
    }
}
