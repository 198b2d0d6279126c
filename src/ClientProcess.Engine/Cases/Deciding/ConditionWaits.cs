using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Awaited conditions are looked at whenever the case has changed, and happen when they become true (BPMN 2.0 section 10.5.5, conditional). A value
/// that is not there yet makes none true.
/// </summary>
internal static class ConditionWaits
{
    /// <returns>True when one happened, so that there is something to play again.</returns>
    public static bool Turn(CaseRun run)
    {
        foreach (var awaiting in run.State.Positions.Where(position => position is { AwaitsCondition: true, Incident: null }))
        {
            if (Holds(run, awaiting) is not { } holds || holds == awaiting.Holds) continue;
            run.Emit(new ConditionTurned(awaiting.Id, awaiting.Node!, holds));
            if (!holds) continue;
            Waits.Happen(run, run.State.Position(awaiting.Id)!);
            return true;
        }
        return false;
    }

    private static bool? Holds(CaseRun run, Position awaiting)
    {
        var condition = ((ConditionalTrigger)Waits.TriggerOf(run.Process, awaiting)!).Condition!;
        var values = run.ValuesSeenFrom(awaiting.Scope).ToList();
        if (ConditionValues.IsUnknown(condition.Feel!, values)) return false;
        var (holds, trouble) = ConditionValues.Evaluate(condition.Feel!, values);
        if (trouble is null) return holds;
        run.Emit(new IncidentRaised(awaiting.Id, awaiting.Node, new Incident(Incidents.Awaited, $"Expected the condition '{condition.Text}' to be true or false, but {trouble}", run.Now)));
        return null;
    }
}
