using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ClientProcess.Service.Absence;

/// <summary>
/// Divides the work of somebody who is away: what is due today first, to the substitute or else back to the team with a word to its coordinator, then the
/// rest back to the team. What was filled in lies with the case, and so goes along.
/// </summary>
public sealed class WorkDivision(
    CaseStore store, Database database, Presence presence, TeamRegister teams, PromiseRegister promises, SignSettings settings, Recipients recipients, Notifier notifier,
    DefinitionLibrary definitions, TimeProvider time)
{
    /// <summary>Tasks of one person in one go; more show the sign that their holder is absent, and are found by it.</summary>
    private const int TasksMax = 1_000;

    /// <summary>Absences that begin in one turn.</summary>
    private const int BeginningsMax = 100;

    /// <summary>Planned absences that have begun. Twice is harmless: work that was divided is no longer held by who is away.</summary>
    public async Task<int> BeginPlannedAsync(CancellationToken cancel)
    {
        var now = Instants.ToColumn(time.GetUtcNow());
        await using var context = database.CreateContext();
        var begun = await context.Absences.AsNoTracking().Where(row => row.DividedAt == null && row.FromAt <= now && (row.UntilAt == null || row.UntilAt > now))
            .OrderBy(row => row.FromAt).Take(BeginningsMax).ToListAsync(cancel);
        foreach (var absence in begun) await DivideAsync(absence, Actor.Engine, cancel);
        return begun.Count;
    }

    public async Task DivideAsync(AbsenceRow absence, Actor by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var context = database.CreateContext();
        var held = await context.Tasks.AsNoTracking().Where(task => task.Status == "open" && task.Holder == absence.Person)
            .OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.ClientSince).Take(TasksMax).ToListAsync(cancel);
        var (calendars, directory) = (await TeamCalendars.NewestAsync(promises, settings, cancel), await teams.DirectoryAsync(cancel));
        var substitute = Presence.SubstituteOf(absence.Person, (await presence.AbsentAsync(cancel)).SetItem(absence.Person, absence)) is { } id ? await teams.ActorAsync(id, cancel) : null;
        foreach (var task in held)
        {
            var isPromised = IsForToday(task, calendars.Of(directory.Resolve(task.Team)), now);
            if (isPromised && substitute?.IsOf(task.Team) is true) await ToSubstituteAsync(absence, task, substitute, by, cancel);
            else await ToTeamAsync(absence, task, isPromised, by, cancel);
        }
        var batch = new SqlBatch();
        batch.Add("UPDATE absences SET divided_at = @0 WHERE id = @1 AND divided_at IS NULL", Instants.ToColumn(now), absence.Id);
        await database.WriteAsync(batch, cancel);
    }

    /// <summary>Due or asked to be seen again by the end of this day, in the zone where the team works.</summary>
    private static bool IsForToday(TaskRow task, Engine.Calendars.WorkCalendar calendar, DateTimeOffset now)
    {
        var day = Instant.FromDateTimeOffset(now).InZone(calendar.Zone).Date;
        var end = day.PlusDays(1).AtStartOfDayInZone(calendar.Zone).ToDateTimeUtc();
        return task.DueAt < end || task.FollowUpAt < end;
    }

    private async Task ToSubstituteAsync(AbsenceRow absence, TaskRow task, Actor substitute, Actor by, CancellationToken cancel)
    {
        var reply = await store.ApplyAsync(AskOf(absence, task, new ReassignTask(task.No, substitute) { By = ActorFor(task, by), Now = time.GetUtcNow() }), cancel);
        if (reply.Rejection is not null) await ToTeamAsync(absence, task, isPromised: true, by, cancel);
        else await TellAsync(absence, task, Address.Person(substitute.Id), cancel);
    }

    private async Task ToTeamAsync(AbsenceRow absence, TaskRow task, bool isPromised, Actor by, CancellationToken cancel)
    {
        await store.ApplyAsync(AskOf(absence, task, new ReleaseTask(task.No) { By = ActorFor(task, by), Now = time.GetUtcNow() }), cancel);
        if (isPromised) await TellAsync(absence, task, Address.CoordinatorOf(task.Team), cancel);
    }

    private static Ask AskOf(AbsenceRow absence, TaskRow task, TaskCommand command) =>
        new(task.CaseId, command) { Request = new RequestKey($"absence/{absence.Id:N}", $"{command.GetType().Name}/{PublicIds.Of(task.CaseId, task.No)}", "") };

    /// <summary>Who said it, where that one may put the team's work elsewhere; a person can be in teams of other coordinators.</summary>
    private static Actor ActorFor(TaskRow task, Actor by) => by.Coordinates(task.Team) ? by : Actor.Engine;

    private async Task TellAsync(AbsenceRow absence, TaskRow task, Address address, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var row = await context.Cases.AsNoTracking().FirstAsync(item => item.Id == task.CaseId, cancel);
        var model = await definitions.ModelAsync(row.DefinitionKey, row.DefinitionVersion, cancel);
        var cause = new NoticeCause(task.CaseId, $"absence/{absence.Id:N}/{task.No}", "holder-absent", model.Find(row.Process)?.Label ?? row.Process).AboutTask(task.No);
        var addressed = await recipients.FindAsync(address, cancel);
        await notifier.SendAsync([.. addressed.People.Select(person => cause.To(person, time.GetUtcNow()))], cancel);
    }
}
