using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Language;

/// <summary>What lies beside <c>agreements.yaml</c>; what is null is not known, and names of it are not checked.</summary>
public sealed record BesideAgreements(TeamDirectory? Teams = null, IReadOnlyCollection<string>? Calendars = null, IReadOnlyCollection<ProcessModel>? Drawings = null)
{
    public static BesideAgreements Nothing { get; } = new();
}

/// <summary>Reads <c>agreements.yaml</c>.</summary>
public static class AgreementsReader
{
    public static (AgreementDirectory? Agreements, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string file, BesideAgreements beside)
    {
        var diagnostics = new Diagnostics(file);
        if (YamlReading.Root(text, diagnostics) is not { } root) return (null, diagnostics.InOrder());
        root.Known(diagnostics, "agreements", "ladders");
        var ladders = Named(root, "ladders", diagnostics, (key, node) => LadderReader.Read(key, node, beside, diagnostics));
        var agreements = Named(root, "agreements", diagnostics, (key, node) => node is YamlMappingNode entry
            ? ReadAgreement(key, entry, beside, diagnostics)
            : Refuse(node, diagnostics));
        if (root.Get("agreements") is null) diagnostics.Error(root.At(), Codes.YamlInvalid, "Expected agreements, but there are none.");
        foreach (var (agreement, node) in agreements) CheckLadder(agreement, node, [.. ladders.Select(ladder => ladder.Item)], diagnostics);
        var directory = new AgreementDirectory(agreements.Select(agreement => agreement.Item), ladders.Select(ladder => ladder.Item));
        AgreementsCheck.Check(directory, beside, diagnostics);
        return (diagnostics.HasErrors ? null : directory, diagnostics.InOrder());
    }

    private static List<(T Item, YamlNode Node)> Named<T>(YamlMappingNode root, string list, Diagnostics diagnostics, Func<YamlScalarNode, YamlNode, T?> read)
        where T : class
    {
        var (found, names) = (new List<(T, YamlNode)>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (key, node) in root.Map(list, diagnostics)?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            if (key is not YamlScalarNode { Value: { Length: > 0 } name } scalar)
                diagnostics.Error(key.At(), Codes.YamlInvalid, $"Expected a name before the colon, but found '{key}'.");
            else if (!names.Add(name))
                diagnostics.Error(key.At(), Codes.AgreementTwice, $"Expected {list} to have names of their own, but '{name}' stands twice.");
            else if (read(scalar, node) is { } item) found.Add((item, node));
        }
        return found;
    }

    private static Agreement ReadAgreement(YamlScalarNode key, YamlMappingNode entry, BesideAgreements beside, Diagnostics diagnostics)
    {
        entry.Known(diagnostics, "kind", "calendar", "for", "clocks", "ladder");
        var agreement = new Agreement(key.Value!, ReadKind(key, entry, diagnostics), ReadCalendar(key, entry, beside, diagnostics))
        {
            For = [.. AttachmentReader.Read(entry, beside, diagnostics)],
            Clocks = ReadClocks(key, entry, diagnostics),
            Ladder = entry.Text("ladder", diagnostics),
            At = key.At(),
        };
        CheckKind(agreement, entry, diagnostics);
        return agreement;
    }

    private static AgreementKind ReadKind(YamlScalarNode key, YamlMappingNode entry, Diagnostics diagnostics)
    {
        var text = entry.Text("kind", diagnostics);
        foreach (var kind in Enum.GetValues<AgreementKind>().Where(kind => Kebab.Of(kind) == text)) return kind;
        diagnostics.Error((entry.Get("kind") ?? key).At(), Codes.YamlInvalid,
            $"Expected a kind: sla (to the client), ola (between teams) or uc (with a partner), but {(text is null ? "there is none" : $"it is '{text}'")}.");
        return AgreementKind.Sla;
    }

