using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ClientProcess.Engine.Cases;

[JsonConverter(typeof(JsonStringEnumConverter<ActorKind>))]
public enum ActorKind
{
    /// <summary>An employee, with teams and roles.</summary>
    Person,

    /// <summary>Another system of the organisation, over the API.</summary>
    System,

    /// <summary>A chain partner, over the partner API.</summary>
    Partner,

    /// <summary>ClientProcess itself: timers, sweeps, linked cases.</summary>
    Engine,
}

/// <summary>Who acts. Travels with every command; teams and roles are those at that moment.</summary>
public sealed record Actor(ActorKind Kind, string Id, ImmutableArray<string> Teams, ImmutableArray<string> Roles)
{
    /// <summary>ClientProcess itself, as the one who fires timers and delivers messages.</summary>
    public static Actor Engine { get; } = new(ActorKind.Engine, "clientprocess", [], []);

    public bool IsPerson => Kind == ActorKind.Person;

    public bool IsOf(string team) => Teams.Contains(team, StringComparer.OrdinalIgnoreCase);

    public bool Has(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>May decide about the queue of this team: its coordinator, or a supervisor.</summary>
    public bool Coordinates(string team) => Has(CaseRoles.Supervisor) || (Has(CaseRoles.Coordinator) && IsOf(team));
}
