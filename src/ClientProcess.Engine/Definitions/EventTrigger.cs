namespace ClientProcess.Engine.Definitions;

/// <summary>What makes an event happen (BPMN 2.0 section 10.5.5, event definitions).</summary>
public abstract record EventTrigger
{
    /// <summary>False when the drawing leaves out what a machine needs; then a person of the lane ends the wait by its name.</summary>
    public virtual bool IsDetailed => true;
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
}

/// <param name="Detail">When it fires; null when the drawing does not say (or says it in a language that is not evaluated here).</param>
public sealed record TimerTrigger(TimerDetail? Detail) : EventTrigger
{
    public override bool IsDetailed => Detail is not null;
}
