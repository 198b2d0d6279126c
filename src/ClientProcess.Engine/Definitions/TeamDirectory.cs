using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>The group that owns a queue; a lane of the drawing.</summary>
/// <param name="Id">The key everything refers to, such as <c>klantcontact</c>.</param>
/// <param name="Coordinator">The person who answers for the team's queue; null when nobody is named.</param>
public sealed record Team(string Id, string Name, string? Coordinator);

/// <summary>The teams the organisation has, and the one that catches what nobody holds. Immutable.</summary>
public sealed class TeamDirectory
{
    private readonly FrozenDictionary<string, Team> _byId;

    public TeamDirectory(IEnumerable<Team> teams, string? fallbackTeam)
    {
        Teams = [.. teams];
        FallbackTeam = fallbackTeam;
        _byId = Teams.ToFrozenDictionary(team => team.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No teams at all: a dry run takes each lane's name for its team.</summary>
    public static TeamDirectory Empty { get; } = new([], null);

    public ImmutableArray<Team> Teams { get; }

    /// <summary>The safety net (<c>achtervang</c>).</summary>
    public string? FallbackTeam { get; }

    public Team? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The team that a drawing means by an id or a name; null when the organisation has no such team.</summary>
    public Team? Resolve(string idOrName) => Find(idOrName) ?? Teams.FirstOrDefault(team => Labels.Same(team.Name, idOrName));
}