    private static string ReadCalendar(YamlScalarNode key, YamlMappingNode entry, BesideAgreements beside, Diagnostics diagnostics)
    {
        var name = entry.Text("calendar", diagnostics);
        var at = (entry.Get("calendar") ?? key).At();
        if (name is null) diagnostics.Error(at, Codes.CalendarUnknown, $"Expected '{key.Value}' to name a calendar in which it counts, but there is none.");
        else if (beside.Calendars is { } known && !known.Contains(name))
            diagnostics.Error(at, Codes.CalendarUnknown, $"Expected a calendar of calendars.yaml ({(known.Count == 0 ? "it has none" : string.Join(", ", known))}), but there is no '{name}'.");
        return name ?? "";
    }

    private static ImmutableSortedDictionary<ClockKind, Target> ReadClocks(YamlScalarNode key, YamlMappingNode entry, Diagnostics diagnostics)
    {
        var clocks = ImmutableSortedDictionary.CreateBuilder<ClockKind, Target>();
        if (entry.Map("clocks", diagnostics) is not { Children.Count: > 0 } map)
        {
            if (entry.Get("clocks") is null or YamlScalarNode { Value: null or "" } or YamlMappingNode)
                diagnostics.Error((entry.Get("clocks") ?? key).At(), Codes.YamlInvalid, $"Expected '{key.Value}' to have at least one clock, but it has none.");
            return clocks.ToImmutable();
        }
        map.Known(diagnostics, [.. Enum.GetValues<ClockKind>().Select(Kebab.Of)]);
        foreach (var kind in Enum.GetValues<ClockKind>())
        {
            if (map.Get(Kebab.Of(kind)) is { } node && TargetReader.Read(node, Kebab.Of(kind), diagnostics) is { } target) clocks[kind] = target;
        }
        return clocks.ToImmutable();
    }

    private static void CheckKind(Agreement agreement, YamlMappingNode entry, Diagnostics diagnostics)
    {
        if (agreement.Kind == AgreementKind.Sla && agreement.Clocks.ContainsKey(ClockKind.Acceptance))
            diagnostics.Error(entry.Get("clocks")!.At(), Codes.WrongKind, "Expected acceptance to be agreed between teams (ola) or with a partner (uc), but this is a promise to the client.");
        if (agreement.Kind != AgreementKind.Sla && agreement.Clocks.Values.Any(target => target.All.Any(length => length is StatutoryLength)))
            diagnostics.Warn(entry.Get("clocks")!.At(), Codes.StatutoryInside, $"A statutory term binds the organisation to the client; '{agreement.Name}' is {(agreement.Kind == AgreementKind.Ola ? "between teams" : "with a partner")}.");
        foreach (var wrong in agreement.For.Where(attachment => attachment is ToPartner != (agreement.Kind == AgreementKind.Uc) && attachment is ToPartner or ToLane).Take(1))
            diagnostics.Error(entry.Get("for")!.At(), Codes.WrongKind, wrong is ToPartner
                ? $"Expected an agreement with a partner to be of kind uc, but '{agreement.Name}' is {Kebab.Of(agreement.Kind)}."
                : $"Expected an agreement about what a team does to be of kind ola or sla, but '{agreement.Name}' is uc.");
    }

    private static void CheckLadder(Agreement agreement, YamlNode node, ImmutableArray<Ladder> ladders, Diagnostics diagnostics)
    {
        if (agreement.Ladder is not { } name) return;
        var at = ((YamlMappingNode)node).Get("ladder")!.At();
        var ladder = ladders.FirstOrDefault(ladder => ladder.Name == name);
        if (ladder is null)
        {
            var known = ladders.IsEmpty ? "the file has none" : string.Join(", ", ladders.Select(ladder => ladder.Name));
            diagnostics.Error(at, Codes.LadderUnknown, $"Expected a ladder of this file ({known}), but there is no '{name}'.");
        }
        else if (agreement.Kind != AgreementKind.Uc && ladder.Rungs.Any(rung => rung.Actions.Contains(new Notify(Whom.Partner))))
            diagnostics.Warn(at, Codes.WrongKind, $"'{name}' notifies the partner, but '{agreement.Name}' is {Kebab.Of(agreement.Kind)}: there is none to notify.");
    }

    private static Agreement? Refuse(YamlNode node, Diagnostics diagnostics)
    {
        diagnostics.Error(node.At(), Codes.YamlInvalid, "Expected an agreement as keys and values.");
        return null;
    }
}
