namespace ClientProcess.Service.Tests.World;

/// <summary>Small drawings for storage tests; the rules themselves are tested in the engine.</summary>
public static class Drawings
{
    private const string Head = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cp="urn:clientprocess:bpmn:1" id="d" targetNamespace="t">
        """;

    /// <summary>A to B to C, with a need on the first handoff.</summary>
    public const string Relay = Head + """
          <process id="relay" isExecutable="true">
            <laneSet id="lanes">
              <lane id="A" cp:team="klantcontact"><flowNodeRef>start</flowNodeRef><flowNodeRef>ask</flowNodeRef></lane>
              <lane id="B" cp:team="beoordeling"><flowNodeRef>judge</flowNodeRef></lane>
              <lane id="C" cp:team="uitvoering"><flowNodeRef>deliver</flowNodeRef><flowNodeRef>end</flowNodeRef></lane>
            </laneSet>
            <startEvent id="start"/><userTask id="ask" name="Aannemen"/><userTask id="judge" name="Beoordelen"/><userTask id="deliver" name="Uitvoeren"/><endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
            <sequenceFlow id="f2" sourceRef="ask" targetRef="judge">
              <extensionElements><cp:needs><cp:need id="adres" name="Adres" kind="field" required="true"/></cp:needs></extensionElements>
            </sequenceFlow>
            <sequenceFlow id="f3" sourceRef="judge" targetRef="deliver"/><sequenceFlow id="f4" sourceRef="deliver" targetRef="end"/>
          </process>
        </definitions>
        """;

    /// <summary>An answer or a deadline, whichever comes first.</summary>
    public const string Race = Head + """
          <message id="m" name="Antwoord"/>
          <process id="race" isExecutable="true" cp:team="klantcontact">
            <startEvent id="start"/><eventBasedGateway id="gateway"/>
            <intermediateCatchEvent id="answer" name="Antwoord binnen"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>
            <intermediateCatchEvent id="deadline" name="Te laat"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <userTask id="use" name="Antwoord verwerken"/><userTask id="remind" name="Herinneren"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="gateway"/><sequenceFlow id="f2" sourceRef="gateway" targetRef="answer"/>
            <sequenceFlow id="f3" sourceRef="gateway" targetRef="deadline"/><sequenceFlow id="f4" sourceRef="answer" targetRef="use"/>
            <sequenceFlow id="f5" sourceRef="deadline" targetRef="remind"/>
          </process>
        </definitions>
        """;

    /// <summary>A chain partner is asked, and answers.</summary>
    public const string Partner = Head + """
          <collaboration id="c">
            <participant id="p1" name="beoordeling" processRef="ask"/><participant id="p2" name="bank"/>
            <messageFlow id="mf1" name="vraag" sourceRef="question" targetRef="p2"/><messageFlow id="mf2" sourceRef="p2" targetRef="answer"/>
          </collaboration>
          <message id="m" name="Antwoord bank"/>
          <process id="ask" isExecutable="true" cp:team="beoordeling">
            <startEvent id="start"/><userTask id="question" name="Vragen"/>
            <intermediateCatchEvent id="answer" name="Antwoord"><messageEventDefinition messageRef="m"/></intermediateCatchEvent><endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="question"/><sequenceFlow id="f2" sourceRef="question" targetRef="answer"/><sequenceFlow id="f3" sourceRef="answer" targetRef="end"/>
          </process>
        </definitions>
        """;

    /// <summary>Two pools of ours: the first starts the second by a message and waits for its answer.</summary>
    public const string Pools = Head + """
          <collaboration id="c">
            <participant id="p1" name="klantcontact" processRef="front"/><participant id="p2" name="beoordeling" processRef="back"/>
            <messageFlow id="mf1" name="vraag" sourceRef="send" targetRef="begin"/><messageFlow id="mf2" name="antwoord" sourceRef="reply" targetRef="receive"/>
          </collaboration>
          <process id="front" isExecutable="true">
            <startEvent id="start"/><userTask id="send" name="Vragen"/><intermediateCatchEvent id="receive"><messageEventDefinition/></intermediateCatchEvent><endEvent id="end"/>
            <sequenceFlow id="a1" sourceRef="start" targetRef="send"/><sequenceFlow id="a2" sourceRef="send" targetRef="receive"/><sequenceFlow id="a3" sourceRef="receive" targetRef="end"/>
          </process>
          <process id="back">
            <startEvent id="begin"><messageEventDefinition/></startEvent><userTask id="reply" name="Antwoorden"/>
            <sequenceFlow id="b1" sourceRef="begin" targetRef="reply"/>
          </process>
        </definitions>
        """;

    /// <summary>Work that never ends by itself: one task, done again and again, passed between two teams.</summary>
    public const string PingPong = Head + """
          <process id="pingpong" isExecutable="true">
            <laneSet id="lanes"><lane id="A" cp:team="klantcontact"><flowNodeRef>ping</flowNodeRef></lane><lane id="B" cp:team="beoordeling"><flowNodeRef>pong</flowNodeRef></lane></laneSet>
            <startEvent id="start"/><userTask id="ping" name="Ping"/><userTask id="pong" name="Pong"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ping"/><sequenceFlow id="f2" sourceRef="ping" targetRef="pong"/><sequenceFlow id="f3" sourceRef="pong" targetRef="ping"/>
          </process>
        </definitions>
        """;

    /// <summary>Three times, every day.</summary>
    public const string Daily = Head + """
          <process id="daily" isExecutable="true" cp:team="klantcontact">
            <startEvent id="tick"><timerEventDefinition><timeCycle>R3/P1D</timeCycle></timerEventDefinition></startEvent><userTask id="look" name="Kijken"/>
            <sequenceFlow id="f1" sourceRef="tick" targetRef="look"/>
          </process>
        </definitions>
        """;

    /// <summary>A message from outside starts it.</summary>
    public const string Inbound = Head + """
          <message id="m" name="Melding"/>
          <process id="inbound" isExecutable="true" cp:team="klantcontact">
            <startEvent id="begin"><messageEventDefinition messageRef="m"/></startEvent><userTask id="look" name="Bekijken"/>
            <sequenceFlow id="f1" sourceRef="begin" targetRef="look"/>
          </process>
        </definitions>
        """;

    public static readonly (string Key, string Xml)[] All = [("relay", Relay), ("race", Race), ("pools", Pools), ("pingpong", PingPong), ("daily", Daily), ("inbound", Inbound), ("ask", Partner)];
}
