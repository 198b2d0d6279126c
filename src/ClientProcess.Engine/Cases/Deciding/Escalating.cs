using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;
using NodaTime;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// A clock comes to a rung of its ladder: the rung does what it says, once, and the journal tells what and to whom. Whoever wakes the case,
/// on however many nodes, finds that it has fired.
/// </summary>
internal static class Escalating
{
    /// <summary>
    /// How often in a row rungs send the same work to another team without anybody doing anything. After that it goes to the safety net and
    /// stays there, so that ladders that send work to each other's teams come to an end at somebody.
    /// </summary>
    public const int ReassignmentsMax = 5;

    public static CaseClock? NextDue(CaseRun run) => run.State.Clocks
        .Where(clock => clock.Next is { } next && next.At <= run.Now)
        .OrderBy(clock => clock.Next!.At).ThenBy(clock => clock.Id).FirstOrDefault();

    public static void Fire(CaseRun run, CaseClock clock)
    {
        var next = clock.Next!;
        var promises = run.Facts.Promises;
        var rung = promises.Agreements.FindLadder(clock.Clock.Terms.Ladder)?.Rungs.FirstOrDefault(rung => rung.Key == next.Rung);
        if (rung is null)
        {
            // The ladder has changed since: it goes on by the one that holds now.
            ClockReview.Climb(run, clock);
            return;
        }
        if (OpensAt(run, clock) is { } opens)
        {
            run.Emit(new ClockTermsChanged(clock with { Next = next with { At = opens } }, clock.Clock.Terms, clock.Clock.DueAt, clock.Clock.DueAt));
            return;
        }
        var due = new RungDue(new RungId(clock.Id, next.Segment, next.Rung, next.Repetition), rung, next.At);
        var after = ClockKeeping.WithNext(run, clock with { Clock = clock.Clock.WithFired(due, run.Now) });
        var told = rung.Actions.OfType<Notify>().SelectMany(notify => Addressed(run, clock, notify.Whom)).Distinct().ToImmutableArray();
        run.Emit(new Escalated(after, next.Rung, next.Repetition, next.At, [.. rung.Actions.Select(action => action.ToString()!)], told));
        foreach (var action in rung.Actions) Do(run, [.. TasksOf(run, clock)], action);
    }

    /// <param name="tasks">What the rung is about.</param>
    public static void Do(CaseRun run, IReadOnlyCollection<CaseTask> tasks, RungAction action)
    {
        switch (action)
        {
            case RaisePriority when run.State.Priority < Priority.Urgent: run.Emit(new PriorityChanged(run.State.Priority, run.State.Priority + 1, null, null)); break;
            case TakeBack: TakenBack(run, tasks); break;
            case ReassignToTeam to when TeamFor(run, to.Team) is { } team: Reassign(run, tasks, team); break;
            case ReassignToSafetyNet when run.Facts.Teams.FallbackTeam is { } net: Reassign(run, tasks, net); break;
            case StartProcess start: run.Emit(new ProcessAsked(start.Process)); break;
            case MarkCase mark when !run.State.Marks.Contains(mark.Text): run.Emit(new CaseMarked(mark.Text)); break;
        }
    }

    private static void TakenBack(CaseRun run, IEnumerable<CaseTask> tasks)
    {
        foreach (var task in tasks.Where(task => task.Holder is not null)) run.Emit(new TaskReleased(task.Id, task.Node, task.Team, run.By.Id));
    }

    /// <summary>How late a rung may fire although its calendar has closed since: what was due at closing time is carried out after it.</summary>
    private static readonly TimeSpan LateMax = TimeSpan.FromMinutes(15);

