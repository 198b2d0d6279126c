using System.Collections.Immutable;
using System.Globalization;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Signs;

/// <summary>
/// What the rungs of a stuck sign do: tell people, and let the case act. The ladder is the one named <c>signs</c> in the agreements, else the one that
/// holds without a file; both end in the safety net, or a coordinator at least knows.
/// </summary>
public sealed class SignLadder(CaseStore store, Database database, DefinitionLibrary definitions, PromiseRegister promises, TeamRegister teams, Recipients recipients, Notifier notifier)
{
    public const string Name = "signs";

    private const string Caller = "signs";

    /// <summary>Rungs of one sign in one turn; more are due still in the next.</summary>
    private const int RungsMax = Ladder.RungsMax;

    /// <param name="NextAt">When the next rung is due; null when there is none.</param>
    public sealed record Climbed(ImmutableArray<RungFired> Fired, DateTimeOffset? NextAt, int Rungs);

    public async Task<Climbed> ClimbAsync(SignRow sign, ImmutableArray<RungFired> fired, WorkCalendar calendar, DateTimeOffset now, CancellationToken cancel)
    {
        var about = await AboutAsync(sign, cancel);
        var (ladder, context) = (await OfAsync(cancel), new RungContext(about.Priority, sign.Team, about.Row.Channel));
        for (var rungs = 0; ; rungs++)
        {
            var upcoming = LadderSchedule.Upcoming(0, Instants.FromColumn(sign.ShownAt), fired, ladder, calendar, context);
            // A calendar that never opens again would leave the case waiting for it.
            if (upcoming.IsRefused) upcoming = LadderSchedule.Upcoming(0, Instants.FromColumn(sign.ShownAt), fired, ladder, TeamCalendars.AroundTheClock, context);
            if (upcoming.IsRefused || upcoming.Value is not [var next, ..]) return new Climbed(fired, null, rungs);
            if (next.At > now || rungs == RungsMax) return new Climbed(fired, next.At, rungs);
            await FireAsync(sign, about, next, now, cancel);
            fired = [.. fired.Where(before => before.Rung != next.Rung.Key), new RungFired(next.Rung.Key, 0, next.Id.Repetition, next.At, now)];
        }
    }

    public async Task<Ladder> OfAsync(CancellationToken cancel) => (await promises.NewestAsync(cancel)).Promises.Agreements.FindLadder(Name) ?? Ladders.Default;

    private sealed record About(CaseRow Row, Priority Priority, string Subject);

    private async Task<About> AboutAsync(SignRow sign, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var row = await context.Cases.AsNoTracking().FirstAsync(item => item.Id == sign.CaseId, cancel);
        var model = await definitions.ModelAsync(row.DefinitionKey, row.DefinitionVersion, cancel);
        return new About(row, CaseJson.ReadState(row.State).Priority, model.Find(row.Process)?.Label ?? row.Process);
    }

    /// <summary>The case first: whoever is told finds it as it is then. What was done before does not happen twice.</summary>
    private async Task FireAsync(SignRow sign, About about, RungDue due, DateTimeOffset now, CancellationToken cancel)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{sign.Id}/{sign.ShownAt:O}/{due.Rung.Key}/{due.Id.Repetition}");
        var acts = due.Rung.Actions.Where(action => action is not Notify).ToImmutableArray();
        if (!acts.IsEmpty)
        {
            var rescue = new RescueCase(sign.Sign) { By = Actor.Engine, Now = now, Task = sign.TaskNo, Holder = sign.TaskNo is null ? null : sign.Holder, Actions = acts };
            await store.ApplyAsync(new Ask(sign.CaseId, rescue) { Request = new RequestKey(Caller, key, "") }, cancel);
        }
        var cause = new NoticeCause(sign.CaseId, key, "stuck", about.Subject);
        if (sign.TaskNo is { } task) cause = cause.AboutTask(task);
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in await AddressesAsync(sign, about, due.Rung, cancel)) people.UnionWith((await recipients.FindAsync(address, cancel)).People);
        await notifier.SendAsync([.. people.Order(StringComparer.Ordinal).Select(person => cause.To(person, now))], cancel);
    }

    private async Task<IEnumerable<Address>> AddressesAsync(SignRow sign, About about, Rung rung, CancellationToken cancel)
    {
        var team = sign.Team ?? about.Row.OwnerTeam;
        var told = rung.Actions.OfType<Notify>().Select(notify => notify.Whom switch
        {
            Whom.Holder => sign.Holder is { } holder ? Address.Holder(holder) : Address.Team(team),
            Whom.Coordinator => Address.CoordinatorOf(team),
            Whom.Supervisor => Address.Supervisors,
            Whom.Owner or Whom.Partner => Address.Owner(about.Row.OwnerPerson),
            _ => Address.Team(team),
        });
        // The net is a team like any other: somebody in it must know that it has caught something.
        return rung.Actions.Any(action => action is ReassignToSafetyNet) && (await teams.DirectoryAsync(cancel)).FallbackTeam is { } net ? told.Append(Address.CoordinatorOf(net)) : told;
    }
}
