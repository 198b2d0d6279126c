using System.Text;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Agreements;

/// <summary>Agreements and drawings seen together.</summary>
public sealed class AgreementsCheckTests
{
    private const string Drawing = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cp="urn:clientprocess:bpmn:1" id="d" targetNamespace="t">
          <collaboration id="c"><participant id="pool" processRef="p"/><participant id="w" name="Waterschap" cp:agreement="keten"/></collaboration>
          <process id="p" isExecutable="true">
            <laneSet id="ls"><lane id="l" name="De balie" cp:agreement="balie"><flowNodeRef>a</flowNodeRef></lane><lane id="m" name="Overig"><flowNodeRef>s</flowNodeRef><flowNodeRef>b</flowNodeRef></lane></laneSet>
            <startEvent id="s"/>
            <userTask id="a" name="Opnemen"/>
            <userTask id="b" name="Afdoen"/>
            <sequenceFlow id="f" sourceRef="s" targetRef="a"/>
            <sequenceFlow id="g" sourceRef="a" targetRef="b" cp:agreement="overdracht"/>
          </process>
        </definitions>
        """;

    private static readonly TeamDirectory Teams = new([new Team("balie", "De balie", null)], null);

    [Fact]
    public void A_drawing_attaches_agreements_by_itself()
    {
        Assert.Equal(
            [new ToPartner("Waterschap"), new ToLane("De balie", "p"), new ToFlow("g", "p")],
            Model(Drawing).Agreements.Select(drawn => drawn.To));
        var found = Assert.Single(BpmnReader.Read(Encoding.UTF8.GetBytes(Drawing.Replace("<startEvent id=\"s\"", "<startEvent id=\"s\" cp:agreement=\"x\"", StringComparison.Ordinal)), "t").Diagnostics);
        Assert.Equal((Codes.CpInvalid, 5), (found.Code, found.Line));
    }

    [Fact]
    public void A_task_for_which_nothing_was_promised_is_told_where_anything_was_promised()
    {
        var agreements = new AgreementDirectory([Of("balie"), Of("keten"), Of("overdracht")], []);
        var found = Assert.Single(AgreementsCheck.Of(Model(Drawing), "t", agreements, Teams));
        Assert.Equal((Codes.NoAgreement, Severity.Warning, 7), (found.Code, found.Severity, found.Line));
        Assert.Contains("'Afdoen'", found.Message, StringComparison.Ordinal);
        Assert.Empty(AgreementsCheck.Of(Model(Drawing), "t", AgreementDirectory.Empty, Teams));
        Assert.Empty(AgreementsCheck.Of(Model(Drawing), "t", new AgreementDirectory([.. agreements.Agreements, Of("alles") with { For = [new ToProcess("p")] }], []), Teams));
    }

    [Fact]
    public void A_drawn_agreement_that_does_not_exist_is_refused()
    {
        var agreements = new AgreementDirectory([Of("balie"), Of("overdracht") with { For = [new ToProcess("p")] }], []);
        var found = Assert.Single(AgreementsCheck.Of(Model(Drawing), "t", agreements, Teams));
        Assert.Equal((Codes.AgreementUnknown, Severity.Error, 2), (found.Code, found.Severity, found.Line));
    }

    [Theory]
    [InlineData("for: { process: q }", "CP520")]
    [InlineData("for: { process: p, task: Opneme }", "CP520")]
    [InlineData("for: { handoff: h }", "CP520")]
    [InlineData("ladder: l", "CP520")]
    [InlineData("for: { lane: balie }, ladder: l", "CP517")]
    [InlineData("for: { process: p, task: opnemen }", null)]
    [InlineData("for: [{ task: a }, { handoff: g }, { handoff: { to: Waterschap } }]", null)]
    public void An_agreement_is_for_something_that_is_drawn(string text, string? code)
    {
        var yaml = $"agreements: {{ x: {{ kind: ola, calendar: k, clocks: {{ completion: PT1H }}, {text} }} }}\nladders: {{ l: [{{ at: 100%, do: start p }}] }}";
        var found = AgreementsReader.Read(yaml, "t", new BesideAgreements(Teams, null, [Model(Drawing.Replace(" cp:agreement", " name2", StringComparison.Ordinal))])).Diagnostics;
        Assert.Equal(code is null ? [] : [code], found.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void A_ladder_starts_only_what_is_drawn() =>
        Assert.Contains(
            AgreementsReader.Read("agreements: { }\nladders: { l: [{ at: 100%, do: start q }] }", "t", new BesideAgreements(Teams, null, [Model(Drawing)])).Diagnostics,
            found => found is { Code: Codes.StartUnknown, Line: 2 });

    private static Agreement Of(string name) => new(name, AgreementKind.Ola, "k");

    private static ProcessModel Model(string drawing)
    {
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(drawing), "t");
        Assert.Empty(read.Diagnostics);
        return read.Model!;
    }
}
