using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// What nobody moves climbs the ladder of a stuck sign. The work that is stuck goes to the safety net; where no work is stuck but the case as a whole, the
/// safety net gets work of its own, beside the flow, and nobody loses what they are doing.
/// </summary>
internal static class Rescuing
{
    public static void Rescue(CaseRun run, RescueCase command)
    {
        var task = command.Task is { } id ? run.State.Task(id) : null;
        // Somebody was quicker: it is not stuck any more.
        if (command.Task is not null && (task is null || task.Holder?.Person != command.Holder)) return;
        var actions = command.Actions.Where(action => Changes(run, task, action)).ToImmutableArray();
        if (actions.IsEmpty) return;
        run.Emit(new StuckEscalated(command.Sign, task?.Id, task?.Team, [.. actions.Select(action => action.ToString()!)]));
        foreach (var action in actions) Do(run, command.Task, action);
    }

    public static void Merge(CaseRun run, MergeTeams command)
    {
        if (command.From != command.Into && EvolveTeams.Concerns(run.State, command.From)) run.Emit(new TeamMerged(command.From, command.Into));
    }

    private static void Do(CaseRun run, int? task, RungAction action)
    {
        var tasks = task is { } id ? run.State.Tasks.Where(open => open.Id == id).ToList() : [.. run.State.Tasks.Where(open => open.IsWork)];
        if (action is ReassignToSafetyNet && run.Facts.Teams.FallbackTeam is { } net) ToSafetyNet(run, task is null ? [] : tasks, net);
        else Escalating.Do(run, tasks, action);
    }

    /// <summary>What would happen again each time, or changes nothing, does not happen.</summary>
    private static bool Changes(CaseRun run, CaseTask? task, RungAction action) => action switch
    {
        Notify => false,
        ReassignToSafetyNet => run.Facts.Teams.FallbackTeam is { } net && (task is null ? !HasOwn(run, net) : task.Team != net),
        ReassignToTeam to => (task is null ? run.State.Tasks.Where(open => open.IsWork) : [task]).Any(open => open.IsWork && open.Team != (run.Facts.Teams.Resolve(to.Team)?.Id ?? to.Team)),
        TakeBack => (task is null ? run.State.Tasks : [task]).Any(open => open.Holder is not null),
        RaisePriority => run.State.Priority < Priority.Urgent,
        MarkCase mark => !run.State.Marks.Contains(mark.Text),
        _ => true,
    };

    private static bool HasOwn(CaseRun run, string net) => run.State.Tasks.Any(open => open.Kind == WorkKind.Added && open.Team == net);

    private static void ToSafetyNet(CaseRun run, List<CaseTask> tasks, string net)
    {
        foreach (var task in tasks)
        {
            if (task.IsWork) Escalating.Reassign(run, [task], net);
            else Choose(run, task, net);
        }
        if (tasks.Count > 0) return;
        var position = new Position(run.TakeId(), null, Scope.Root, []) { IsAside = true, Title = Escalating.EscalatedReason };
        run.Emit(new TaskAdded(position.Id, Escalating.EscalatedReason, net, run.By.Id, Escalating.EscalatedReason));
        run.Emit(new NodeEntered(position));
        Offering.OfferWork(run, position, net);
    }

    /// <summary>A choice or a named wait is nobody's to hand on: another team decides it.</summary>
    private static void Choose(CaseRun run, CaseTask task, string net)
    {
        Leaving.Cancel(run, task, "escalated");
        Offering.OfferPlain(run, run.State.Position(task.Position)!, task.Kind, net);
    }
}
