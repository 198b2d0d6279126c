using System.Collections.Immutable;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Absence;

/// <summary>Somebody of a team: here, away or to be away.</summary>
/// <param name="Away">The absence that holds now; null: here.</param>
/// <param name="Planned">Absences to come, the next first.</param>
/// <param name="Holding">How many open tasks the person has.</param>
public sealed record PresentPerson(string Id, string Name, ImmutableArray<string> Teams, AbsenceRow? Away, ImmutableArray<AbsenceRow> Planned, int Holding);

/// <summary>Who of a team is here, who is away until when, and who stands in.</summary>
public sealed class PresenceQuery(Database database, Presence presence, TimeProvider time)
{
    /// <summary>People of one team on one page: a team of more is several.</summary>
    public const int PeopleMax = 200;

    public async Task<IReadOnlyList<PresentPerson>> OfTeamAsync(string team, CancellationToken cancel)
    {
        var now = Instants.ToColumn(time.GetUtcNow());
        var absent = await presence.AbsentAsync(cancel);
        await using var context = database.CreateContext();
        var rows = await context.People.AsNoTracking().Where(row => row.Roles != "").OrderBy(row => row.Name).ToListAsync(cancel);
        var members = rows.Where(row => TeamRegister.Split(row.Teams).Contains(team, StringComparer.OrdinalIgnoreCase)).Take(PeopleMax).ToList();
        var ids = members.Select(row => row.Id).ToArray();
        var planned = (await context.Absences.AsNoTracking().Where(row => ids.Contains(row.Person) && row.FromAt > now).OrderBy(row => row.FromAt).ToListAsync(cancel)).ToLookup(row => row.Person);
        var holding = await context.Tasks.AsNoTracking().Where(task => task.Status == "open" && task.Holder != null && ids.Contains(task.Holder))
            .GroupBy(task => task.Holder!).Select(group => new { Person = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Person, row => row.Count, cancel);
        return [.. members.Select(row => new PresentPerson(
            row.Id, row.Name, [.. TeamRegister.Split(row.Teams)], absent.GetValueOrDefault(row.Id), [.. planned[row.Id]], holding.GetValueOrDefault(row.Id)))];
    }
}
