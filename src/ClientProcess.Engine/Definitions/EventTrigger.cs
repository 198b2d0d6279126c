using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>What makes an event happen (BPMN 2.0 section 10.5.5, event definitions).</summary>
public abstract record EventTrigger
{
    /// <summary>False when the drawing leaves out what a machine needs; then a person of the lane ends the wait by its name.</summary>
    public virtual bool IsDetailed => true;

    /// <summary>
    /// True for what is waited for at one place (message, timer, signal, condition); false for what goes up from where it was thrown to the
    /// nearest place that catches it (error, escalation, cancel, compensation), and for what nobody waits for.
    /// </summary>
    public virtual bool IsWaitedFor => false;

    /// <summary>The triggers it consists of: itself, or those of a multiple event.</summary>
    public virtual ImmutableArray<EventTrigger> Parts => [this];
}

public sealed record NoneTrigger : EventTrigger;

/// <summary>Ends every token of its scope at once (BPMN 2.0 section 10.5.3, terminate).</summary>
public sealed record TerminateTrigger : EventTrigger;

/// <param name="Name">The name under which the message is sent and awaited; null when the drawing gives none.</param>
/// <param name="FedFromInside">True when a message flow from one of our own pools ends here: then the flow itself is the address.</param>
/// <param name="Correlation">The key of the case value that a message must carry to reach this case (<c>cp:correlation</c>); null: the case number.</param>
public sealed record MessageTrigger(string? Name, bool FedFromInside, string? Correlation) : EventTrigger
{
    public override bool IsDetailed => Name is not null || FedFromInside;
    public override bool IsWaitedFor => true;
}

/// <param name="Detail">When it fires; null when the drawing does not say (or says it in a language that is not evaluated here).</param>
public sealed record TimerTrigger(TimerDetail? Detail) : EventTrigger
{
    public override bool IsDetailed => Detail is not null;
    public override bool IsWaitedFor => true;
}

/// <summary>Something said to everybody who listens, in whatever case (BPMN 2.0 section 10.5.5, signal).</summary>
public sealed record SignalTrigger(string? Name) : EventTrigger
{
    public override bool IsDetailed => Name is not null;
    public override bool IsWaitedFor => true;
}

/// <summary>Becomes true by what the case comes to hold (BPMN 2.0 section 10.5.5, conditional).</summary>
/// <param name="Condition">Null, or without FEEL, when it cannot be evaluated here: a person says that it is so.</param>
public sealed record ConditionalTrigger(FlowCondition? Condition) : EventTrigger
{
    public override bool IsDetailed => Condition?.Feel is not null;
    public override bool IsWaitedFor => true;
}

/// <summary>Something that went wrong and ends what it happened in (BPMN 2.0 section 10.5.5, error).</summary>
/// <param name="Code">Null where it is caught: every error.</param>
public sealed record ErrorTrigger(string? Code) : EventTrigger;

/// <summary>Something that a level above should know (BPMN 2.0 section 10.5.5, escalation).</summary>
/// <param name="Code">Null where it is caught: every escalation.</param>
public sealed record EscalationTrigger(string? Code) : EventTrigger;

/// <summary>A jump within one level of the drawing (BPMN 2.0 section 10.5.5, link); the reader draws the flow that it stands for.</summary>
public sealed record LinkTrigger(string Name) : EventTrigger;

/// <summary>A transaction is given up (BPMN 2.0 section 10.3.5, transaction).</summary>
public sealed record CancelTrigger : EventTrigger;

/// <summary>What was done is undone, the last first (BPMN 2.0 section 13.5.5, compensation).</summary>
/// <param name="Activity">The activity to undo; null: everything that was completed in the scope.</param>
/// <param name="Waits">Whether the token goes on only when it has been undone.</param>
public sealed record CompensationTrigger(string? Activity, bool Waits = true) : EventTrigger;

/// <param name="Triggers">What it consists of, in the order of the drawing.</param>
/// <param name="All">True when every one must happen (parallel multiple); false when one is enough (multiple).</param>
public sealed record MultipleTrigger(ImmutableArray<EventTrigger> Triggers, bool All) : EventTrigger
{
    public override bool IsWaitedFor => Triggers.Any(trigger => trigger.IsWaitedFor);
    public override ImmutableArray<EventTrigger> Parts => Triggers;
}
