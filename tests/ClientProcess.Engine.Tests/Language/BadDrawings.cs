using System.Globalization;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Engine.Tests.Cases;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>Drawings that mean harm, or were made by a machine gone wrong: bounded and named, never a crash.</summary>
public sealed class BadDrawings
{
    private static string Many(int count, Func<int, string> one) => string.Concat(Enumerable.Range(0, count).Select(one));

    private static DryRunResult Run(string drawing)
    {
        var read = Read(drawing);
        Assert.True(read.Model is not null, string.Join("\n", read.Diagnostics.Take(3)));
        return DryRun.Run(read.Model, Organisation.Empty, World.Monday, new DryRunWishes());
    }

    [Fact]
    public void Sub_processes_nest_as_deep_as_xml_may() =>
        Assert.Equal("completed", Run(Process(Many(90, number => $"<subProcess id='S{number}'>") + "<task id='T'/>" + Many(90, _ => "</subProcess>"))).Status);

    [Fact]
    public void Deeper_is_refused() =>
        Assert.Equal(Codes.TooDeep, Read(Process(Many(200, number => $"<subProcess id='S{number}'>") + Many(200, _ => "</subProcess>"))).Diagnostics[0].Code);

    [Fact]
    public void Processes_that_call_each_other_in_a_circle_are_refused_wherever_it_begins()
    {
        var read = Read(Drawing(Many(50, number => $"<process id='P{number}'><callActivity id='A{number}' calledElement='P{(number + 1) % 50}'/></process>\n")));
        Assert.Equal(50, read.Diagnostics.Count(found => found.Code == Codes.CallsItself));
    }

    [Fact]
    public void A_long_chain_of_calls_is_no_circle() =>
        Assert.Equal("completed", Run(Drawing(Many(300, number => $"<process id='P{number}'>{(number == 299 ? "<task id='T'/>" : $"<callActivity id='A{number}' calledElement='P{number + 1}'/>")}</process>"))).Status);

    [Fact]
    public void Two_processes_with_the_same_nodes_that_call_each_other_are_refused() =>
        Assert.Contains(Read(Drawing("<process id='P'><callActivity id='A' calledElement='Q'/></process><process id='Q'><task id='A'/></process>")).Diagnostics, found => found.Code == Codes.IdTwice);

    [Fact]
    public void A_ring_of_ten_thousand_nodes_without_a_wait_is_an_incident()
    {
        var ring = "<startEvent id='S'/><sequenceFlow id='s' sourceRef='S' targetRef='G0'/>" + Many(10_000, number => $"<exclusiveGateway id='G{number}'/><sequenceFlow id='f{number}' sourceRef='G{number}' targetRef='G{(number + 1) % 10_000}'/>");
        var run = Run(Process(ring));
        Assert.Equal(("incident", "loop"), (run.Status, run.Incidents.First().Code));
    }

    [Fact]
    public void A_ring_that_multiplies_its_tokens_does_not_fill_the_case()
    {
        var run = Run(Process("<startEvent id='S'/><parallelGateway id='A'/><exclusiveGateway id='M'/><sequenceFlow id='s' sourceRef='S' targetRef='M'/><sequenceFlow id='m' sourceRef='M' targetRef='A'/><sequenceFlow id='a' sourceRef='A' targetRef='M'/><sequenceFlow id='b' sourceRef='A' targetRef='M'/>"));
        Assert.Equal("incident", run.Status);
        Assert.InRange(run.Incidents.Count(), 1, 10);
    }

    [Fact]
    public void A_circle_of_links_is_an_incident() =>
        Assert.Equal("loop", Run(Process("<startEvent id='S'/><exclusiveGateway id='M'/><sequenceFlow id='s' sourceRef='S' targetRef='M'/><sequenceFlow id='m' sourceRef='M' targetRef='T'/><intermediateThrowEvent id='T'><linkEventDefinition name='x'/></intermediateThrowEvent><intermediateCatchEvent id='C'><linkEventDefinition name='x'/></intermediateCatchEvent><sequenceFlow id='c' sourceRef='C' targetRef='M'/>")).Incidents.First().Code);

    [Theory]
    [InlineData("99999999999")]
    [InlineData("1001")]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("1 / 0")]
    [InlineData("\"veel\"")]
    public void A_cardinality_that_cannot_be_is_an_incident(string cardinality) =>
        Assert.Equal("instances", Run(Process($"<task id='A'><multiInstanceLoopCharacteristics><loopCardinality>{cardinality}</loopCardinality></multiInstanceLoopCharacteristics></task>")).Incidents.First().Code);

    [Fact]
    public void A_thousand_times_a_thousand_is_stopped()
    {
        const string thousand = "<multiInstanceLoopCharacteristics><loopCardinality>1000</loopCardinality></multiInstanceLoopCharacteristics>";
        var model = Read(Process($"<subProcess id='S'>{thousand}<task id='T'>{thousand}</task></subProcess>")).Model!;
        var stage = new Stage(model, Organisation.Empty, World.Monday);
        Assert.Null(stage.Open("P", World.A, World.Kim, Commands.NoData));
        Assert.Contains(stage.Cases.Single().Positions, position => position.Incident is { Code: "instances" });
        Assert.InRange(stage.Cases.Single().Positions.Length, 1_000, 5_000);
    }

    [Fact]
    public void The_largest_maximum_of_a_loop_is_waited_out_by_nobody() =>
        Assert.Equal("loop", Run(Process(string.Create(CultureInfo.InvariantCulture, $"<subProcess id='S'><standardLoopCharacteristics loopMaximum='{int.MaxValue}'/><intermediateThrowEvent id='T'/></subProcess>"))).Incidents.First().Code);

    [Fact]
    public void A_line_of_two_thousand_tasks_runs_to_its_end()
    {
        var line = Many(2_000, number => $"<task id='T{number}'/><sequenceFlow id='f{number}' sourceRef='T{number}' targetRef='T{number + 1}'/>") + "<task id='T2000'/>";
        Assert.Equal("completed", Run(Process(line)).Status);
    }
}
