using System.Text;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>A decision that no machine takes here is asked of a person.</summary>
public sealed class OutputFieldTests
{
    private static FormField[] FieldsOf(string condition, string output = "Besluit", string extra = "") => [.. ((TaskNode)BpmnReader.Read(Encoding.UTF8.GetBytes(
        $"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:cp='urn:clientprocess:bpmn:1'><process id='P'><businessRuleTask id='A'>{extra}<ioSpecification><dataOutput id='o' name='{output}'/></ioSpecification></businessRuleTask>"
        + $"<exclusiveGateway id='G' default='g'/><task id='B'/><task id='C'/><sequenceFlow id='e' sourceRef='A' targetRef='G'/><sequenceFlow id='f' sourceRef='G' targetRef='B'><conditionExpression language='feel'><![CDATA[{condition}]]></conditionExpression></sequenceFlow>"
        + "<sequenceFlow id='g' sourceRef='G' targetRef='C'/></process></definitions>"), "t").Model!.Find("P")!.Node("A")).Fields];

    [Fact]
    public void What_a_condition_asks_for_is_asked_with_the_answers_it_knows()
    {
        var field = Assert.Single(FieldsOf("Besluit = \"toegewezen\" or Besluit = \"deels\""));
        Assert.Equal(("Besluit", FieldType.Choice, true), (field.Id, field.Type, field.Required));
        Assert.Equal(["toegewezen", "deels"], field.Options);
    }

    [Fact]
    public void A_number_is_asked_as_a_number() => Assert.Equal(FieldType.Number, Assert.Single(FieldsOf("Besluit > 5")).Type);

    [Fact]
    public void What_no_condition_asks_for_is_not_asked() => Assert.Empty(FieldsOf("anders = \"x\""));

    [Fact]
    public void A_field_that_the_drawing_has_stays_as_it_is() => Assert.Equal(FieldType.TextArea, Assert.Single(FieldsOf(
        "Besluit = \"ja\"", extra: "<extensionElements><cp:fields><cp:field id='Besluit' type='textarea'/></cp:fields></extensionElements>")).Type);
}
