using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>
/// The team that last worked on a token, who did it, and what the flows since then say the receiver needs. A token that came together
/// from several branches has one for each; a token that nobody worked on yet has none.
/// </summary>
public sealed record Origin(string Team, string? Person, ImmutableArray<Need> Needs)
{
    public Origin Along(SequenceFlow flow) =>
        flow.Needs.IsEmpty ? this : this with { Needs = Need.Union(Needs.Concat(flow.Needs)) };

    /// <summary>Brings branches together: one origin a team, its needs united.</summary>
    public static ImmutableArray<Origin> Merge(IEnumerable<Origin> origins) =>
        [.. origins.GroupBy(origin => origin.Team).Select(group =>
            new Origin(group.Key, group.Last().Person, Need.Union(group.SelectMany(origin => origin.Needs))))];
}
