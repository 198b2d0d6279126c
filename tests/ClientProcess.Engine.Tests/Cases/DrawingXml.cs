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
        ["or"] = "inclusiveGateway", ["complex"] = "complexGateway", ["call"] = "callActivity",
        ["sub"] = "subProcess", ["transaction"] = "transaction", ["adhoc"] = "adHocSubProcess", ["on"] = "subProcess",
    };

    /// <summary>The root element, such as a message or an error, that a name in the drawing stands for.</summary>
    public delegate string Root(string kind, string name);

    public static string Close(string kind) => $"</{Kinds[kind]}>";

    public static string Node(string[] words, Root root) => $"{Open(words, root)}</{Kinds[words[0]]}>";

    /// <summary>The element without its end: what stands in a sub-process follows.</summary>
    public static string Open(string[] words, Root root)
    {
        var element = Kinds[words[0]];
        var (attributes, content, fields) = (words[0] == "on" ? " triggeredByEvent='true'" : "", "", "");
        foreach (var (key, value) in words.Skip(2).Select(Pair))
        {
            attributes += Attribute(element, key, value, root);
            content += Content(key, value, root, element);
            if (key == "field") fields += Field(value!);
        }
        if (fields.Length > 0) content = $"<extensionElements><cp:fields>{fields}</cp:fields></extensionElements>" + content;
        return $"<{element} id='{words[1]}' name='{words[1]}'{attributes}>{content}{Looping.Of([.. words.Skip(2).Select(Pair)], root)}";
    }

    /// <summary>Spaces in a value are written as <c>_</c>.</summary>
    private static (string Key, string? Value) Pair(string word) => word.Split('=', 2) is [var key, var value] ? (key, SecurityElement.Escape(value.Replace('_', ' '))) : (word, null);

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

    private static string Attribute(string element, string key, string? value, Root root) => key switch
    {
        "on" => $" attachedToRef='{value}'",
        "keeps" => element == "startEvent" ? " isInterrupting='false'" : " cancelActivity='false'",
        "explicit" => " cp:accept='explicit'",
        "due" or "outcome" or "correlation" => $" cp:{key}='{value}'",
        "default" => $" default='{value}'",
        "message" when element == "receiveTask" && value is not null => $" messageRef='{root("message", value)}'",
        "instantiate" => " instantiate='true'",
        "allof" when element == "eventBasedGateway" => " eventGatewayType='Parallel'",
        "allof" => " parallelMultiple='true'",
        "sequential" when element == "adHocSubProcess" => " ordering='Sequential'",
        "rest" => " cancelRemainingInstances='false'",
        "undoes" => " isForCompensation='true'",
        "calls" => $" calledElement='{value}'",
        _ => "",
    };

    private static string Content(string key, string? value, Root root, string element) => key switch
    {
        "message" when element == "receiveTask" => "",
        "message" or "signal" or "error" or "escalation" => Event(key, value, root),
        "timer" => value is null ? "<timerEventDefinition/>" : $"<timerEventDefinition><timeDuration>{value}</timeDuration></timerEventDefinition>",
        "date" => $"<timerEventDefinition><timeDate>{value}</timeDate></timerEventDefinition>",
        "cycle" => $"<timerEventDefinition><timeCycle>{value}</timeCycle></timerEventDefinition>",
        "terminate" => "<terminateEventDefinition/>",
        "when" when element == "adHocSubProcess" => $"<completionCondition>{value}</completionCondition>",
        "when" when element == "complexGateway" => $"<activationCondition>{value}</activationCondition>",
        "when" => $"<conditionalEventDefinition>{(value is null ? "" : $"<condition>{value}</condition>")}</conditionalEventDefinition>",
        "link" => $"<linkEventDefinition name='{value}'/>",
        "cancel" => "<cancelEventDefinition/>",
        "compensate" => $"<compensateEventDefinition{(value is null ? "" : $" activityRef='{value}'")}/>",
        "compensate-beside" => "<compensateEventDefinition waitForCompletion='false'/>",
        _ => "",
    };

    public static string Event(string kind, string? name, Root root) => $"<{kind}EventDefinition{(name is null ? "" : $" {kind}Ref='{root(kind, name)}'")}/>";

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
