using System.Security;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>
/// How often an activity of a test's drawing is done: <c>again=x_&lt;_3</c> (a standard loop; <c>before</c>, <c>max=3</c>), <c>each=lijst</c> or
/// <c>times=3</c> (multi-instance; <c>one-by-one</c>, <c>item=x</c>, <c>gives=x</c>, <c>into=lijst</c>, <c>enough=condition</c>, and what it
/// throws: <c>every=signal:S</c>, <c>first=signal:S</c>, <c>if=condition</c> with <c>then=signal:S</c>). <c>loop</c> and <c>many</c> say nothing more.
/// </summary>
internal static class Looping
{
    public static string Of((string Key, string? Value)[] words, DrawingXml.Root root)
    {
        var by = words.DistinctBy(word => word.Key).ToDictionary(word => word.Key, word => word.Value);
        if (by.ContainsKey("again") || by.ContainsKey("loop")) return Standard(by);
        return by.ContainsKey("each") || by.ContainsKey("times") || by.ContainsKey("many") ? Multiple(by, root) : "";
    }

    private static string Standard(Dictionary<string, string?> by) =>
        $"<standardLoopCharacteristics{(by.ContainsKey("before") ? " testBefore='true'" : "")}{Text(by, "max", " loopMaximum='{0}'")}>"
        + $"{Text(by, "again", "<loopCondition>{0}</loopCondition>")}</standardLoopCharacteristics>";

    private static string Multiple(Dictionary<string, string?> by, DrawingXml.Root root)
    {
        var (every, first, then) = (Thrown(by, "every"), Thrown(by, "first"), Thrown(by, "then"));
        var behavior = every is not null ? " behavior='None'" : first is not null ? " behavior='One'" : then is not null ? " behavior='Complex'" : "";
        if (by.ContainsKey("every") && every is null) behavior = " behavior='None'";
        var referred = every is { } e ? $" noneBehaviorEventRef='{root(e.Kind, e.Name)}~'" : first is { } f ? $" oneBehaviorEventRef='{root(f.Kind, f.Name)}~'" : "";
        var complex = then is { } t
            ? $"<complexBehaviorDefinition id='cb-{Guid.NewGuid():N}'><condition>{by["if"]}</condition><event id='ev-{Guid.NewGuid():N}'>{DrawingXml.Event(t.Kind, t.Name, root)}</event></complexBehaviorDefinition>" : "";
        return $"<multiInstanceLoopCharacteristics{(by.ContainsKey("one-by-one") ? " isSequential='true'" : "")}{behavior}{referred}"
            + $"{Text(by, "each", " cp:collection='{0}'")}{Text(by, "item", " cp:item='{0}'")}{Text(by, "gives", " cp:result='{0}'")}{Text(by, "into", " cp:results='{0}'")}>"
            + $"{Text(by, "times", "<loopCardinality>{0}</loopCardinality>")}{complex}{Text(by, "enough", "<completionCondition>{0}</completionCondition>")}</multiInstanceLoopCharacteristics>";
    }

    private static (string Kind, string Name)? Thrown(Dictionary<string, string?> by, string key) =>
        by.GetValueOrDefault(key)?.Split(':') is [var kind, var name] ? (kind, SecurityElement.Escape(name)) : null;

    private static string Text(Dictionary<string, string?> by, string key, string format) => by.GetValueOrDefault(key) is { } value ? format.Replace("{0}", value, StringComparison.Ordinal) : "";
}
