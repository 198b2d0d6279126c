using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Service.Notifications;

/// <summary>
/// Turns whom a notice is meant for into people, as the database knows them. Somebody without a role cannot open a page, so is nobody here. Where
/// there is nobody, the safety net gets it: there is no notice that nobody gets. Whoever is away is stood in for by the substitute, else by the coordinator;
/// when everybody is away, the one it was meant for finds it afterwards.
/// </summary>
public sealed class Recipients(TeamRegister teams, Presence presence, Database database, TimeProvider time, ILogger<Recipients> log)
{
    /// <summary>People one address can stand for: a word to more than these is an announcement, not a notice.</summary>
    public const int PeopleMax = 100;

    /// <summary>How old what this node knows may be: another node may have changed it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private sealed record Somebody(string Id, ImmutableArray<string> Teams, ImmutableArray<string> Roles);

    private sealed record Known(DateTimeOffset At, ImmutableDictionary<string, Somebody> People);

    /// <summary>A reference, so that threads that read while another writes see all of it or nothing.</summary>
    private volatile Known? _known;

    public async Task<Addressed> FindAsync(Address address, CancellationToken cancel)
    {
        var people = await PeopleAsync(cancel);
        var absent = await presence.AbsentAsync(cancel);
        var directory = await teams.DirectoryAsync(cancel);
        var net = directory.FallbackTeam is { } id ? directory.Find(id) : null;
        var asked = Asked(address, people, directory).ToImmutableArray();
        (FoundAs As, IEnumerable<string> People)[] tries =
        [
            (FoundAs.Asked, asked),
            (FoundAs.Substitute, asked.Select(person => Presence.SubstituteOf(person, absent)).OfType<string>().Where(people.ContainsKey).Distinct(StringComparer.Ordinal)),
            (FoundAs.Coordinator, asked.IsEmpty ? [] : TeamsOf(address, asked, people, directory).SelectMany(team => Coordinators(team, people, absent)).Distinct(StringComparer.Ordinal)),
            (FoundAs.SafetyNetCoordinator, net is null ? [] : Coordinators(net, people, absent)),
            (FoundAs.SafetyNet, net is null ? [] : Members(net, people)),
            (FoundAs.Supervisors, WithRole(CaseRoles.Supervisor, people)),
            (FoundAs.Administrators, WithRole(CaseRoles.Administrator, people)),
        ];
        foreach (var (found, who) in tries)
        {
            if (who.Where(person => !absent.ContainsKey(person)).Take(PeopleMax).ToImmutableArray() is { IsEmpty: false } all) return new Addressed(address, all, found);
        }
        // Everybody is away: better somebody who reads it later than nobody.
        foreach (var (found, who) in tries)
        {
            if (who.Take(PeopleMax).ToImmutableArray() is { IsEmpty: false } all) return new Addressed(address, all, found);
        }
        var nobody = new Addressed(address, [], FoundAs.Nobody);
        log.LogError("A notice finds nobody. {Why}", nobody.Why);
        return nobody;
    }

    private static IEnumerable<string> Asked(Address address, ImmutableDictionary<string, Somebody> people, TeamDirectory directory) => address switch
    {
        { Kind: AddressKind.Supervisors } => WithRole(CaseRoles.Supervisor, people),
        { Name: null } => [],
        { Kind: AddressKind.Team } => directory.Resolve(address.Name) is { } team ? Members(team, people) : [],
        { Kind: AddressKind.Coordinator } => directory.Resolve(address.Name) is { } team ? Coordinators(team, people, Nobody) : [],
        _ => people.ContainsKey(address.Name) ? [address.Name] : [],
    };

    private static readonly ImmutableDictionary<string, AbsenceRow> Nobody = ImmutableDictionary<string, AbsenceRow>.Empty;

    /// <summary>The one who is named; without a name, or when that one is away, whoever of the team has that role.</summary>
    private static IEnumerable<string> Coordinators(Team team, ImmutableDictionary<string, Somebody> people, ImmutableDictionary<string, AbsenceRow> absent)
    {
        if (team.Coordinator is { } named && people.ContainsKey(named))
        {
            if (!absent.ContainsKey(named)) return [named];
            if (Presence.SubstituteOf(named, absent) is { } substitute && people.ContainsKey(substitute)) return [substitute];
        }
        return Members(team, people).Where(id => people[id].Roles.Contains(CaseRoles.Coordinator));
    }

    /// <summary>Whose coordinator is asked instead: the team that was meant, else the teams of the one who was.</summary>
    private static IEnumerable<Team> TeamsOf(Address address, ImmutableArray<string> asked, ImmutableDictionary<string, Somebody> people, TeamDirectory directory) => address.Kind switch
    {
        AddressKind.Supervisors => [],
        AddressKind.Team or AddressKind.Coordinator => directory.Resolve(address.Name!) is { } team ? [team] : [],
        _ => asked.SelectMany(person => people[person].Teams).Select(directory.Resolve).OfType<Team>(),
    };

    private static IEnumerable<string> Members(Team team, ImmutableDictionary<string, Somebody> people) =>
        people.Values.Where(person => person.Teams.Contains(team.Id, StringComparer.OrdinalIgnoreCase)).Select(person => person.Id).Order(StringComparer.Ordinal);

    private static IEnumerable<string> WithRole(string role, ImmutableDictionary<string, Somebody> people) =>
        people.Values.Where(person => person.Roles.Contains(role)).Select(person => person.Id).Order(StringComparer.Ordinal);

    private async Task<ImmutableDictionary<string, Somebody>> PeopleAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now >= known.At && now - known.At < Fresh) return known.People;
        await using var context = database.CreateContext();
        var rows = await context.People.AsNoTracking().Where(row => row.Roles != "").Select(row => new { row.Id, row.Teams, row.Roles }).ToListAsync(cancel);
        var people = rows.ToImmutableDictionary(row => row.Id, row => new Somebody(row.Id, [.. TeamRegister.Split(row.Teams)], [.. TeamRegister.Split(row.Roles)]), StringComparer.Ordinal);
        _known = new Known(now, people);
        return people;
    }
}
