using System.Collections.Immutable;
using System.Globalization;

namespace ClientProcess.Engine.Language;

/// <summary>What can become of a part of a drawing that is read and written again.</summary>
public enum DifferenceKind
{
    ElementLost, ElementAdded, ExtensionLost, OrderChanged, PrefixChanged,
    AttributeLost, AttributeAdded, AttributeChanged,
    TextChanged, CommentLost, InstructionLost,
}

/// <summary>One thing that is not as it was.</summary>
/// <param name="Line">1-based, in the original; for what was added in the rewritten document.</param>
/// <param name="Elements">How many elements it takes away: a lost element with all in it, else 0.</param>
public sealed record DocumentDifference(int Line, DifferenceKind Kind, string What, int Elements = 0)
{
    public override string ToString() => $"line {Line}: {Kind}: {What}";
}

/// <summary>
/// Says what was lost or changed between a drawing and what was written of it. It reads both files by itself and shares nothing with the code that
/// writes, so that it can really fail. White space counts where it is text, not where it only lays out elements; the order of attributes never counts.
/// </summary>
public static class DocumentComparison
{
    /// <exception cref="System.Xml.XmlException">One of them is no XML.</exception>
    public static ImmutableArray<DocumentDifference> Differences(byte[] original, byte[] rewritten)
    {
        var found = new List<DocumentDifference>();
        var fingerprints = new Dictionary<string, int>(StringComparer.Ordinal);
        CompareChildren(ComparedPart.Read(original, fingerprints), ComparedPart.Read(rewritten, fingerprints), found);
        return [.. found.OrderBy(difference => difference.Line)];
    }

    private static void Compare(ComparedPart was, ComparedPart now, List<DocumentDifference> found)
    {
        if (was.Fingerprint == now.Fingerprint) return;
        if (was.Prefix != now.Prefix) found.Add(new(was.Line, DifferenceKind.PrefixChanged, $"{was} has the prefix '{now.Prefix}', and had '{was.Prefix}'"));
        CompareAttributes(was, now, found);
        if (was.Kind == PartKind.Element) CompareChildren(was, now, found);
        else if (was.Text != now.Text) found.Add(new(was.Line, DifferenceKind.TextChanged, $"'{now.Text}', and was '{was.Text}'"));
    }

    private static void CompareAttributes(ComparedPart was, ComparedPart now, List<DocumentDifference> found)
    {
        foreach (var (name, value) in was.Attributes)
        {
            if (!now.Attributes.TryGetValue(name, out var other)) found.Add(new(was.Line, DifferenceKind.AttributeLost, $"{was} {Short(name)}='{value}'"));
            else if (value != other) found.Add(new(was.Line, DifferenceKind.AttributeChanged, $"{was} {Short(name)}='{other}', and was '{value}'"));
        }
        foreach (var (name, value) in now.Attributes.Where(attribute => !was.Attributes.ContainsKey(attribute.Key)))
            found.Add(new(was.Line, DifferenceKind.AttributeAdded, $"{now} {Short(name)}='{value}'"));
    }

    /// <summary>Pairs what is the same, then what is alike; what remains on one side only was lost or added, and what passed another changed its order.</summary>
    private static void CompareChildren(ComparedPart was, ComparedPart now, List<DocumentDifference> found)
    {
        var pairs = new int?[was.Children.Count];
        var free = Enumerable.Range(0, now.Children.Count).ToHashSet();
        Pair(was, now, pairs, free, part => part.Fingerprint.ToString(CultureInfo.InvariantCulture));
        Pair(was, now, pairs, free, part => part.Likeness);
        var last = -1;
        for (var at = 0; at < pairs.Length; at++)
        {
            var child = was.Children[at];
            if (pairs[at] is not { } other)
            {
                found.Add(new(child.Line, LossOf(child), child.ToString(), child.ElementCount));
                continue;
            }
            if (other < last) found.Add(new(child.Line, DifferenceKind.OrderChanged, $"{child} stands elsewhere in {was}"));
            last = Math.Max(last, other);
            Compare(child, now.Children[other], found);
        }
        foreach (var added in free.Order().Select(index => now.Children[index]))
            found.Add(new(added.Line, added.Kind == PartKind.Element ? DifferenceKind.ElementAdded : DifferenceKind.TextChanged, added.ToString()));
    }

    private static void Pair(ComparedPart was, ComparedPart now, int?[] pairs, HashSet<int> free, Func<ComparedPart, string> key)
    {
        var waiting = free.Order().GroupBy(index => key(now.Children[index]), StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
        for (var at = 0; at < pairs.Length; at++)
        {
            if (pairs[at] is not null || !waiting.TryGetValue(key(was.Children[at]), out var candidates) || !candidates.TryDequeue(out var other)) continue;
            pairs[at] = other;
            free.Remove(other);
        }
    }

    /// <summary>An attribute as it is written: without its namespace, with its prefix.</summary>
    private static string Short(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static DifferenceKind LossOf(ComparedPart part) => part.Kind switch
    {
        PartKind.Element => part.IsExtension ? DifferenceKind.ExtensionLost : DifferenceKind.ElementLost,
        PartKind.Comment => DifferenceKind.CommentLost,
        PartKind.Instruction => DifferenceKind.InstructionLost,
        _ => DifferenceKind.TextChanged,
    };
}
