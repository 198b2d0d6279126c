using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service;

/// <summary>The teams and people, as the database has them: it is the truth, files import into it.</summary>
public sealed class TeamRegister(Database database, TimeProvider time)
{
    /// <summary>How old what this node knows may be: another node may have changed it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private sealed record Known(DateTimeOffset At, TeamDirectory Directory);

    /// <summary>A reference, so that threads that read while another writes see all of it or nothing.</summary>
    private volatile Known? _known;

    public async Task<TeamDirectory> DirectoryAsync(CancellationToken cancel)
    {
        if (_known is { } known && time.GetUtcNow() - known.At < Fresh && time.GetUtcNow() >= known.At) return known.Directory;
        await using var context = database.CreateContext();
        var rows = await context.Teams.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        var directory = new TeamDirectory(
            rows.Where(row => row.MergedInto is null).Select(row => new Team(row.Id, row.Name, row.Coordinator) { Calendar = row.Calendar }), rows.FirstOrDefault(row => row.IsFallback)?.Id,
            rows.Where(row => row.MergedInto is not null).Select(row => new MergedTeam(row.Id, row.Name, row.MergedInto!)));
        _known = new Known(time.GetUtcNow(), directory);
        return directory;
    }

    public async Task<PersonRow?> PersonAsync(string id, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>Somebody as the one who acts, or to whom something is given.</summary>
    public async Task<Actor?> ActorAsync(string id, CancellationToken cancel) =>
        await PersonAsync(id, cancel) is { } row ? new Actor(ActorKind.Person, row.Id, [.. Split(row.Teams)], [.. Split(row.Roles)]) : null;

    public async Task<IReadOnlyList<PersonRow>> PeopleAsync(CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.People.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
    }

    /// <summary>
    /// Somebody came in at the door: known from now on, with the teams and roles of this moment, so that colleagues can be given work. Writes only
    /// what is new, and two nodes may do it at once.
    /// </summary>
    public Task SeenAsync(PersonRow person, CancellationToken cancel)
    {
        var batch = new SqlBatch();
        batch.Add(Seen, person.Id, Short(person.Name), person.Issuer, person.Subject, Short(person.Teams), Short(person.Roles),
            person.Email is { Length: <= ClientProcessDb.TextMax } email ? email : null);
        return database.WriteAsync(batch, cancel);
    }

    private const string Seen =
        """
        INSERT INTO people (id, name, issuer, subject, teams, roles, email) VALUES (@0, @1, @2, @3, @4, @5, @6)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, issuer = excluded.issuer, subject = excluded.subject, teams = excluded.teams, roles = excluded.roles,
        email = COALESCE(excluded.email, people.email)
        WHERE people.name <> excluded.name OR people.teams <> excluded.teams OR people.roles <> excluded.roles
        OR people.issuer IS DISTINCT FROM excluded.issuer OR people.subject IS DISTINCT FROM excluded.subject
        OR people.email <> excluded.email OR (people.email IS NULL AND excluded.email IS NOT NULL)
        """;

    /// <summary>What the column holds. Of a list that is longer, the last name that does not fit whole is left out: half a team is another team.</summary>
    private static string Short(string text) =>
        text.Length <= ClientProcessDb.TextMax ? text
        : text.LastIndexOf(',', ClientProcessDb.TextMax) is > 0 and var comma ? text[..comma]
        : text[..ClientProcessDb.TextMax];

    /// <summary>Adds and renames teams and people; never removes any, for there may be work in their name.</summary>
    public async Task ImportAsync(IEnumerable<Team> teams, string? fallback, IEnumerable<Person> people, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var rows = await context.Teams.ToDictionaryAsync(row => row.Id, cancel);
        foreach (var team in teams)
        {
            if (!rows.TryGetValue(team.Id, out var row)) context.Teams.Add(row = new TeamRow { Id = team.Id, Name = team.Name });
            (row.Name, row.Coordinator, row.IsFallback) = (team.Name, team.Coordinator ?? row.Coordinator, fallback is null ? row.IsFallback : team.Id == fallback);
            row.Calendar = team.Calendar ?? row.Calendar;
        }
        var known = await context.People.ToDictionaryAsync(row => row.Id, cancel);
        foreach (var person in people)
        {
            if (!known.TryGetValue(person.Id, out var row)) context.People.Add(row = new PersonRow { Id = person.Id, Name = person.Name, Teams = "", Roles = "" });
            (row.Name, row.Teams, row.Roles) = (person.Name, string.Join(',', person.Teams), string.Join(',', person.Roles));
            // The sign-in may know an address that the file does not.
            (row.Email, row.Calendar) = (person.Email ?? row.Email, person.Calendar ?? row.Calendar);
        }
        await context.SaveChangesAsync(cancel);
        Forget();
    }

    /// <summary>Somebody changed the teams: what this node knows is read anew.</summary>
    internal void Forget() => _known = null;

    public static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