    /// <summary>
    /// When a rung that comes late (after an outage, or for a case that was written down long after the client asked) is held until, for nobody is there
    /// now; null when it fires now.
    /// </summary>
    private static DateTimeOffset? OpensAt(CaseRun run, CaseClock clock)
    {
        var now = Instant.FromDateTimeOffset(run.Now);
        return run.Now - clock.Next!.At > LateMax && run.Facts.Promises.Calendar(clock.Clock.Terms.Calendar) is { } calendar && !calendar.IsOpen(now)
            && calendar.NextOpening(now) is { IsRefused: false } opens ? opens.Value.ToDateTimeOffset() : null;
    }

    /// <summary>A team that is gone since the ladder was read has become the safety net's concern. Without any known team every name is taken at its word.</summary>
    private static string? TeamFor(CaseRun run, string named)
    {
        var teams = run.Facts.Teams;
        return teams.Teams.IsEmpty ? named : teams.Resolve(named)?.Id ?? teams.FallbackTeam;
    }

    /// <summary>Each goes on to the team; what rungs have sent round often enough goes to the safety net, and stays there.</summary>
    public static void Reassign(CaseRun run, IEnumerable<CaseTask> tasks, string team)
    {
        foreach (var task in tasks.Where(task => task.IsWork).ToList())
        {
            var to = task.Escalations < ReassignmentsMax ? team : run.Facts.Teams.FallbackTeam;
            if (to is not null && to != task.Team && task.Escalations <= ReassignmentsMax) Reassign(run, task, to);
        }
    }

    /// <summary>The work goes on to another team; what was never accepted is offered by who offered it, what was is handed on by who had it.</summary>
    private static void Reassign(CaseRun run, CaseTask task, string team)
    {
        var open = task.Handoffs.Select(run.State.Handoff).OfType<Handoff>().Where(handoff => handoff.Status == HandoffStatus.Offered).ToList();
        if (task.Kind is WorkKind.Repair or WorkKind.Routing)
        {
            // What is to be mended stays to be mended: offered on, it would only come back to who did not mend it.
            Leaving.Cancel(run, task, "escalated");
            Offering.OfferRepair(run, run.State.Position(task.Position)!, team, null, task.Kind, task.Repair!, task.Escalations + 1);
            return;
        }
        if (open.Count > 0) Leaving.Cancel(run, task, "escalated");
        else run.Emit(new TaskHandedOff(task.Id, task.Node, task.Team, team, EscalatedReason, ComesBack: false));
        Offering.OfferWork(run, run.State.Position(task.Position)!, team,
            new Offering.How(Decided: true, FromElsewhere: true, Previous: open.FirstOrDefault()?.Id, Escalations: task.Escalations + 1));
    }

    /// <summary>The note key that stands for "a rung of its ladder": there is no text of a person behind it.</summary>
    public const string EscalatedReason = "$escalated";

    /// <summary>The task or handoff that the clock is about; for the case as a whole everything that is open.</summary>
    private static IEnumerable<CaseTask> TasksOf(CaseRun run, CaseClock clock) => clock switch
    {
        { Task: { } id } => run.State.Task(id) is { } task ? [task] : [],
        { Handoff: { } id } => run.State.Tasks.Where(task => task.Handoffs.Contains(id)),
        _ => run.State.Tasks.Where(task => task.IsWork),
    };

    private static IEnumerable<Told> Addressed(CaseRun run, CaseClock clock, Whom whom)
    {
        var word = Kebab.Of(whom);
        var tasks = TasksOf(run, clock).ToList();
        string[] teams = clock.Team is { } own ? [own] : tasks.Count > 0 ? [.. tasks.Select(task => task.Team).Distinct()] : [run.State.Owner.Team];
        return whom switch
        {
            Whom.Holder => tasks.Count == 0 ? teams.Select(team => new Told(word, team)) : tasks.Select(task => new Told(word, task.Team, task.Holder?.Person)),
            Whom.Owner => [new Told(word, run.State.Owner.Team, run.State.Owner.Person)],
            Whom.Supervisor => [new Told(word)],
            Whom.Partner => [new Told(word, run.State.Owner.Team, run.State.Owner.Person, clock.Partner)],
            _ => teams.Select(team => new Told(word, team)),
        };
    }
}
