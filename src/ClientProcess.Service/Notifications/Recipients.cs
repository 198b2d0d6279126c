using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Service.Notifications;

/// <summary>
/// Turns whom a notice is meant for into people, as the database knows them. Somebody without a role cannot open a page, so is nobody here. Where
/// there is nobody, the safety net gets it: there is no notice that nobody gets.
/// </summary>
public sealed class Recipients(TeamRegister teams, Database database, TimeProvider time, ILogger<Recipients> log)
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
        var directory = await teams.DirectoryAsync(cancel);
        var net = directory.FallbackTeam is { } id ? directory.Find(id) : null;
        (FoundAs As, IEnumerable<string> People)[] tries =
        [
            (FoundAs.Asked, Asked(address, people, directory)),
            (FoundAs.SafetyNetCoordinator, net is null ? [] : Coordinators(net, people)),
            (FoundAs.SafetyNet, net is null ? [] : Members(net, people)),
            (FoundAs.Supervisors, WithRole(CaseRoles.Supervisor, people)),
            (FoundAs.Administrators, WithRole(CaseRoles.Administrator, people)),
        ];
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
        { Kind: AddressKind.Coordinator } => directory.Resolve(address.Name) is { } team ? Coordinators(team, people) : [],
        _ => people.ContainsKey(address.Name) ? [address.Name] : [],
    };

    /// <summary>The one who is named; without a name, whoever of the team has that role.</summary>
    private static IEnumerable<string> Coordinators(Team team, ImmutableDictionary<string, Somebody> people) =>
        team.Coordinator is { } named && people.ContainsKey(named)
            ? [named]
            : Members(team, people).Where(id => people[id].Roles.Contains(CaseRoles.Coordinator));

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
