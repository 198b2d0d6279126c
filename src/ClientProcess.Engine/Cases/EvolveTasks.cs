using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>How tasks and the route change.</summary>
internal static class EvolveTasks
{
    public static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        TaskOffered e => Offer(state, e),
        TaskClaimed e => Change(state, e.Task, task => task with { Holder = e.Holder, MeantFor = null }),
        TaskReassigned e => Change(state, e.Task, task => task with { Holder = e.Holder, MeantFor = null }),
        TaskDelegated e => Change(state, e.Task, task => task with { Holder = e.Holder, MeantFor = null }),
        TaskReleased e => Change(state, e.Task, task => task with { Holder = null, FollowUpAt = null }),
        FollowUpSet e => Change(state, e.Task, task => task with { FollowUpAt = e.At }),
        TaskCompleted e => Close(state, e.Task),
        TaskCancelled e => Close(state, e.Task),
        TaskHandedOff e => HandOff(state, e),
        WorkCameBack e => EvolvePositions.Change(state, e.Position, position => position with
        {
            Origins = [new Origin(e.From, e.FromPerson, [])],
            ReturnTo = Before(position.ReturnTo, e.To),
        }),
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    /// <summary>Who asked before the team that has it back now.</summary>
    private static ImmutableArray<Origin> Before(ImmutableArray<Origin> askers, string team)
    {
        var last = askers.Length - 1;
        while (last > 0 && askers[last].Team != team) last--;
        return askers[..last];
    }

    public static CaseState Change(CaseState state, int id, Func<CaseTask, CaseTask> change) =>
        state with { Tasks = [.. state.Tasks.Select(task => task.Id == id ? change(task) : task)] };

    private static CaseState Offer(CaseState state, TaskOffered e)
    {
        var offered = state.Used(e.Offered.Id) with { Tasks = state.Tasks.Add(e.Offered) };
        return e.Offered.IsWork && !e.Stays ? Reach(offered, e.Offered.Team) : offered;
    }

    /// <summary>The route is the teams the work reached, in order; staying within a team adds nothing.</summary>
    private static CaseState Reach(CaseState state, string team)
    {
        if (state.RouteTail is [.., var last] && last == team) return state;
        var tail = state.RouteTail.Add(team);
        return state with { RouteTail = tail.Length > 2 ? tail.RemoveAt(0) : tail, RouteLength = state.RouteLength + 1 };
    }

    private static CaseState Close(CaseState state, int? id) => id is null ? state : state with
    {
        Tasks = state.Tasks.RemoveAll(task => task.Id == id),
        Handoffs = state.Handoffs.RemoveAll(handoff => handoff.Task == id),
    };

    private static CaseState HandOff(CaseState state, TaskHandedOff e)
    {
        var closing = state.Task(e.Task)!;
        var sender = new Origin(e.Team, closing.Holder?.Person, []);
        return EvolvePositions.Change(Close(state, e.Task), closing.Position, position => position with
        {
            Origins = [sender],
            ReturnTo = e.ComesBack ? position.ReturnTo.Add(sender) : position.ReturnTo,
        });
    }
}
