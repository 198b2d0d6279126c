using ClientProcess.Engine.Language;
using ClientProcess.Engine.Tests.Drawings;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>What the elements of a file show by themselves: each fault with its place, and beside it the drawing that is nearly the same, and right.</summary>
public sealed class XmlCheckTests
{
    private const string Two = "<process id='P'><task id='A'/><exclusiveGateway id='G'/><dataObject id='D'/></process><collaboration id='C'><participant id='p' processRef='P'/><participant id='bank'/>";
    private const string Lanes = "<laneSet id='L'><lane id='l1' name='een'><flowNodeRef>A</flowNodeRef></lane><lane id='l2' name='twee'><flowNodeRef>B</flowNodeRef><flowNodeRef>G</flowNodeRef></lane></laneSet><task id='A'/><exclusiveGateway id='G'/><task id='B'/><task id='N'/>";
    private const string WithNeeds = "<extensionElements><cp:needs><cp:need id='x'/></cp:needs></extensionElements>";

    public static TheoryData<string, string> Errors => new()
    {
        { Codes.ReferenceWrong, Drawing("<error id='e'/><process id='P'><intermediateCatchEvent id='A'><⌖messageEventDefinition messageRef='e'/></intermediateCatchEvent></process>") },
        { Codes.ReferenceWrong, Drawing("<error id='e'/><process id='P'><⌖sendTask id='A' messageRef='e'/></process>") },
        { Codes.ReferenceWrong, Drawing("<message id='m'/><process id='P'><intermediateCatchEvent id='A'><⌖signalEventDefinition signalRef='m'/></intermediateCatchEvent></process>") },
        { Codes.ReferenceWrong, Drawing("<message id='m'/><process id='P'><endEvent id='A'><⌖errorEventDefinition errorRef='m'/></endEvent></process>") },
        { Codes.ReferenceWrong, Drawing("<message id='m'/><process id='P'><endEvent id='A'><⌖escalationEventDefinition escalationRef='m'/></endEvent></process>") },
        { Codes.ReferenceWrong, Process("<task id='A'/><⌖dataObjectReference id='r' dataObjectRef='A'/>") },
        { Codes.Dangling, Process("<intermediateCatchEvent id='A'><⌖signalEventDefinition signalRef='s'/></intermediateCatchEvent>") },
        { Codes.Dangling, Process("<endEvent id='A'><⌖errorEventDefinition errorRef='e'/></endEvent>") },
        { Codes.Dangling, Process("<endEvent id='A'><⌖escalationEventDefinition escalationRef='e'/></endEvent>") },
        { Codes.Dangling, Process("<task id='A'/><⌖dataObjectReference id='r' dataObjectRef='d'/>") },
        { Codes.Dangling, Process("<⌖sendTask id='A' messageRef='m'/>") },
        { Codes.BoundaryUnattached, Process("<parallelGateway id='A'/><⌖boundaryEvent id='B' attachedToRef='A'><timerEventDefinition/></boundaryEvent>") },
        { Codes.IdTwice, Drawing("<message id='m'/><⌖message id='m'/><process id='P'><task id='A'/></process>") },
        { Codes.IdTwice, Drawing("<signal id='m'/><⌖error id='m'/><process id='P'><task id='A'/></process>") },
        { Codes.LaneNodeAbsent, Process("<laneSet id='L'><lane id='l' name='team'><flowNodeRef>A</flowNodeRef><⌖flowNodeRef>B</flowNodeRef></lane></laneSet><task id='A'/>") },
        { Codes.LaneNodeAbsent, Drawing("<process id='P'><laneSet id='L'><lane id='l' name='team'><⌖flowNodeRef>B</flowNodeRef></lane></laneSet><task id='A'/></process><process id='Q'><task id='B'/></process>") },
        { Codes.DefaultMisplaced, Process("<⌖parallelGateway id='G' default='f'/><task id='A'/><sequenceFlow id='f' sourceRef='G' targetRef='A'/>") },
        { Codes.DefaultMisplaced, Process("<⌖startEvent id='G' default='f'/><task id='A'/><sequenceFlow id='f' sourceRef='G' targetRef='A'/>") },
        { Codes.LinkUnmatched, Process(Link("Throw", "A", "⌖", "naar")) },
        { Codes.LinkUnmatched, Process(Link("Catch", "A", "⌖", "naar")) },
        { Codes.LinkUnmatched, Process(Link("Throw", "A", "⌖", "naar") + Link("Catch", "B", "", "elders")) },
        { Codes.LinkUnmatched, Process(Link("Throw", "A", "", "naar") + Link("Catch", "B", "", "naar") + Link("Catch", "C", "⌖", "naar")) },
        { Codes.LinkUnmatched, Process(Link("Throw", "A", "⌖", "naar") + "<subProcess id='S'>" + Link("Catch", "B", "", "naar") + "</subProcess>") },
        { Codes.CancelOutside, Process("<endEvent id='A'><⌖cancelEventDefinition/></endEvent>") },
        { Codes.CancelOutside, Process("<subProcess id='S'><endEvent id='A'><⌖cancelEventDefinition/></endEvent></subProcess>") },
        { Codes.CancelOutside, Process("<subProcess id='S'><task id='T'/></subProcess><boundaryEvent id='A' attachedToRef='S'><⌖cancelEventDefinition/></boundaryEvent>") },
        { Codes.EventMisplaced, Process("<intermediateThrowEvent id='A'><⌖timerEventDefinition/></intermediateThrowEvent>") },
        { Codes.EventMisplaced, Process("<task id='T'/><boundaryEvent id='A' attachedToRef='T' cancelActivity='false'><⌖errorEventDefinition/></boundaryEvent>") },
        { Codes.EventMisplaced, Process("<subProcess id='S' triggeredByEvent='true'><⌖startEvent id='A'/></subProcess><task id='T'/>") },
        { Codes.EventMisplaced, Process("<⌖endEvent id='A' parallelMultiple='true'><messageEventDefinition/><signalEventDefinition/></endEvent>") },
        { Codes.EventMisplaced, Process("<startEvent id='A'><messageEventDefinition/><⌖errorEventDefinition/></startEvent>") },
        { Codes.EventMisplaced, Drawing("<terminateEventDefinition id='t'/><process id='P'><startEvent id='A'><⌖eventDefinitionRef>t</eventDefinitionRef></startEvent></process>") },
        { Codes.EventSubProcessFlow, Process("<task id='T'/>" + EventSubProcess("") + "<⌖sequenceFlow id='f' sourceRef='T' targetRef='E'/>") },
        { Codes.EventSubProcessFlow, Process("<task id='T'/>" + EventSubProcess("") + "<⌖sequenceFlow id='f' sourceRef='E' targetRef='T'/>") },
        { Codes.EventSubProcessStart, Process("<task id='T'/>" + EventSubProcess("<startEvent id='S2'><signalEventDefinition/></startEvent>").Replace("<subProcess", "<⌖subProcess", StringComparison.Ordinal)) },
        { Codes.EventSubProcessStart, Process("<task id='T'/><⌖subProcess id='E' triggeredByEvent='true'><task id='U'/></subProcess>") },
        { Codes.StartTriggeredInside, Process("<subProcess id='S'><startEvent id='A'><⌖timerEventDefinition/></startEvent></subProcess>") },
        { Codes.StartTriggeredInside, Process("<transaction id='S'><startEvent id='A'><⌖messageEventDefinition/></startEvent></transaction>") },
        { Codes.CompensationFlow, Process("<task id='T'/><task id='U' isForCompensation='true'/><⌖sequenceFlow id='f' sourceRef='T' targetRef='U'/>") },
        { Codes.CompensationFlow, Process("<task id='T'/><task id='U' isForCompensation='true'/><⌖sequenceFlow id='f' sourceRef='U' targetRef='T'/>") },
        { Codes.MessageFlowEnd, Drawing(Two + "<⌖messageFlow id='m' sourceRef='bank' targetRef='G'/></collaboration>") },
        { Codes.MessageFlowEnd, Drawing(Two + "<⌖messageFlow id='m' sourceRef='G' targetRef='bank'/></collaboration>") },
        { Codes.MessageFlowEnd, Drawing(Two + "<⌖messageFlow id='m' sourceRef='D' targetRef='bank'/></collaboration>") },
        { Codes.OnlyArtifacts, Drawing("<⌖process id='P' isExecutable='true'><textAnnotation id='t'/></process>") },
    };

