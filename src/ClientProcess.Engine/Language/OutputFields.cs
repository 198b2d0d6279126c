using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>
/// What a task is drawn to give (BPMN 2.0 section 10.4.2, data outputs) and a condition of its process asks for is asked of whoever completes it:
/// a decision that no machine takes here is taken by a person, and the gateway behind it goes by what that person says.
/// </summary>
internal static partial class OutputFields
{
    public static IEnumerable<FlowNode> Ask(Drawing drawing, List<FlowNode> nodes)
    {
        var conditions = nodes.SelectMany(node => node.Outgoing).Select(flow => flow.Condition).OfType<FlowCondition>().Where(condition => condition.Feel is not null).ToList();
        var wanted = conditions.SelectMany(condition => condition.Feel!.Names).ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0 ? nodes : nodes.Select(node => node is TaskNode task && drawing.Find(node.Id) is { } element ? Asking(task, OutputsOf(drawing, element), wanted, conditions) : node);
    }

    /// <summary>By the names of its outputs, and of the data that they are written to.</summary>
    private static IEnumerable<string?> OutputsOf(Drawing drawing, XElement element) =>
        element.Elements(Names.Bpmn + "ioSpecification").Elements(Names.Bpmn + "dataOutput")
            .Concat(element.Elements(Names.Bpmn + "dataOutputAssociation").Elements(Names.Bpmn + "targetRef").Select(target => drawing.Find(Names.LocalPart(target.Value))).OfType<XElement>())
            .Select(output => output.Name()?.Trim());

    private static TaskNode Asking(TaskNode task, IEnumerable<string?> outputs, HashSet<string> wanted, List<FlowCondition> conditions)
    {
        var given = outputs.Where(name => name is not null && wanted.Contains(name) && task.Fields.All(field => field.Id != name)).Distinct(StringComparer.Ordinal)
            .Select(name => Field(name!, conditions)).ToImmutableArray();
        return given.IsEmpty ? task : task with { Fields = task.Fields.AddRange(given) };
    }

    /// <summary>One of the answers that conditions know, if they compare it with texts; else whatever is typed.</summary>
    private static FormField Field(string name, List<FlowCondition> conditions)
    {
        var about = conditions.Where(condition => condition.Feel!.Names.Contains(name)).Select(condition => condition.Text).ToList();
        var answers = about.SelectMany(text => Texts().Matches(text)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var type = answers.Length > 0 ? FieldType.Choice : about.Exists(text => Numbers().IsMatch(text)) ? FieldType.Number : FieldType.Text;
        return new FormField(name, name, type, Required: true, answers);
    }

    [GeneratedRegex("=\\s*\"([^\"]*)\"")]
    private static partial Regex Texts();

    [GeneratedRegex("[<>=]\\s*-?[0-9]")]
    private static partial Regex Numbers();
}
