namespace ClientProcess.Engine.Cases;

/// <summary>How handoffs change. A handoff leaves the state when it is decided against or when the receiver's task closes.</summary>
internal static class EvolveHandoffs
{
    public static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        HandoffOffered e => state.Used(e.Offered.Id) with { Handoffs = state.Handoffs.Add(e.Offered) },
        HandoffAccepted e => Change(state, e.Handoff, handoff => handoff with { Status = HandoffStatus.Accepted, Accepted = e.By }),
        HandoffDeclined e => Declined(state, e.Handoff, e.Reason),
        HandoffReturned e => Declined(state, e.Handoff, e.Reason),
        HandoffWithdrawn e => Remove(state, e.Handoff),
        HandoffFulfilled e => Remove(state, e.Handoff),
        HandoffQuestioned e => Change(state, e.Handoff, handoff => handoff with { OpenQuestions = handoff.OpenQuestions.Add(e.Question) }),
        HandoffAnswered e => Change(state, e.Handoff, handoff => handoff with { OpenQuestions = handoff.OpenQuestions.Remove(e.Question) }),
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    private static CaseState Declined(CaseState state, int id, string reason)
    {
        var position = state.Task(state.Handoff(id)!.Task)?.Position;
        var counted = Remove(state, id) with { Declines = state.Declines + 1 };
        return position is { } at && reason == DeclineReasons.WrongTeam
            ? EvolvePositions.Change(counted, at, place => place with { WrongTeams = place.WrongTeams + 1 })
            : counted;
    }

    private static CaseState Remove(CaseState state, int id) => state with
    {
        Handoffs = state.Handoffs.RemoveAll(handoff => handoff.Id == id),
        Tasks = [.. state.Tasks.Select(task => task.Handoffs.Contains(id) ? task with { Handoffs = task.Handoffs.Remove(id) } : task)],
    };

    private static CaseState Change(CaseState state, int id, Func<Handoff, Handoff> change) =>
        state with { Handoffs = [.. state.Handoffs.Select(handoff => handoff.Id == id ? change(handoff) : handoff)] };
}
