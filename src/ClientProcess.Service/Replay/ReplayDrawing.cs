using System.Text;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Replay;

/// <summary>
/// The drawing that a log's cases run: one task and no lanes, because a log tells which teams had a case and not by which road. The task is the
/// intake team's, and every change of team is a handoff outside the drawing.
/// </summary>
internal static class ReplayDrawing
{
    public const string Key = "replay";
    public const string Name = "Nagespeeld logboek";

    public static byte[] Content { get; } = Encoding.UTF8.GetBytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="urn:clientprocess:replay">
          <bpmn:process id="replay" name="Nagespeeld logboek" isExecutable="true">
            <bpmn:startEvent id="start" name="Gemeld"><bpmn:outgoing>naar-behandelen</bpmn:outgoing></bpmn:startEvent>
            <bpmn:userTask id="behandelen" name="Behandelen"><bpmn:incoming>naar-behandelen</bpmn:incoming><bpmn:outgoing>naar-einde</bpmn:outgoing></bpmn:userTask>
            <bpmn:endEvent id="einde" name="Afgehandeld"><bpmn:incoming>naar-einde</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="naar-behandelen" sourceRef="start" targetRef="behandelen" />
            <bpmn:sequenceFlow id="naar-einde" sourceRef="behandelen" targetRef="einde" />
          </bpmn:process>
          <bpmndi:BPMNDiagram id="diagram">
            <bpmndi:BPMNPlane id="plane" bpmnElement="replay">
              <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="100" y="112" width="36" height="36" /></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="behandelen_di" bpmnElement="behandelen"><dc:Bounds x="190" y="90" width="100" height="80" /></bpmndi:BPMNShape>
              <bpmndi:BPMNShape id="einde_di" bpmnElement="einde"><dc:Bounds x="344" y="112" width="36" height="36" /></bpmndi:BPMNShape>
              <bpmndi:BPMNEdge id="naar-behandelen_di" bpmnElement="naar-behandelen"><di:waypoint x="136" y="130" /><di:waypoint x="190" y="130" /></bpmndi:BPMNEdge>
              <bpmndi:BPMNEdge id="naar-einde_di" bpmnElement="naar-einde"><di:waypoint x="290" y="130" /><di:waypoint x="344" y="130" /></bpmndi:BPMNEdge>
            </bpmndi:BPMNPlane>
          </bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """);

    public static DefinitionRef Version(int version) => new(Key, version, Key);
}
