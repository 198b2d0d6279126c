using System.Reflection;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>Every diagnostic there is, with the place it points at.</summary>
public sealed class DiagnosticTests
{
    private const string Collaboration = "<collaboration id='C'><participant id='p1' processRef='P'/><participant id='bank' name='Bank'/>";
    private const string Rest = "</collaboration><process id='P'><task id='A'/><task id='B'/></process>";

    public static TheoryData<string, string> Errors => new()
    {
        { Codes.NotXml, "" },
        { Codes.NotXml, "dit is geen tekening" },
        { Codes.NotXml, Head + "<process id='P'></⌖processen></definitions>" },
        { Codes.NotXml, Head + "<process id='P'>&⌖bom;</process></definitions>" },
        { Codes.NotBpmn, "<⌖definitions xmlns='urn:iets'/>" },
        { Codes.NotBpmn, "<⌖svg/>" },
        { Codes.DtdForbidden, "<?xml version='1.0'?>\n ⌖<!DOCTYPE definitions [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><definitions>&b;</definitions>" },
        { Codes.DtdForbidden, "⌖<!DOCTYPE definitions SYSTEM 'http://localhost/x.dtd'><definitions/>" },
        { Codes.TooDeep, Head + "<process id='P'>\n" + string.Concat(Enumerable.Repeat("<extensionElements>", 99)) + "<⌖task id='A'/>" + string.Concat(Enumerable.Repeat("</extensionElements>", 99)) + "</process></definitions>" },
        { Codes.IdMissing, Process("<task id='A'/><⌖task name='B'/>") },
        { Codes.IdMissing, Process("<task id='A'/>\n <⌖sequenceFlow sourceRef='A' targetRef='A'/>") },
        { Codes.IdMissing, Drawing("<⌖process><task id='A'/></process>") },
        { Codes.IdTwice, Process("<task id='A'/>\n<⌖task id='A'/>") },
        { Codes.IdTwice, Process("<task id='A'/>\n<⌖task id='P'/>") },
        { Codes.Dangling, Process("<task id='A'/><⌖sequenceFlow id='f' sourceRef='A' targetRef='B'/>") },
        { Codes.Dangling, Process("<task id='A'/><⌖sequenceFlow id='f' sourceRef='B' targetRef='A'/>") },
        { Codes.Dangling, Process("<task id='A'/><⌖sequenceFlow id='f' sourceRef='A'/>") },
        { Codes.Dangling, Process("<intermediateCatchEvent id='A'><⌖messageEventDefinition messageRef='m'/></intermediateCatchEvent>") },
        { Codes.Dangling, Drawing("<collaboration id='C'><⌖participant id='p' processRef='Q'/></collaboration><process id='P'><task id='A'/></process>") },
        { Codes.Dangling, Drawing($"{Collaboration}<⌖messageFlow id='m' sourceRef='A' targetRef='nergens'/>{Rest}") },
        { Codes.Dangling, Drawing($"{Collaboration}<⌖messageFlow id='m' targetRef='A'/>{Rest}") },
        { Codes.Dangling, Drawing($"<collaboration id='C'><participant/><⌖messageFlow id='m' targetRef='A'/>{Rest}") },
        { Codes.FlowAcrossBorder, Process("<task id='A'/><subProcess id='S'><task id='B'/></subProcess>\n<⌖sequenceFlow id='f' sourceRef='A' targetRef='B'/>") },
        { Codes.IncomingOnStart, Process("<task id='A'/><startEvent id='S'/><⌖sequenceFlow id='f' sourceRef='A' targetRef='S'/>") },
        { Codes.IncomingOnStart, Process("<task id='A'/><boundaryEvent id='S' attachedToRef='A'/><⌖sequenceFlow id='f' sourceRef='A' targetRef='S'/>") },
        { Codes.OutgoingOnEnd, Process("<startEvent id='S'/><task id='A'/><endEvent id='E'/><⌖sequenceFlow id='f' sourceRef='E' targetRef='A'/>") },
        { Codes.EmptyProcess, Drawing("<⌖process id='P'><sequenceFlow id='f' sourceRef='A' targetRef='B'/></process>") },
        { Codes.NoProcess, "<⌖definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='P'/></definitions>" },
        { Codes.NoProcess, "<⌖definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>" },
        { Codes.RaceTarget, Process("<⌖eventBasedGateway id='R'/><intermediateCatchEvent id='A'/><sequenceFlow id='f' sourceRef='R' targetRef='A'/>") },
        { Codes.RaceTarget, Process("<eventBasedGateway id='R'/><intermediateCatchEvent id='A'/><task id='B'/><sequenceFlow id='f' sourceRef='R' targetRef='A'/>\n<⌖sequenceFlow id='g' sourceRef='R' targetRef='B'/>") },
        { Codes.DefaultNotOutgoing, Process("<⌖exclusiveGateway id='G' default='f'/><task id='A'/><sequenceFlow id='f' sourceRef='A' targetRef='G'/>") },
        { Codes.DefaultNotOutgoing, Process("<⌖task id='A' default='f'/>") },
        { Codes.BoundaryUnattached, Process("<task id='A'/><⌖boundaryEvent id='B'/>") },
        { Codes.BoundaryUnattached, Process("<exclusiveGateway id='A'/><⌖boundaryEvent id='B' attachedToRef='A'/>") },
        { Codes.MessageFlowInside, Drawing($"{Collaboration}<⌖messageFlow id='m' sourceRef='A' targetRef='B'/>{Rest}") },
        { Codes.NoStart, Drawing("<⌖process id='P'><task id='A'/><task id='B'/><sequenceFlow id='f' sourceRef='A' targetRef='B'/><sequenceFlow id='g' sourceRef='B' targetRef='A'/></process>") },
        { Codes.NoStart, Process("<⌖subProcess id='S'><task id='A'/><sequenceFlow id='f' sourceRef='A' targetRef='A'/></subProcess>") },
        { Codes.CallsItself, Process("<⌖callActivity id='A' calledElement='P'/>") },
        { Codes.CallsItself, Drawing("<process id='P'>\n<⌖callActivity id='A' calledElement='Q'/></process><process id='Q'><callActivity id='B' calledElement='R'/></process><process id='R'><callActivity id='D' calledElement='P'/></process>") },
        { Codes.LoopInvalid, Process("<task id='A'>\n<⌖standardLoopCharacteristics loopMaximum='0'/></task>") },
        { Codes.LoopInvalid, Process("<task id='A'>\n<⌖standardLoopCharacteristics loopMaximum='99999999999'/></task>") },
        { Codes.LoopInvalid, Process("<task id='A'><⌖multiInstanceLoopCharacteristics behavior='Soms'/></task>") },
        { Codes.LoopInvalid, Process("<task id='A'><⌖multiInstanceLoopCharacteristics behavior='7'/></task>") },
        { Codes.NotSupported, Process("<⌖choreographyTask id='A'/>") },
        { Codes.NotSupported, Process("<startEvent id='A'><⌖tijdEventDefinition/></startEvent>") },
        { Codes.CpUnknown, Process("<task id='A' ⌖cp:teem='x'/>") },
        { Codes.CpUnknown, Process("<task id='A'><extensionElements><⌖cp:velden/></extensionElements></task>") },
        { Codes.CpInvalid, Process("<⌖task id='A' cp:accept='soms'/>") },
        { Codes.CpInvalid, Process("<⌖task id='A' cp:due='morgen'/>") },
        { Codes.CpInvalid, Process("<⌖endEvent id='A' cp:outcome='klaar'/>") },
        { Codes.CpInvalid, Process("<task id='A'><extensionElements><cp:fields><⌖cp:field id='$x'/></cp:fields></extensionElements></task>") },
        { Codes.CpInvalid, Process("<task id='A'><extensionElements><cp:fields><⌖cp:field/></cp:fields></extensionElements></task>") },
        { Codes.CpInvalid, Process("<task id='A'><extensionElements><cp:fields><⌖cp:field id='x' type='kleur'/></cp:fields></extensionElements></task>") },
        { Codes.CpInvalid, Process("<task id='A'><extensionElements><cp:fields><⌖cp:field id='x' type='1'/></cp:fields></extensionElements></task>") },
        { Codes.CpInvalid, Process("<task id='A'><extensionElements><cp:fields><⌖cp:field id='x' required='ja'/></cp:fields></extensionElements></task>") },
        { Codes.CpInvalid, Process("<task id='A'/><task id='B'/><sequenceFlow id='f' sourceRef='A' targetRef='B'><extensionElements><cp:needs><⌖cp:need id='x' kind='wens'/></cp:needs></extensionElements></sequenceFlow>") },
        { Codes.TimerInvalid, Process("<intermediateCatchEvent id='A'><timerEventDefinition>\n<⌖timeDuration>PT</timeDuration></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.TimerInvalid, Process("<intermediateCatchEvent id='A'><timerEventDefinition><⌖timeDuration>PT99999999999H</timeDuration></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.TimerInvalid, Process("<intermediateCatchEvent id='A'><timerEventDefinition><⌖timeDate>2026-13-01</timeDate></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.TimerInvalid, Process("<intermediateCatchEvent id='A'><timerEventDefinition><⌖timeCycle>R0/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.ConditionInvalid, Process("<exclusiveGateway id='G'/><task id='A'/><sequenceFlow id='f' sourceRef='G' targetRef='A'><⌖conditionExpression language='feel'>1 +</conditionExpression></sequenceFlow>") },
    };

    public static TheoryData<string, string> Warnings => new()
    {
        { Codes.ForeignCondition, Process("<exclusiveGateway id='G'/><task id='A'/><sequenceFlow id='f' sourceRef='G' targetRef='A'><⌖conditionExpression>${bedrag > 100}</conditionExpression></sequenceFlow>") },
        { Codes.ForeignCondition, Process("<exclusiveGateway id='G'/><task id='A'/><sequenceFlow id='f' sourceRef='G' targetRef='A'><⌖conditionExpression language='groovy'>x</conditionExpression></sequenceFlow>") },
        { Codes.TimerUndetailed, Process("<⌖intermediateCatchEvent id='A'><timerEventDefinition/></intermediateCatchEvent>") },
        { Codes.TimerUndetailed, Process("<⌖intermediateCatchEvent id='A'><timerEventDefinition><timeDuration>${termijn}</timeDuration></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.TimerUndetailed, Process("<⌖intermediateCatchEvent id='A'><timerEventDefinition><timeDuration>na twee dagen</timeDuration></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.TimerUndetailed, Process("<⌖intermediateCatchEvent id='A'><timerEventDefinition><timeDuration>Paar dagen</timeDuration></timerEventDefinition></intermediateCatchEvent>") },
        { Codes.MessageUndetailed, Process("<⌖intermediateCatchEvent id='A'><messageEventDefinition/></intermediateCatchEvent>") },
        { Codes.MessageUndetailed, Process("<⌖intermediateCatchEvent id='A'/>") },
        { Codes.MessageUndetailed, Process("<task id='A'/><⌖boundaryEvent id='B' attachedToRef='A'><messageEventDefinition/></boundaryEvent>") },
        { Codes.MessageUndetailed, Process("<⌖receiveTask id='A'/>") },
        { Codes.EventUndetailed, Process("<⌖intermediateCatchEvent id='A'><signalEventDefinition/></intermediateCatchEvent>") },
        { Codes.EventUndetailed, Process("<⌖intermediateCatchEvent id='A'><conditionalEventDefinition/></intermediateCatchEvent>") },
        { Codes.ForeignCondition, Process("<intermediateCatchEvent id='A'><conditionalEventDefinition><⌖condition>${klaar}</condition></conditionalEventDefinition></intermediateCatchEvent>") },
        { Codes.LoopUndetailed, Process("<⌖task id='A'>\n<multiInstanceLoopCharacteristics/></task>") },
        { Codes.LoopUndetailed, Process("<⌖task id='A'><standardLoopCharacteristics/></task>") },
        { Codes.SubProcessEmpty, Process("<⌖subProcess id='A'/>") },
        { Codes.SubProcessEmpty, Process("<⌖transaction id='A'/>") },
        { Codes.SubProcessEmpty, Process("<⌖adHocSubProcess id='A'/>") },
        { Codes.CallUnresolved, Process("<⌖callActivity id='A'/>") },
        { Codes.CallUnresolved, Process("<⌖callActivity id='A' calledElement='elders'/>") },
        { Codes.ErrorUncaught, Process("<⌖endEvent id='A'><errorEventDefinition/></endEvent>") },
        { Codes.ErrorUncaught, Process("<subProcess id='S'>\n<⌖endEvent id='A'><errorEventDefinition errorRef='e1'/></endEvent></subProcess><boundaryEvent id='B' attachedToRef='S'><errorEventDefinition errorRef='e2'/></boundaryEvent></process><error id='e1' errorCode='1'/><error id='e2' errorCode='2'/><process id='Q'>") },
        { Codes.CancelUncaught, Process("<transaction id='S'>\n<⌖endEvent id='A'><cancelEventDefinition/></endEvent></transaction>") },
        { Codes.Unreachable, Process("<startEvent id='S'/><task id='A'/><sequenceFlow id='f' sourceRef='S' targetRef='A'/>\n<⌖task id='B'/>") },
    };

    public static TheoryData<string, string> InYaml => new()
    {
        { Codes.NotYaml, "teams: {}\n⌖}" },
        { Codes.NotYaml, "teams:\n  a: {}\n  ⌖a: {}" },
        { Codes.YamlInvalid, "⌖- a" },
        { Codes.YamlInvalid, "⌖people: {}" },
        { Codes.YamlInvalid, "teams: { a: {} }\n⌖teem: x" },
        { Codes.YamlInvalid, "teams: { a: ⌖1 }" },
        { Codes.YamlInvalid, "teams: ⌖[a]" },
        { Codes.YamlInvalid, "teams: { a: { ⌖naam: x } }" },
        { Codes.YamlInvalid, "teams: { a: {} }\npeople: { kim: { roles: ⌖[baas] } }" },
        { Codes.YamlInvalid, "teams: { a: ⌖{ coordinator: nora } }\npeople: { kim: {} }" },
        { Codes.YamlInvalid, "teams: { a: { name: ⌖[x] } }" },
        { Codes.TeamTwice, "teams: { a: {}, ⌖A: {} }" },
        { Codes.TeamTwice, "teams: { a: { name: Samen }, ⌖b: { name: samen } }" },
        { Codes.TeamUnknown, "teams: { a: {} }\npeople: { kim: ⌖{ teams: [b] } }" },
        { Codes.TeamUnknown, "teams: { a: {} }\nfallback: ⌖b" },
    };

    /// <summary>Beside a drawing with one task, a team and a calendar. What a drawing says about agreements is shown in AgreementsCheckTests.</summary>
    public static TheoryData<string, string> InAgreements => new()
    {
        { Codes.AgreementTwice, "agreements: { }\nladders: { l: [{ at: 1%, do: take back }], ⌖L: [] }" },
        { Codes.CalendarUnknown, "agreements: { a: { kind: ola, calendar: ⌖x, for: { lane: t }, clocks: { completion: PT1H } } }" },
        { Codes.CalendarUnknown, "agreements: { ⌖a: { kind: ola, for: { lane: t }, clocks: { completion: PT1H } } }" },
        { Codes.LadderUnknown, "agreements: { a: { kind: ola, calendar: k, for: { lane: t }, clocks: { completion: PT1H }, ladder: ⌖x } }" },
        { Codes.TargetInvalid, "agreements: { a: { kind: ola, calendar: k, for: { lane: t }, clocks: { completion: { high: ⌖-PT5H } } } }" },
        { Codes.RungInvalid, "agreements: { }\nladders: { l: [{ at: ⌖0%, do: take back }] }" },
        { Codes.RungInvalid, "agreements: { }\nladders: { l: [{ at: 1%, repeat: ⌖PT0S, do: take back }] }" },
        { Codes.ActionInvalid, "agreements: { }\nladders: { l: [{ at: 1%, do: [take back, ⌖notify nobody] }] }" },
        { Codes.TeamUnknown, "agreements: { }\nladders: { l: [{ at: 1%, do: [take back, ⌖reassign x] }] }" },
        { Codes.StartUnknown, "agreements: { }\nladders: { l: [{ at: 1%, do: ⌖start x }] }" },
        { Codes.LadderLoop, "agreements: { a: { kind: ola, calendar: k, for: { process: P }, clocks: { completion: PT1H }, ladder: l } }\nladders: { ⌖l: [{ at: 1%, do: start P }] }" },
        { Codes.AgreementClash, "agreements: { a: { kind: ola, calendar: k, for: { lane: t }, clocks: { completion: PT1H } }, ⌖b: { kind: ola, calendar: k, for: { lane: t }, clocks: { completion: PT2H } } }" },
        { Codes.StatutoryInside, "agreements: { a: { kind: ola, calendar: k, for: { lane: t }, clocks: ⌖{ completion: 1 week statutory } } }" },
        { Codes.AttachedUnknown, "agreements: { ⌖a: { kind: ola, calendar: k, for: { process: x }, clocks: { completion: PT1H } } }" },
        { Codes.AttachedUnknown, "agreements: { ⌖a: { kind: ola, calendar: k, clocks: { completion: PT1H } } }" },
        { Codes.WrongKind, "agreements: { a: { kind: ola, calendar: k, for: ⌖{ partner: x }, clocks: { completion: PT1H } } }" },
    };

    [Theory]
    [MemberData(nameof(InAgreements))]
    public void What_is_wrong_in_the_agreements_is_told_with_its_place(string code, string text)
    {
        var beside = new BesideAgreements(new TeamDirectory([new Team("t", "T", null)], null), ["k"], [Read(Process("<task id='A'/>")).Model!]);
        var (agreements, diagnostics) = AgreementsReader.Read(Plain(text), "t.bpmn", beside);
        var severity = agreements is null ? Severity.Error : Severity.Warning;
        Points(diagnostics, severity, code, text);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_is_wrong_is_an_error_with_its_place_and_nothing_runs(string code, string drawing)
    {
        var read = Read(drawing);
        Assert.Null(read.Model);
        Points(read.Diagnostics, Severity.Error, code, drawing);
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void What_a_person_must_do_is_a_warning_with_its_place_and_it_runs(string code, string drawing)
    {
        var read = Read(drawing);
        Assert.NotNull(read.Model);
        Points(read.Diagnostics, Severity.Warning, code, drawing);
    }

    [Theory]
    [MemberData(nameof(InYaml))]
    public void What_is_wrong_in_the_teams_file_is_an_error_with_its_place(string code, string text)
    {
        var (organisation, diagnostics) = TeamsReader.Read(Plain(text), "t.bpmn");
        Assert.Null(organisation);
        Points(diagnostics, Severity.Error, code, text);
    }

    [Theory]
    [InlineData("<subProcess id='S'><endEvent id='E'><errorEventDefinition errorRef='e'/></endEvent></subProcess><boundaryEvent id='B' attachedToRef='S'><errorEventDefinition/></boundaryEvent>")]
    [InlineData("<endEvent id='E'><errorEventDefinition errorRef='e'/></endEvent><subProcess id='S' triggeredByEvent='true'><startEvent id='B'><errorEventDefinition errorRef='e'/></startEvent></subProcess>")]
    [InlineData("<callActivity id='S' calledElement='Q'/><boundaryEvent id='B' attachedToRef='S'><errorEventDefinition errorRef='e'/></boundaryEvent></process><process id='Q'><endEvent id='E'><errorEventDefinition errorRef='e'/></endEvent>")]
    [InlineData("<transaction id='S'><subProcess id='T'><endEvent id='E'><cancelEventDefinition/></endEvent></subProcess></transaction><boundaryEvent id='B' attachedToRef='S'><cancelEventDefinition/></boundaryEvent>")]
    public void What_is_caught_is_nothing_to_warn_about(string content) =>
        Assert.Empty(Read(Drawing($"<error id='e' errorCode='1'/><process id='P'>{content}</process>")).Diagnostics);

    [Fact]
    public void Every_code_is_shown_here()
    {
        var shown = Errors.Concat(Warnings).Concat(InYaml).Concat(InAgreements).Select(row => (string)row.Data.Item1)
            .Append(Codes.TooLarge).Append(Codes.NoAgreement).Append(Codes.AgreementUnknown).ToHashSet();
        shown.UnionWith([.. XmlCheckTests.Shown, Codes.NoRolePlays]);
        Assert.Empty(typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!).Except(shown));
    }

    [Fact]
    public void A_file_of_more_than_ten_megabytes_is_not_read()
    {
        var read = BpmnReader.Read(new byte[10_000_001], "groot.bpmn");
        Assert.Equal("groot.bpmn:1:1: error CP102 Expected at most 10 MB, but the file has 10 MB.", Assert.Single(read.Diagnostics).ToString());
        Assert.Equal(Codes.TooLarge, Assert.Single(TeamsReader.Read(new string(' ', 2_000_001), "t").Diagnostics).Code);
    }

    [Fact]
    public void A_thousand_faults_are_enough()
    {
        var read = Read(Process(string.Concat(Enumerable.Range(0, 3_000).Select(number => $"<choreographyTask id='A{number}'/>\n"))));
        Assert.Equal(1_000, read.Diagnostics.Length);
    }

    [Fact]
    public void They_stand_in_the_order_of_the_file() =>
        Assert.Equal([3, 4, 5], Read(Process("<choreographyTask id='A'/>\n<task id='B' cp:due='x'/>\n<choreographyTask id='C'/>")).Diagnostics.Select(diagnostic => diagnostic.Line));

    private static void Points(IEnumerable<Diagnostic> diagnostics, Severity severity, string code, string text)
    {
        var all = diagnostics.ToList();
        var (line, column) = Place(text);
        Assert.True(all.Any(found => (found.Severity, found.Code, found.Line, found.Column) == (severity, code, line, column)),
            $"Expected {severity} {code} at {line}:{column}, but: {(all.Count == 0 ? "nothing" : string.Join("\n", all))}");
    }
}
