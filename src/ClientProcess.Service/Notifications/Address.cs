using System.Collections.Immutable;

namespace ClientProcess.Service.Notifications;

public enum AddressKind
{
    Holder,
    Owner,
    Person,
    Team,
    Coordinator,
    Supervisors,
}

/// <summary>Whom a notice is meant for, before it is known who that is.</summary>
/// <param name="Name">A person's or a team's id; null when nobody holds it, and for the supervisors.</param>
public sealed record Address(AddressKind Kind, string? Name)
{
    public static readonly Address Supervisors = new(AddressKind.Supervisors, null);

    /// <param name="person">Null when nobody holds it; then it goes to the safety net.</param>
    public static Address Holder(string? person) => new(AddressKind.Holder, person);

    public static Address Owner(string person) => new(AddressKind.Owner, person);

    public static Address Person(string person) => new(AddressKind.Person, person);

    public static Address Team(string team) => new(AddressKind.Team, team);

    public static Address CoordinatorOf(string team) => new(AddressKind.Coordinator, team);
}

/// <summary>On whose account somebody was found.</summary>
public enum FoundAs
{
    /// <summary>Whom it was meant for.</summary>
    Asked,

    /// <summary>Away: who stands in.</summary>
    Substitute,

    /// <summary>Away, and nobody stands in: the coordinator of the team.</summary>
    Coordinator,

    /// <summary>There was nobody like that: the coordinator of the safety net.</summary>
    SafetyNetCoordinator,

    /// <summary>The safety net has no coordinator that is known: everybody in it.</summary>
    SafetyNet,

    /// <summary>There is nobody in the safety net either.</summary>
    Supervisors,

    /// <summary>There is no supervisor either.</summary>
    Administrators,

    /// <summary>Nobody who could do anything is known in this organisation.</summary>
    Nobody,
}

/// <summary>Who gets it, and why they.</summary>
/// <param name="People">Ids; empty only when <paramref name="As"/> is <see cref="FoundAs.Nobody"/>.</param>
public sealed record Addressed(Address Asked, ImmutableArray<string> People, FoundAs As)
{
    /// <summary>For the journal and the log.</summary>
    public string Why => As switch
    {
        FoundAs.Asked => $"It was meant for {Meant}.",
        FoundAs.Substitute => $"It was meant for {Meant}, who is away, so it goes to who stands in.",
        FoundAs.Coordinator => $"It was meant for {Meant}, who is away without anybody standing in, so it goes to the coordinator.",
        FoundAs.SafetyNetCoordinator => $"There is no {Meant}, so it goes to the coordinator of the safety net.",
        FoundAs.SafetyNet => $"There is no {Meant}, and the safety net has no coordinator, so it goes to everybody in it.",
        FoundAs.Supervisors => $"There is no {Meant}, and nobody in the safety net, so it goes to the supervisors.",
        FoundAs.Administrators => $"There is no {Meant}, nobody in the safety net and no supervisor, so it goes to the administrators.",
        _ => $"There is no {Meant}, and nobody else in this organisation who could act.",
    };

    private string Meant => Asked switch
    {
        { Kind: AddressKind.Holder, Name: null } => "holder",
        { Kind: AddressKind.Holder } => $"holder '{Asked.Name}'",
        { Kind: AddressKind.Owner } => $"case owner '{Asked.Name}'",
        { Kind: AddressKind.Team } => $"team '{Asked.Name}'",
        { Kind: AddressKind.Coordinator } => $"coordinator of '{Asked.Name}'",
        { Kind: AddressKind.Supervisors } => "supervisor",
        _ => $"person '{Asked.Name}'",
    };
}
