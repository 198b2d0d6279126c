using System.Collections.Immutable;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Web.Api;

/// <summary>What a command would change, before it is done.</summary>
/// <param name="Ends">Whether the case would end by it.</param>
internal sealed record ConsequencesView(
    ImmutableArray<AffectedView> Closes, ImmutableArray<AffectedView> Opens, ImmutableArray<AffectedView> Stays, ImmutableArray<string> Handoffs, bool Ends)
{
    public static ConsequencesView Of(Consequences told) => new(Of(told.Closes), Of(told.Opens), Of(told.Stays), told.Handoffs, told.Ends);

    private static ImmutableArray<AffectedView> Of(ImmutableArray<Affected> some) => [.. some.Select(one => new AffectedView(one.Node, one.Name, one.Team))];
}

/// <param name="Node">Null for work outside the drawing.</param>
/// <param name="Team">Null for what nobody works on.</param>
internal sealed record AffectedView(string? Node, string Name, string? Team);