    public static TheoryData<string, string> Warnings => new()
    {
        { Codes.JoinAfterChoice, Process(Graph("G:exclusive J:parallel", "S-G G-A G-B A-J B-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("G:exclusive J:parallel", "S-G G-A A-C G-B C-J B-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("G:exclusive J:parallel", "S-G G-J G-A A-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("G:eventBased J:parallel", "S-G G-A G-B A-J B-J J-E").Replace("<task id='A'/><task id='B'/>", "<receiveTask id='A'/><receiveTask id='B'/>", StringComparison.Ordinal)) },
        { Codes.JoinAfterChoice, Process(Graph("V:parallel G:exclusive J:parallel K:parallel", "S-V V-G V-A A-K G-B G-C B-J C-J J-K K-E")) },
        { Codes.LaneNameless, Process("<laneSet id='L'><⌖lane id='l'><flowNodeRef>A</flowNodeRef></lane></laneSet><task id='A'/>") },
        { Codes.LaneNameless, Process("<laneSet id='L'><lane id='k' name='een'><flowNodeRef>A</flowNodeRef></lane><⌖lane id='l'><flowNodeRef>B</flowNodeRef></lane></laneSet><task id='A'/><task id='B'/>") },
        { Codes.CrossingWithoutNeeds, Process(Lanes + $"<sequenceFlow id='n' sourceRef='B' targetRef='N'>{WithNeeds}</sequenceFlow><⌖sequenceFlow id='f' sourceRef='A' targetRef='B'/>") },
        { Codes.CrossingWithoutNeeds, Process(Lanes + $"<sequenceFlow id='n' sourceRef='B' targetRef='N'>{WithNeeds}</sequenceFlow><sequenceFlow id='f' sourceRef='A' targetRef='G'/><⌖sequenceFlow id='g' sourceRef='G' targetRef='B'/>") },
        { Codes.NothingHappens, Drawing("<process id='P'><task id='A'/></process><⌖process id='Q'><dataObject id='d'/><textAnnotation id='t'/></process>") },
    };

    /// <summary>Right, each beside one that is wrong above.</summary>
    public static TheoryData<string, string> Right => new()
    {
        { Codes.ReferenceWrong, Drawing("<message id='m'/><process id='P'><intermediateCatchEvent id='A'><messageEventDefinition messageRef='m'/></intermediateCatchEvent><sendTask id='B' messageRef='m'/></process>") },
        { Codes.ReferenceWrong, Drawing("<signal id='s'/><error id='e'/><escalation id='x'/><process id='P'><intermediateCatchEvent id='A'><signalEventDefinition signalRef='s'/></intermediateCatchEvent><endEvent id='B'><errorEventDefinition errorRef='e'/></endEvent><endEvent id='C'><escalationEventDefinition escalationRef='x'/></endEvent><dataObject id='d'/><dataObjectReference id='r' dataObjectRef='d'/></process>") },
        { Codes.Dangling, Drawing("<import namespace='urn:other' location='x.bpmn' importType='http://www.omg.org/spec/BPMN/20100524/MODEL'/><process id='P'><intermediateCatchEvent xmlns:o='urn:other' id='A'><signalEventDefinition signalRef='o:s'/></intermediateCatchEvent></process>") },
        { Codes.Dangling, Drawing("<signal id='s'/><process id='P'><intermediateCatchEvent xmlns:o='urn:own' id='A'><signalEventDefinition signalRef='o:s'/></intermediateCatchEvent></process>") },
        { Codes.LaneNodeAbsent, Process("<laneSet id='L'><lane id='l' name='team'><flowNodeRef> A </flowNodeRef><flowNodeRef>d</flowNodeRef><flowNodeRef>B</flowNodeRef></lane></laneSet><dataObject id='d'/><subProcess id='A'><task id='B'/></subProcess>") },
        { Codes.DefaultMisplaced, Process("<inclusiveGateway id='G' default='f'/><task id='A' default='g'/><task id='B'/><sequenceFlow id='f' sourceRef='G' targetRef='A'/><sequenceFlow id='g' sourceRef='A' targetRef='B'/>") },
        { Codes.LinkUnmatched, Process(Link("Throw", "A", "", "naar") + Link("Throw", "B", "", " naar ") + Link("Catch", "C", "", "naar")) },
        { Codes.LinkUnmatched, Process("<intermediateThrowEvent id='A'><linkEventDefinition id='a'><target>b</target></linkEventDefinition></intermediateThrowEvent><intermediateCatchEvent id='B'><linkEventDefinition id='b'/></intermediateCatchEvent>") },
        { Codes.LinkUnmatched, Process(Link("Throw", "A", "", "x") + Link("Catch", "B", "", "x") + "<subProcess id='S'>" + Link("Throw", "C", "", "x") + Link("Catch", "D", "", "x") + "</subProcess>") },
        { Codes.CancelOutside, Process("<transaction id='S'><endEvent id='A'><cancelEventDefinition/></endEvent></transaction><boundaryEvent id='B' attachedToRef='S'><cancelEventDefinition/></boundaryEvent>") },
        { Codes.EventMisplaced, Process("<startEvent id='S'><messageEventDefinition/><timerEventDefinition/></startEvent><intermediateCatchEvent id='A'/><endEvent id='E'><messageEventDefinition/><signalEventDefinition/></endEvent>") },
        { Codes.EventMisplaced, Process("<task id='T'/><boundaryEvent id='A' attachedToRef='T' cancelActivity='false'><compensateEventDefinition/></boundaryEvent><subProcess id='E' triggeredByEvent='true'><startEvent id='S' isInterrupting='false'><escalationEventDefinition/></startEvent></subProcess>") },
        { Codes.EventSubProcessFlow, Process("<task id='T'/>" + EventSubProcess("")) },
        { Codes.EventSubProcessStart, Process("<task id='T'/>" + EventSubProcess("")) },
        { Codes.StartTriggeredInside, Process("<startEvent id='A'><timerEventDefinition/></startEvent><subProcess id='S'><startEvent id='B'/></subProcess>" + EventSubProcess("")) },
        { Codes.CompensationFlow, Process("<task id='T'/><boundaryEvent id='B' attachedToRef='T'><compensateEventDefinition/></boundaryEvent><task id='U' isForCompensation='true'/><association id='a' sourceRef='B' targetRef='U'/>") },
        { Codes.MessageFlowEnd, Drawing(Two + "<messageFlow id='m' sourceRef='A' targetRef='bank'/><messageFlow id='n' sourceRef='bank' targetRef='p'/></collaboration>") },
        { Codes.OnlyArtifacts, Drawing("<process id='P' isExecutable='true'><task id='A'/><textAnnotation id='t'/></process>") },
        { Codes.NothingHappens, Drawing("<process id='P'><task id='A'/></process><process id='Q'/>") },
        { Codes.JoinAfterChoice, Process(Graph("G:parallel J:parallel", "S-G G-A G-B A-J B-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("G:exclusive J:exclusive", "S-G G-A G-B A-J B-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("G:inclusive J:parallel", "S-G G-A G-B A-J B-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("V:parallel G:exclusive M:exclusive J:parallel", "S-V V-A V-G G-B G-C B-M C-M M-J A-J J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("G:exclusive V:parallel J:parallel M:exclusive", "S-G G-V V-A V-B A-J B-J J-M G-C C-M M-E")) },
        { Codes.JoinAfterChoice, Process(Graph("M:exclusive G:exclusive J:parallel", "S-M M-G G-A G-J A-J A-M J-E")) },
        { Codes.JoinAfterChoice, Process(Graph("V:parallel G:exclusive J:parallel", "S-V V-G V-A A-J G-J G-B B-A J-E")) },
        { Codes.LaneNameless, Process("<laneSet id='L'><lane id='l' cp:team='x'><flowNodeRef>A</flowNodeRef></lane><lane id='m'/></laneSet><task id='A'/>") },
        { Codes.LaneNameless, Drawing("<collaboration id='C'><participant id='p' name='Pool' processRef='P'/></collaboration><process id='P'><laneSet id='L'><lane id='l'><flowNodeRef>A</flowNodeRef></lane></laneSet><task id='A'/></process>") },
        { Codes.LaneNameless, Process("<laneSet id='L'><lane id='l' name='buiten'><childLaneSet id='c'><lane id='m'><flowNodeRef>A</flowNodeRef></lane></childLaneSet></lane></laneSet><task id='A'/>") },
        { Codes.CrossingWithoutNeeds, Process(Lanes + "<sequenceFlow id='f' sourceRef='A' targetRef='B'/>") },
        { Codes.CrossingWithoutNeeds, Process(Lanes + $"<sequenceFlow id='f' sourceRef='A' targetRef='G'>{WithNeeds}</sequenceFlow><sequenceFlow id='g' sourceRef='G' targetRef='B'/>") },
        { Codes.CrossingWithoutNeeds, Process(Lanes + $"<sequenceFlow id='n' sourceRef='B' targetRef='N'>{WithNeeds}</sequenceFlow><sequenceFlow id='f' sourceRef='A' targetRef='B'><extensionElements><cp:needs/></extensionElements></sequenceFlow>") },
        { Codes.CrossingWithoutNeeds, Process(Lanes + $"<sequenceFlow id='f' sourceRef='A' targetRef='N'>{WithNeeds}</sequenceFlow><sequenceFlow id='g' sourceRef='N' targetRef='A'/>") },
    };

    /// <summary>The codes that are shown here, each with its place.</summary>
    public static IEnumerable<string> Shown => Errors.Concat(Warnings).Select(row => (string)row.Data.Item1);

    public static TheoryData<string> All => SampleDrawings.All;

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_bpmn_forbids_is_an_error_with_its_place(string code, string drawing) => Points(Severity.Error, code, drawing);

    [Theory]
    [MemberData(nameof(Warnings))]
    public void What_will_not_do_what_was_meant_is_a_warning_with_its_place(string code, string drawing)
    {
        Points(Severity.Warning, code, drawing);
        Assert.DoesNotContain(Read(drawing).Diagnostics, found => found.Severity == Severity.Error && found.Code != Codes.NotSupported);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void What_is_right_is_not_remarked_on(string code, string drawing) =>
        Assert.DoesNotContain(Read(drawing).Diagnostics, found => found.Code == code || Ours(found) || found.Code == Codes.Dangling);

    [Theory]
    [MemberData(nameof(All))]
    public void What_people_drew_has_no_error_of_these(string path) =>
        Assert.Empty(BpmnReader.Read(SampleDrawings.Content(path), path).Diagnostics.Where(found => found.Severity == Severity.Error && (Ours(found) || found.Code == Codes.Dangling)));

    [Fact]
    public void A_reference_is_spoken_of_once() =>
        Assert.Single(Read(Process("<intermediateCatchEvent id='A'><messageEventDefinition messageRef='m'/></intermediateCatchEvent>")).Diagnostics, found => found.Code == Codes.Dangling);

    /// <summary>BPMN 2.0, table 10.93, row by row, as it is printed; lower case where we allow what it does not.</summary>
    [Theory]
    [InlineData("none", "S--cbkTE", true)]
    [InlineData("message", "SIKCBNTE", false)]
    [InlineData("timer", "SIKCBN--", false)]
    [InlineData("error", "-I--B--E", false)]
    [InlineData("escalation", "-IK-BNTE", false)]
    [InlineData("cancel", "----B--E", false)]
    [InlineData("compensate", "-Ik-BnTE", false)]
    [InlineData("conditional", "SIKCBN--", false)]
    [InlineData("link", "---C--T-", false)]
    [InlineData("signal", "SIKCBNTE", false)]
    [InlineData("terminate", "-------E", false)]
    [InlineData("multiple", "SIKCBNTE", false)]
    [InlineData("parallelMultiple", "SIKCBN--", false)]
    public void The_table_of_events_is_that_of_the_standard(string trigger, string row, bool startsInside)
    {
        string[] columns =
        [
            "<startEvent id='X'>*</startEvent>",
            "<subProcess id='S' triggeredByEvent='true'><startEvent id='X'>*</startEvent></subProcess>",
            "<subProcess id='S' triggeredByEvent='true'><startEvent id='X' isInterrupting='false'>*</startEvent></subProcess>",
            "<intermediateCatchEvent id='X'>*</intermediateCatchEvent>",
            "<boundaryEvent id='X' attachedToRef='T'>*</boundaryEvent>",
            "<boundaryEvent id='X' attachedToRef='T' cancelActivity='false'>*</boundaryEvent>",
            "<intermediateThrowEvent id='X'>*</intermediateThrowEvent>",
            "<endEvent id='X'>*</endEvent>",
        ];
        Assert.Equal(row.Select(mark => mark != '-'), columns.Select(column => IsAllowed(column, trigger, Codes.EventMisplaced)));
        Assert.Equal(startsInside, IsAllowed("<subProcess id='S'><startEvent id='X'>*</startEvent></subProcess>", trigger, Codes.StartTriggeredInside));
    }

    private static bool IsAllowed(string column, string trigger, string code)
    {
        var definitions = trigger switch
        {
            "none" => "",
            "multiple" or "parallelMultiple" => "<messageEventDefinition/><signalEventDefinition/>",
            _ => $"<{trigger}EventDefinition/>",
        };
        var marked = trigger == "parallelMultiple" ? column.Replace("id='X'", "id='X' parallelMultiple='true'", StringComparison.Ordinal) : column;
        return Read(Process("<task id='T'/>" + marked.Replace("*", definitions, StringComparison.Ordinal))).Diagnostics.All(found => found.Code != code);
    }

    [Fact]
    public void A_drawing_made_to_be_looked_at_for_ever_is_still_read()
    {
        var mesh = string.Join(' ', Enumerable.Range(0, 400).Select(number => $"G{number}:exclusive J{number}:parallel"));
        var flows = string.Join(' ', Enumerable.Range(0, 399).Select(number => $"G{number}-J{number} G{number}-G{number + 1} J{number}-J{number + 1} G{number + 1}-J{number}"));
        Assert.NotNull(Read(Process(Graph(mesh, $"S-G0 {flows}"))));
    }

    /// <summary>Twenty thousand of a kind take about as long to check as to read; were each compared with each, this would run for minutes.</summary>
    [Theory]
    [InlineData("<intermediateThrowEvent id='T{0}'><linkEventDefinition name='{0}'/></intermediateThrowEvent><intermediateCatchEvent id='C{0}'><linkEventDefinition name='{0}'/></intermediateCatchEvent>", "")]
    [InlineData("<laneSet id='L{0}'><lane id='l{0}'><flowNodeRef>T</flowNodeRef></lane></laneSet>", "<task id='T'/>")]
    [InlineData("<intermediateCatchEvent id='C{0}'><signalEventDefinition signalRef='s{0}'/></intermediateCatchEvent>", "")]
    public void Many_of_a_kind_are_checked_in_time_that_grows_with_them(string each, string rest) =>
        Assert.False(Read(Process(rest + string.Concat(Enumerable.Range(0, 20_000).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, each, number))))).Diagnostics.IsDefault);

    private static bool Ours(Diagnostic found) =>
        string.CompareOrdinal(found.Code, Codes.ReferenceWrong) >= 0 && string.CompareOrdinal(found.Code, Codes.OnlyArtifacts) <= 0
        || string.CompareOrdinal(found.Code, Codes.JoinAfterChoice) >= 0 && string.CompareOrdinal(found.Code, Codes.NothingHappens) <= 0;

    private static void Points(Severity severity, string code, string drawing)
    {
        var (all, place) = (Read(drawing).Diagnostics, Place(drawing));
        Assert.True(all.Any(found => (found.Severity, found.Code, (found.Line, found.Column)) == (severity, code, place)),
            $"Expected {severity} {code} at {place}, but: {(all.IsEmpty ? "nothing" : string.Join("\n", all))}");
    }

    private static string Link(string kind, string id, string mark, string name) =>
        $"<intermediate{kind}Event id='{id}'><{mark}linkEventDefinition name='{name}'/></intermediate{kind}Event>";

    private static string EventSubProcess(string more) =>
        $"<subProcess id='E' triggeredByEvent='true'><startEvent id='ES'><messageEventDefinition/></startEvent>{more}</subProcess>";

    /// <summary>Gateways by kind, and flows; whatever else a flow names is a task, S the start, E the end. The join J is marked.</summary>
    private static string Graph(string gateways, string flows)
    {
        var kinds = gateways.Split(' ').Select(gateway => gateway.Split(':')).ToDictionary(gateway => gateway[0], gateway => gateway[1]);
        var pairs = flows.Split(' ').Select(flow => flow.Split('-')).ToList();
        var nodes = pairs.SelectMany(pair => pair).Distinct().Order().Select(node =>
            kinds.TryGetValue(node, out var kind) ? $"\n<{(node == "J" ? "⌖" : "")}{kind}Gateway id='{node}'/>\n" : node == "S" ? "<startEvent id='S'/>" : node == "E" ? "<endEvent id='E'/>" : $"<task id='{node}'/>");
        return string.Concat(nodes) + string.Concat(pairs.Select((pair, number) => $"<sequenceFlow id='f{number}' sourceRef='{pair[0]}' targetRef='{pair[1]}'/>"));
    }
}
