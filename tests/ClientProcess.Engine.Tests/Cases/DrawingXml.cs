using System.Security;
using System.Text.RegularExpressions;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>The BPMN of one line of a test's drawing.</summary>
internal static partial class DrawingXml
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["start"] = "startEvent", ["end"] = "endEvent", ["catch"] = "intermediateCatchEvent", ["throw"] = "intermediateThrowEvent", ["boundary"] = "boundaryEvent",
        ["task"] = "task", ["user"] = "userTask", ["manual"] = "manualTask", ["service"] = "serviceTask", ["send"] = "sendTask", ["receive"] = "receiveTask",
        ["script"] = "scriptTask", ["rule"] = "businessRuleTask",
        ["xor"] = "exclusiveGateway", ["and"] = "parallelGateway", ["race"] = "eventBasedGateway",
    };

    public static string Node(string[] words, Func<string, string> message)
    {
        var element = Kinds[words[0]];
        var (attributes, content, fields) = ("", "", "");
        foreach (var word in words.Skip(2))
        {
            var (key, value) = word.Split('=', 2) is [var k, var v] ? (k, v) : (word, null);
            attributes += Attribute(element, key, value, message);
            content += Content(key, value, message, element);
            if (key == "field") fields += Field(value!);
        }
        if (fields.Length > 0) content = $"<extensionElements><cp:fields>{fields}</cp:fields></extensionElements>" + content;
        return $"<{element} id='{words[1]}' name='{words[1]}'{attributes}>{content}</{element}>";
    }

    public static string Flow(string source, string target, string? name, string? needs, string? condition)
    {
        var named = name is null ? "" : $" name='{SecurityElement.Escape(name)}'";
        var content = needs is null ? "" : $"<extensionElements><cp:needs>{string.Concat(needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Need))}</cp:needs></extensionElements>";
        if (condition is not null) content += $"<conditionExpression>{SecurityElement.Escape(condition)}</conditionExpression>";
        return $"<sequenceFlow id='{source}-{target}'{named} sourceRef='{source}' targetRef='{target}'>{content}</sequenceFlow>";
    }

    /// <summary>Splits <c>A > B : name { needs } [condition]</c>.</summary>
    public static (string Path, string? Name, string? Needs, string? Condition) Tail(string line)
    {
        var match = Shape().Match(line);
        return (match.Groups["path"].Value.Trim(), Group(match, "name"), Group(match, "needs"), Group(match, "condition"));
    }

    private static string? Group(Match match, string name) => match.Groups[name].Success ? match.Groups[name].Value.Trim() : null;

    private static string Attribute(string element, string key, string? value, Func<string, string> message) => key switch
    {
        "on" => $" attachedToRef='{value}'",
        "keeps" => " cancelActivity='false'",
        "explicit" => " cp:accept='explicit'",
        "due" or "outcome" or "correlation" => $" cp:{key}='{value}'",
        "default" => $" default='{value}'",
        "message" when element == "receiveTask" && value is not null => $" messageRef='{message(value)}'",
        _ => "",
    };

    private static string Content(string key, string? value, Func<string, string> message, string element) => key switch
    {
        "message" when element == "receiveTask" => "",
        "message" => value is null ? "<messageEventDefinition/>" : $"<messageEventDefinition messageRef='{message(value)}'/>",
        "timer" => value is null ? "<timerEventDefinition/>" : $"<timerEventDefinition><timeDuration>{value}</timeDuration></timerEventDefinition>",
        "date" => $"<timerEventDefinition><timeDate>{value}</timeDate></timerEventDefinition>",
        "cycle" => $"<timerEventDefinition><timeCycle>{value}</timeCycle></timerEventDefinition>",
        "terminate" => "<terminateEventDefinition/>",
        _ => "",
    };

    /// <summary><c>id:type!|option|option</c>.</summary>
    private static string Field(string text)
    {
        var parts = text.Split('|');
        var (id, type, required) = Parts(parts[0], "text");
        return $"<cp:field id='{id}' name='{id}' type='{type}' required='{required}'>{string.Concat(parts.Skip(1).Select(option => $"<cp:option>{option}</cp:option>"))}</cp:field>";
    }

    private static string Need(string text)
    {
        var (id, kind, required) = Parts(text, "field");
        return $"<cp:need id='{id}' name='{id}' kind='{kind}' required='{required}'/>";
    }

    private static (string Id, string Type, string Required) Parts(string text, string otherwise)
    {
        var parts = text.TrimEnd('!').Split(':');
        return (parts[0], parts.Length > 1 ? parts[1] : otherwise, text.EndsWith('!') ? "true" : "false");
    }

    [GeneratedRegex(@"^(?<path>[^:{\[]*)(:(?<name>[^{\[]*))?(\{(?<needs>[^}]*)\})?\s*(\[(?<condition>.*)\])?$")]
    private static partial Regex Shape();
}
