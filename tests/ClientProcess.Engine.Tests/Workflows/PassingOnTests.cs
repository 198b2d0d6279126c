using System.Collections.Immutable;
using System.Text;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;

namespace ClientProcess.Engine.Tests.Workflows;

/// <summary>Who hands work over to whom, where the drawing makes that less than obvious. Each was found by playing a drawn process.</summary>
public sealed class PassingOnTests
{
    private static readonly Organisation Teams =
        new(new TeamDirectory([new("a", "A", null), new("b", "B", null), new("c", "C", null)], null), ImmutableArray<Person>.Empty);

    private const string InASubProcess = """
        <startEvent id="start" /><task id="Ask" />
        <subProcess id="sub"><startEvent id="begin" /><task id="Do" /><sequenceFlow id="f3" sourceRef="begin" targetRef="Do" /></subProcess>
        <boundaryEvent id="late" attachedToRef="sub"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
        <task id="Tell" />
        <sequenceFlow id="f1" sourceRef="start" targetRef="Ask" /><sequenceFlow id="f2" sourceRef="Ask" targetRef="sub" />
        <sequenceFlow id="f4" sourceRef="late" targetRef="Tell" />
        """;

    [Fact]
    public void What_interrupts_a_sub_process_hands_over_from_the_team_that_worked_in_it() => Plays(InASubProcess, """
        steps:
          - claim: Ask
          - complete: Ask
          - claim: Do
          - wait: P1D
          - expect: { open: [Tell @ a], handoffs: [b -> a (offered)], responsible: [b], route: [a, b, a] }
        """);

    [Fact]
    public void What_interrupts_a_sub_process_that_nobody_began_is_still_the_senders() => Plays(InASubProcess, """
        steps:
          - claim: Ask
          - complete: Ask
          - wait: P1D
          - expect: { open: [Tell @ a], handoffs: [], responsible: [a] }
        """);

    private const string WithAForm = """
        <startEvent id="start" />
        <task id="Do"><extensionElements><cp:fields><cp:field id="day" type="date" required="true" /></cp:fields></extensionElements></task>
        <sequenceFlow id="f1" sourceRef="start" targetRef="Do" />
        """;

    [Fact]
    public void Who_is_asked_for_a_part_need_not_fill_in_the_form_of_the_whole() => Plays(WithAForm, """
        steps:
          - claim: Do
          - hand-off: Do
            team: c
            reason: Is this allowed?
            comesBack: true
          - claim: Do
          - complete: Do
            data: { day: tomorrow }
            refused: field-invalid
          - complete: Do
          - expect: { open: [Do @ b], handoffs: [c -> b (offered)] }
          - claim: Do
          - complete: Do
            refused: field-missing
          - complete: Do
            data: { day: 2026-11-24 }
          - expect: { status: completed }
        """);

    private static void Plays(string content, string script)
    {
        var drawing = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cp="urn:clientprocess:bpmn:1"><process id="p" isExecutable="true">
            <laneSet id="lanes"><lane id="la" name="A">{Nodes(content, "Ask", "Tell")}</lane><lane id="lb" name="B">{Nodes(content, "Do", "sub")}</lane></laneSet>
            {content}</process></definitions>
            """;
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(drawing), "inline.bpmn");
        Assert.True(read.Model is not null, string.Join('\n', read.Diagnostics));
        var (play, diagnostics) = RolePlayReader.Read(script, "inline.yaml");
        Assert.True(play is not null, string.Join('\n', diagnostics));
        var result = RolePlayRun.Run(read.Model, Teams, play);
        Assert.True(result.Passed, $"{result.Failure}\n{string.Join('\n', result.Transcript)}");
    }

    private static string Nodes(string content, params string[] nodes) =>
        string.Concat(nodes.Where(node => content.Contains($"id=\"{node}\"", StringComparison.Ordinal)).Select(node => $"<flowNodeRef>{node}</flowNodeRef>"));
}
