using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ClientProcess.Service.Absence;

/// <summary>Who is there, and who stands in for whom, at one moment.</summary>
public sealed class Presence(Database database, SignSettings settings, PromiseRegister promises, TeamRegister teams, TimeProvider time)
{
    /// <summary>How far a substitute's substitute is looked for: beyond this nobody knows who stands in for whom.</summary>
    private const int SubstitutesMax = 5;

    /// <summary>The absences that hold now, by person; of several the one that lasts longest.</summary>
    public async Task<ImmutableDictionary<string, AbsenceRow>> AbsentAsync(CancellationToken cancel)
    {
        var now = Instants.ToColumn(time.GetUtcNow());
        await using var context = database.CreateContext();
        var rows = await context.Absences.AsNoTracking().Where(row => row.FromAt <= now && (row.UntilAt == null || row.UntilAt > now)).ToListAsync(cancel);
        return rows.GroupBy(row => row.Person).ToImmutableDictionary(own => own.Key, own => own.OrderByDescending(row => row.UntilAt ?? DateTime.MaxValue).First());
    }

    /// <summary>Who stands in for somebody: the substitute who is there, or the substitute of that one. Null: nobody does.</summary>
    public static string? SubstituteOf(string person, ImmutableDictionary<string, AbsenceRow> absent)
    {
        var at = person;
        for (var step = 0; step < SubstitutesMax; step++)
        {
            if (absent.GetValueOrDefault(at)?.Substitute is not { } next || next == person) return null;
            if (!absent.ContainsKey(next)) return next;
            at = next;
        }
        return null;
    }

    /// <summary>The teams in which nobody is there now or later on this working day.</summary>
    public async Task<IReadOnlyCollection<string>> EmptyTeamsAsync(CancellationToken cancel)
    {
        var directory = await teams.DirectoryAsync(cancel);
        var people = (await teams.PeopleAsync(cancel)).Where(person => person.Roles.Length > 0).ToList();
        var absent = await AbsentAsync(cancel);
        var calendars = await TeamCalendars.NewestAsync(promises, settings, cancel);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return [.. directory.Teams.Where(team =>
        {
            var day = DayOf(calendars.Of(team), now);
            return !people.Any(person => TeamRegister.Split(person.Teams).Contains(team.Id, StringComparer.OrdinalIgnoreCase)
                && !IsAwayOn(absent.GetValueOrDefault(person.Id), day) && WorksOn(calendars.Named(person.Calendar), day));
        }).Select(team => team.Id)];
    }

    /// <summary>What is left of the working day: today's, or when the team has closed, the next one.</summary>
    private static (Instant From, Instant To)? DayOf(WorkCalendar? calendar, Instant now)
    {
        if (calendar is null || calendar.NextOpening(now) is not { IsRefused: false } opening) return null;
        var from = opening.Value;
        return (from, from.InZone(calendar.Zone).Date.PlusDays(1).AtStartOfDayInZone(calendar.Zone).ToInstant());
    }

    private static bool IsAwayOn(AbsenceRow? absence, (Instant From, Instant To)? day) =>
        absence is not null && (day is not { } today || absence.UntilAt is not { } until || Instant.FromDateTimeUtc(until) >= today.To);

    private static bool WorksOn(WorkCalendar? own, (Instant From, Instant To)? day) =>
        own is null || day is not { } today || (own.NextOpening(today.From) is { IsRefused: false } opening && opening.Value < today.To);
}
