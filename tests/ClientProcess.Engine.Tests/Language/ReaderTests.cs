using System.Text;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

public sealed class ReaderTests
{
    private static ProcessDefinition Only(string drawing)
    {
        var read = Read(drawing);
        Assert.True(read.Model is not null, string.Join("\n", read.Diagnostics));
        return Assert.Single(read.Model.Processes);
    }

    [Fact]
    public void Names_are_shown_on_one_line() => Assert.Equal("Aanvraag beoordelen", Only(Process("<task id='A' name='Aanvraag&#10;  beoordelen '/>")).Node("A").Label);

    [Fact]
    public void Without_a_name_the_id_is_shown() => Assert.Equal("A", Only(Process("<task id='A' name=' '/>")).Node("A").Label);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    [InlineData("us-ascii")]
    public void The_encoding_is_what_the_file_says(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var label = name == "us-ascii" ? "Client" : "Cliënt";
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version='1.0' encoding='{name}'?>\n" + Process($"<task id='A' name='{label}'/>"))];
        Assert.Equal(label, BpmnReader.Read(content, "t").Model!.Processes[0].Node("A").Label);
    }

    [Fact]
    public void Bytes_that_are_not_in_the_encoding_are_refused() =>
        Assert.Equal(Codes.NotXml, Assert.Single(BpmnReader.Read([.. Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-8'?><a>"), 0xFF, 0xFE, 0x80], "t").Diagnostics).Code);

    [Fact]
    public void An_unknown_encoding_is_refused() =>
        Assert.Equal(Codes.NotXml, Assert.Single(Read("<?xml version='1.0' encoding='klingon'?><a/>").Diagnostics).Code);

    [Fact]
    public void Prefixes_and_qualified_references_are_those_of_the_tool() =>
        Assert.Equal("bpmn:B", "bpmn:" + Only("""
            <bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:x='urn:x' targetNamespace='urn:x'>
            <bpmn:process id='P'><bpmn:task id='A'/><bpmn:task id='B'/><bpmn:sequenceFlow id='f' sourceRef='x:A' targetRef='x:B'/></bpmn:process></bpmn:definitions>
            """).Node("A").Outgoing[0].Target);

    [Fact]
    public void A_lane_is_a_team_by_its_mark_or_else_its_name()
    {
        var process = Only(Process("""
            <laneSet id='ls'>
              <lane id='l1' name='Klant&#10;contact'><flowNodeRef>A</flowNodeRef></lane>
              <lane id='l2' name='Iets anders' cp:team='beoordeling'><flowNodeRef> B </flowNodeRef></lane>
            </laneSet><task id='A'/><task id='B'/><task id='C'/>
            """));
        Assert.Equal(["Klant contact", "beoordeling", null], process.Nodes.Select(node => node.Team));
    }

    [Fact]
    public void Of_nested_lanes_the_innermost_with_a_name_counts()
    {
        var process = Only(Process("""
            <laneSet id='ls'><lane id='l1' name='buiten'><flowNodeRef>A</flowNodeRef><flowNodeRef>B</flowNodeRef><flowNodeRef>C</flowNodeRef>
              <childLaneSet id='cs'>
                <lane id='l2' name='binnen'><flowNodeRef>B</flowNodeRef></lane>
                <lane id='l3'><flowNodeRef>C</flowNodeRef></lane>
              </childLaneSet></lane></laneSet><task id='A'/><task id='B'/><task id='C'/>
            """));
        Assert.Equal(["buiten", "binnen", "buiten"], process.Nodes.Select(node => node.Team));
    }

    [Fact]
    public void Lanes_in_a_sub_process_are_lanes() =>
        Assert.Equal("binnen", Only(Process("""
            <laneSet id='ls'><lane id='l1' name='buiten'><flowNodeRef>S</flowNodeRef></lane></laneSet>
            <subProcess id='S'><laneSet id='ls2'><lane id='l2' name='binnen'><flowNodeRef>A</flowNodeRef></lane></laneSet><task id='A'/></subProcess>
            """)).Node("A").Team);

    [Fact]
    public void What_stands_in_a_sub_process_or_on_a_border_is_in_the_lane_of_that()
    {
        var process = Only(Process("""
            <boundaryEvent id='T' attachedToRef='S'><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
            <laneSet id='ls'><lane id='l1' name='team'><flowNodeRef>S</flowNodeRef></lane></laneSet>
            <subProcess id='S'><subProcess id='D'><task id='A'/></subProcess></subProcess>
            """));
        Assert.Equal(["team", "team"], [process.Node("A").Team, process.Node("T").Team]);
    }

    [Fact]
    public void A_pool_without_lanes_is_a_team_by_its_mark_or_else_its_name()
    {
        var model = Read(Drawing("""
            <collaboration id='C'><participant id='p1' name='Pool een' processRef='P'/><participant id='p2' name='Pool twee' cp:team='b' processRef='Q'/>
            <participant id='p3' name='Bank'/><participant id='p4' name='Leeg' processRef='R'/></collaboration>
            <process id='P'><task id='A'/></process><process id='Q'><task id='B'/></process><process id='R'/>
            """)).Model!;
        Assert.Equal(["Pool een", "b"], model.Processes.Take(2).Select(process => process.Nodes[0].Team));
        Assert.Equal(["Bank"], model.Partners);
    }

    [Theory]
    [InlineData("<process id='P'><task id='A'/></process><process id='Q' isExecutable='true'><task id='B'/></process>", "Q")]
    [InlineData("<process id='P'><task id='A'/></process><process id='Q'><task id='B'/></process>", "P")]
    [InlineData("<process id='P'/><process id='Q'><task id='B'/></process>", "Q")]
    public void The_main_process_is_the_executable_one_or_the_first_with_something_in_it(string processes, string main) => Assert.Equal(main, Read(Drawing(processes)).Model!.Main!.Id);

    [Fact]
    public void The_main_process_is_the_first_that_no_message_of_the_file_starts() =>
        Assert.Equal("Q", Read(Drawing("""
            <collaboration id='C'><participant id='p' processRef='P'/><participant id='q' processRef='Q'/><messageFlow id='m' sourceRef='B' targetRef='p'/></collaboration>
            <process id='P'><startEvent id='A'/></process><process id='Q'><task id='B'/></process>
            """)).Model!.Main!.Id);

    [Fact]
    public void A_message_flow_that_ends_on_a_pool_of_ours_means_its_start()
    {
        var flow = Assert.Single(Read(Drawing("""
            <collaboration id='C'><participant id='p' name='P' processRef='P'/><participant id='bank' name='Bank'/><messageFlow id='m' name=' ' sourceRef='bank' targetRef='p'/></collaboration>
            <process id='P'><startEvent id='S'/></process>
            """)).Model!.MessageFlows);
        Assert.Equal(("S", "Bank", null), (flow.TargetNode, flow.SourcePartner, flow.Name));
    }

    [Fact]
    public void Fields_and_needs_are_read_whole()
    {
        var process = Only(Process("""
            <task id='A' cp:accept='explicit' cp:due='P2D'><extensionElements><cp:fields>
              <cp:field id='soort' name='Soort' type='choice' required='true'><cp:option>een</cp:option><cp:option> twee </cp:option></cp:field><cp:field id='tekst'/></cp:fields></extensionElements></task>
            <task id='B'/><sequenceFlow id='f' sourceRef='A' targetRef='B'><extensionElements><cp:needs><cp:need id='dossier' name='Het dossier' kind='document' required='1'/></cp:needs></extensionElements></sequenceFlow>
            """));
        var task = (TaskNode)process.Node("A");
        Assert.Equal((AcceptMode.Explicit, "P2D"), (task.Accept, task.Due!.Text));
        Assert.Equal(["een", "twee"], task.Fields[0].Options);
        Assert.Equal(("tekst", "tekst", FieldType.Text, false), (task.Fields[1].Id, task.Fields[1].Name, task.Fields[1].Type, task.Fields[1].Required));
        Assert.Equal(new Need("dossier", "Het dossier", NeedKind.Document, true), task.Outgoing[0].Needs[0]);
    }

    [Fact]
    public void What_is_no_flow_node_is_passed_over() =>
        Assert.Single(Only(Process("<task id='A'/><dataObject id='d'/><textAnnotation id='t'/><association id='a' sourceRef='A' targetRef='t'/><documentation>x</documentation>")).Nodes);

    [Fact]
    public void A_team_is_meant_by_id_or_by_name()
    {
        var teams = TeamsReader.Read("teams: { a: { name: 'Team A' }, b: {} }\nfallback: b", "t").Organisation!.Teams;
        Assert.Equal(["a", "a", "b", null], [teams.Resolve("A")?.Id, teams.Resolve(" team  a")?.Id, teams.Resolve("b")?.Id, teams.Resolve("c")?.Id]);
        Assert.Equal("b", teams.FallbackTeam);
    }

    [Theory]
    [InlineData("a: &x [*x]")]
    [InlineData("teams: &x { a: *x }")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]")]
    public void Yaml_that_refers_to_itself_is_refused(string text) => Assert.Contains(TeamsReader.Read(text, "t").Diagnostics, found => found.Code is Codes.NotYaml or Codes.YamlInvalid);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Yaml_that_nests_too_deep_is_refused(char open) =>
        Assert.Contains(TeamsReader.Read("teams: " + new string(open, 100_000), "t").Diagnostics, found => found.Code is Codes.NotYaml or Codes.TooDeep);
}
