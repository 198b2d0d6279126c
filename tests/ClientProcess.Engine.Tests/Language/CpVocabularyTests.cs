using System.Text;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>A misspelt or misplaced <c>cp:</c> name is an error with its place, never a rule that silently does not hold.</summary>
public sealed class CpVocabularyTests
{
    [Theory]
    [InlineData("""<userTask id="a" cp:due="PT8H" cp:accept="explicit"/>""", null)]
    [InlineData("""<userTask id="a" cp:deu="PT8H"/>""", "CP302")]
    [InlineData("""<userTask id="a" cp:outcome="honoured"/>""", "CP303")]
    [InlineData("""<userTask id="a"><extensionElements><cp:fields><cp:field id="x" type="text" required="true"/></cp:fields></extensionElements></userTask>""", null)]
    [InlineData("""<userTask id="a"><extensionElements><cp:fields><cp:field id="x" requird="true"/></cp:fields></extensionElements></userTask>""", "CP302")]
    [InlineData("""<userTask id="a"><extensionElements><cp:needs><cp:need id="x"/></cp:needs></extensionElements></userTask>""", "CP303")]
    [InlineData("""<userTask id="a"><extensionElements><cp:field id="x"/></extensionElements></userTask>""", "CP303")]
    [InlineData("""<userTask id="a"><extensionElements><cp:forms/></extensionElements></userTask>""", "CP302")]
    public void Every_name_has_its_place(string task, string? code)
    {
        var xml = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cp="urn:clientprocess:bpmn:1" id="d" targetNamespace="t">
              <process id="p" isExecutable="true">
                {task}
              </process>
            </definitions>
            """;
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(xml), "file.bpmn");
        if (code is null)
        {
            Assert.Empty(read.Diagnostics);
            return;
        }
        var diagnostic = Assert.Single(read.Diagnostics);
        Assert.Equal((code, 3, Severity.Error), (diagnostic.Code, diagnostic.Line, diagnostic.Severity));
        Assert.Null(read.Model);
    }
}
