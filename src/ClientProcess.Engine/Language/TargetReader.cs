using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using NodaTime;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Language;

/// <summary>Reads a target: one duration, or one per priority with <c>target</c> for the rest.</summary>
internal static class TargetReader
{
    private const string Rest = "target";

    public static Target? Read(YamlNode node, string clock, Diagnostics diagnostics)
    {
        if (node is not YamlMappingNode map) return Length(node, clock, diagnostics) is { } always ? Target.Of(always) : null;
        map.Known(diagnostics, [Rest, .. Enum.GetValues<Priority>().Select(Kebab.Of)]);
        if (map.Children.Count == 0) diagnostics.Error(node.At(), Codes.TargetInvalid, $"Expected a target for {clock}, but there is none.");
        var byPriority = Enum.GetValues<Priority>()
            .Select(priority => (Priority: priority, Length: map.Get(Kebab.Of(priority)) is { } value ? Length(value, clock, diagnostics) : null))
            .Where(found => found.Length is not null).ToImmutableSortedDictionary(found => found.Priority, found => found.Length!);
        return new Target(map.Get(Rest) is { } rest ? Length(rest, clock, diagnostics) : null, byPriority);
    }

    private static CalendarDuration? Length(YamlNode node, string clock, Diagnostics diagnostics)
    {
        if (node is not YamlScalarNode { Value: { Length: > 0 } text })
        {
            diagnostics.Error(node.At(), Codes.TargetInvalid, $"Expected a target for {clock} such as 'PT4H' or '2 working days end of day', but there is none.");
            return null;
        }
        var answer = CalendarDuration.Parse(text);
        var refusal = answer.Refusal ?? (answer.Value is not WorkingDuration { Work: var work } ? null
            : work == Duration.Zero ? $"Expected a target of more than nothing, but found '{text}'."
            : work.SubsecondNanoseconds != 0 ? $"Expected a target in whole seconds, but found '{text}'." : null);
        if (refusal is null) return answer.Value;
        diagnostics.Error(node.At(), Codes.TargetInvalid, refusal);
        return null;
    }
}
