using System.Text;
using System.Xml.Linq;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.Tests.Drawings;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>What the report says of a drawing adds up to the drawing: nothing in it is passed over in silence.</summary>
public sealed class DrawingReportTests
{
    public static TheoryData<string> All => SampleDrawings.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Executed_kept_and_lost_together_are_all_there_is(string path)
    {
        var content = SampleDrawings.Content(path);
        var report = DrawingReport.Of(content, path)!;
        Assert.Empty(report.Lost);
        Assert.Equal(XDocument.Load(new MemoryStream(content)).Descendants().Count(), Sum(report.Executed) + Sum(report.Kept));
        Assert.Contains(report.Executed, name => name.Name == "process");
        // Those that were written for a test have no layout.
        if (!path.Contains("/Elements/", StringComparison.Ordinal)) Assert.Contains(report.Kept, name => name.Name == "BPMNShape");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void They_are_when_somebody_who_writes_it_loses_something(string path)
    {
        var content = SampleDrawings.Content(path);
        var written = XDocument.Load(new MemoryStream(content));
        written.Descendants().Where(element => element.Name.LocalName is "documentation" or "extensionElements" or "boundaryEvent" or "waypoint" or "sequenceFlow").Remove();
        var report = DrawingReport.Of(content, Encoding.UTF8.GetBytes(written.ToString()), path)!;
        Assert.NotEmpty(report.Lost);
        Assert.Equal(report.Elements, Sum(report.Executed) + Sum(report.Kept) + report.Lost.Sum(difference => difference.Elements));
    }

    [Theory]
    [InlineData("<userTask id='A'/>", "userTask", true)]
    [InlineData("<userTask id='A'><potentialOwner/></userTask>", "potentialOwner", false)]
    [InlineData("<userTask id='A'><documentation/></userTask>", "documentation", false)]
    [InlineData("<userTask id='A'><ioSpecification/></userTask>", "ioSpecification", false)]
    [InlineData("<userTask id='A'><extensionElements><v:x xmlns:v='urn:v'/></extensionElements></userTask>", "x", false)]
    [InlineData("<userTask id='A'><extensionElements><v:x xmlns:v='urn:v'/></extensionElements></userTask>", "extensionElements", false)]
    [InlineData("<userTask id='A'><extensionElements><userTask/></extensionElements></userTask>", "extensionElements", false)]
    [InlineData("<userTask id='A'><extensionElements><cp:fields/></extensionElements></userTask>", "fields", true)]
    [InlineData("<dataObject id='A'/>", "dataObject", false)]
    [InlineData("<textAnnotation id='A'><text/></textAnnotation>", "text", false)]
    [InlineData("<group id='A'/>", "group", false)]
    [InlineData("<somethingNew id='A'><task/></somethingNew>", "task", false)]
    [InlineData("<association id='A' sourceRef='B' targetRef='C'/>", "association", false)]
    [InlineData("<boundaryEvent id='B'><compensateEventDefinition/></boundaryEvent><association id='A' sourceRef='B' targetRef='C'/>", "association", true)]
    [InlineData("<boundaryEvent id='B'><compensateEventDefinition/></boundaryEvent>", "compensateEventDefinition", true)]
    public void An_element_is_executed_or_kept(string content, string name, bool isExecuted)
    {
        var report = Report(Process(content));
        var (list, other) = isExecuted ? (report.Executed, report.Kept) : (report.Kept, report.Executed);
        Assert.Contains(list, line => line.Name == name);
        Assert.DoesNotContain(other, line => line.Name == name);
    }

    [Fact]
    public void What_stands_in_a_choreography_is_kept() =>
        Assert.Equal(["choreography", "choreographyTask", "startEvent"], Report(Drawing("<choreography id='C'><startEvent id='S'/><choreographyTask id='T'/></choreography>")).Kept.Select(name => name.Name));

    [Fact]
    public void Elements_and_attributes_of_vendors_are_named_by_namespace()
    {
        var report = Report(Process("<task id='A' xmlns:v='urn:v' xmlns:w='urn:w' v:who='x' w:who='y' cp:due='P1D'><extensionElements><v:x/><v:x/><w:x/></extensionElements></task>"));
        Assert.Equal([("urn:v", "x", 2), ("urn:w", "x", 1)], report.Kept.Skip(1).Select(name => (name.Namespace, name.Name, name.Count)));
        Assert.Equal([("urn:v", "who", 1), ("urn:w", "who", 1)], report.KeptAttributes.Select(name => (name.Namespace, name.Name, name.Count)));
    }

    private static DrawingReport Report(string drawing) => DrawingReport.Of(Encoding.UTF8.GetBytes(drawing), "t")!;

    private static int Sum(IEnumerable<ReportedName> names) => names.Sum(name => name.Count);
}
