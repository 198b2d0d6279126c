using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What a throw or end event, an activity or a person says to the rest of the case and beyond (BPMN 2.0 section 13.5).</summary>
internal static class Throwing
{
    /// <summary>Everything that an event throws at once; what has to be waited for (compensation, cancel) is not among it.</summary>
    public static void Throw(CaseRun run, FlowNode node, EventTrigger trigger, int scope, ImmutableArray<Origin> origins)
    {
        // A message flow is drawn from events of any kind.
        if (!trigger.Parts.Any(part => part is MessageTrigger)) Messages.Send(run, node, null, origins);
        foreach (var part in trigger.Parts)
        {
            switch (part)
            {
                case MessageTrigger message: Messages.Send(run, node, message.Name, origins); break;
                case SignalTrigger { Name: { } name }: Signals.Throw(run, node, name); break;
                case EscalationTrigger escalation: Escalate(run, node, escalation.Code, scope, null, origins); break;
                case ErrorTrigger error: Fail(run, node, error.Code, scope, null, origins); break;
            }
        }
    }

    /// <summary>What an activity throws is caught on its own border first.</summary>
    public static void ThrowFrom(CaseRun run, FlowNode node, EventTrigger trigger, Position activity)
    {
        var worked = activity.Loop?.Exits ?? [];
        foreach (var part in trigger.Parts)
        {
            switch (part)
            {
                case EscalationTrigger escalation: Escalate(run, node, escalation.Code, activity.Scope, activity, worked); break;
                case ErrorTrigger error: Fail(run, node, error.Code, activity.Scope, activity, worked); break;
                default: Throw(run, node, part, activity.Scope, worked.IsEmpty ? activity.Origins : worked); break;
            }
        }
    }

    /// <summary>Who is told goes on beside it or instead of it; when nobody is to be told, nothing happens (BPMN 2.0 section 10.5.5).</summary>
    public static void Escalate(CaseRun run, FlowNode node, string? code, int scope, Position? from, ImmutableArray<Origin> worked)
    {
        var caught = Catching.OfEscalation(run.State, run.Process, scope, code, from);
        run.Emit(new EscalationThrown(node.Id, code, caught?.Event.Id, Speaker(run)));
        if (caught is { } by) Catch(run, by, new EscalationTrigger(code), worked);
    }

    /// <summary>An error that nothing catches ends the case: it went wrong (BPMN 2.0 section 13.5.1).</summary>
    public static void Fail(CaseRun run, FlowNode node, string? code, int scope, Position? from, ImmutableArray<Origin> worked)
    {
        var caught = Catching.OfError(run.State, run.Process, scope, code, from);
        run.Emit(new ErrorThrown(node.Id, code, caught?.Event.Id, Speaker(run)));
        if (caught is { } by)
        {
            Catch(run, by, new ErrorTrigger(code), worked);
            return;
        }
        Leaving.Empty(run, Scope.Root, "failed");
        run.Emit(new EndReached(node.Id, Scope.Root, [], (node as EventNode)?.Outcome ?? Outcomes.NotHonoured));
    }

    /// <param name="worked">Who worked on the token that threw it; empty for a person, who is at work in what it is thrown from.</param>
    private static void Catch(CaseRun run, Catching.Catcher caught, EventTrigger trigger, ImmutableArray<Origin> worked)
    {
        if (caught.Activity is { } activity) Waits.HappenAtBoundary(run, caught.Event, activity, null, trigger, Waits.WorkedOn(run, activity, worked, caught.Event.Interrupting));
        else EventSubProcesses.Begin(run, caught.Event, caught.Scope, null, trigger, worked);
    }

    private static string? Speaker(CaseRun run) => run.Command is CompleteTask { Raises: not null } && run.By.IsPerson ? run.By.Id : null;
}
