using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>The group that owns a queue; a lane of the drawing.</summary>
/// <param name="Id">The key everything refers to, such as <c>klantcontact</c>.</param>
/// <param name="Coordinator">The person who answers for the team's queue; null when nobody is named.</param>
public sealed record Team(string Id, string Name, string? Coordinator)
{
    /// <summary>The calendar in whose working time the team's work counts as stuck; null: the organisation's.</summary>
    public string? Calendar { get; init; }
}

/// <summary>The teams the organisation has, and the one that catches what nobody holds. Immutable.</summary>
public sealed class TeamDirectory
{
    private readonly FrozenDictionary<string, Team> _byId;
    private readonly ImmutableArray<MergedTeam> _merged;

    /// <param name="merged">Teams that have become part of another: by their id or name the other is meant.</param>
    public TeamDirectory(IEnumerable<Team> teams, string? fallbackTeam, IEnumerable<MergedTeam>? merged = null)
    {
        Teams = [.. teams];
        FallbackTeam = fallbackTeam;
        _merged = [.. merged ?? []];
        _byId = Teams.ToFrozenDictionary(team => team.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No teams at all: a dry run takes each lane's name for its team.</summary>
    public static TeamDirectory Empty { get; } = new([], null);

    public ImmutableArray<Team> Teams { get; }

    /// <summary>The safety net (<c>achtervang</c>).</summary>
    public string? FallbackTeam { get; }

    public Team? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The team that a drawing means by an id or a name; null when the organisation has no such team.</summary>
    public Team? Resolve(string idOrName) => Find(idOrName) ?? Teams.FirstOrDefault(team => Labels.Same(team.Name, idOrName)) ?? ResolveMerged(idOrName);

    private Team? ResolveMerged(string idOrName)
    {
        var wanted = idOrName;
        for (var step = 0; step < _merged.Length; step++)
        {
            if (_merged.FirstOrDefault(team => Labels.Same(team.Id, wanted) || Labels.Same(team.Name, wanted)) is not { } merged) return null;
            if (Find(merged.Into) is { } into) return into;
            wanted = merged.Into;
        }
        return null;
    }
}

/// <summary>A team that has become part of another.</summary>
public sealed record MergedTeam(string Id, string Name, string Into);
