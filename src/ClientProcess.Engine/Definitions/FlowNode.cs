using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>A node of the drawing that tokens reach and leave (BPMN 2.0 section 8.4.4, FlowNode).</summary>
public abstract record FlowNode(string Id)
{
    public string? Name { get; init; }

    /// <summary>The team of the lane that holds the node, else the process's team; null: the team that registered the case.</summary>
    public string? Team { get; init; }

    /// <summary>The id of the sub-process (or process) that directly contains the node.</summary>
    public required string Container { get; init; }

    public ImmutableArray<SequenceFlow> Incoming { get; init; } = [];
    public ImmutableArray<SequenceFlow> Outgoing { get; init; } = [];
    public SourcePlace At { get; init; }

    /// <summary>The exit that is taken when no condition of the others holds (BPMN 2.0 sections 10.3 and 10.6: default); null without one.</summary>
    public string? DefaultFlow { get; init; }

    /// <summary>What a person calls it: its name on one line, else its id.</summary>
    public string Label => string.IsNullOrWhiteSpace(Name) ? Id : Labels.OneLine(Name);
}

/// <summary>The kinds of task BPMN knows (section 10.3.3). Those without an implementation here are work for a person of the lane.</summary>
public enum TaskKind { Plain, User, Manual, Service, Send, Receive, Script, BusinessRule }

/// <summary>When the receiver has accepted a handoff.</summary>
public enum AcceptMode
{
    /// <summary>Claiming the task accepts what was handed over.</summary>
    OnClaim,

    /// <summary>The receiver accepts (or declines) in a separate act, before anybody claims.</summary>
    Explicit,
}

/// <summary>Work: a task, or a sub-process of them (BPMN 2.0 section 10.3).</summary>
public abstract record ActivityNode(string Id) : FlowNode(Id)
{
    /// <summary>How it is done more than once; null: once.</summary>
    public LoopCharacteristics? Loop { get; init; }

    /// <summary>True when it only undoes another activity, and is no part of the flow.</summary>
    public bool IsForCompensation { get; init; }
}

/// <summary>A task: a piece of work for the team of its lane.</summary>
public sealed record TaskNode(string Id, TaskKind Kind) : ActivityNode(Id)
{
    public ImmutableArray<FormField> Fields { get; init; } = [];
    public AcceptMode Accept { get; init; }

    /// <summary>How long the team has for it (<c>cp:due</c>), null when nothing was promised.</summary>
    public TimerDetail? Due { get; init; }

    /// <summary>The message that a receive task waits for; null for every other kind.</summary>
    public MessageTrigger? Awaits { get; init; }

    /// <summary>For a receive task: whether its message starts the process (BPMN 2.0 section 10.3.3, instantiate).</summary>
    public bool Instantiates { get; init; }
}

/// <summary>The kinds of sub-process (BPMN 2.0 section 10.3.5), and the call of a process (section 10.3.6).</summary>
public enum SubProcessKind
{
    Embedded,

    /// <summary>Begins by an event, while what it stands in is open.</summary>
    Event,

    /// <summary>Its activities are done in the order that people find best.</summary>
    AdHoc,

    /// <summary>Can be given up as a whole: then what was done in it is undone.</summary>
    Transaction,

    /// <summary>Another process of the drawing, run as a part of this one.</summary>
    Call,
}

/// <summary>An activity that holds others.</summary>
public sealed record SubProcessNode(string Id) : ActivityNode(Id)
{
    public SubProcessKind Kind { get; init; }

    /// <summary>For <see cref="SubProcessKind.Call"/>: the process that is called.</summary>
    public string? Calls { get; init; }

    /// <summary>For <see cref="SubProcessKind.AdHoc"/>: whether one activity at a time is done.</summary>
    public bool IsSequential { get; init; }

    /// <summary>For <see cref="SubProcessKind.AdHoc"/>: when it is complete; null: when its people say so, or nothing is open any more.</summary>
    public FlowCondition? Completion { get; init; }

    /// <summary>For <see cref="SubProcessKind.AdHoc"/>: whether what is open is no longer wanted once it is complete.</summary>
    public bool CancelsRemaining { get; init; } = true;

    /// <summary>The container of the nodes that run in it.</summary>
    public string Contents => Calls ?? Id;
}

public enum GatewayKind { Exclusive, Inclusive, Parallel, Complex, EventBased }

/// <summary>A gateway (BPMN 2.0 section 10.6).</summary>
public sealed record GatewayNode(string Id, GatewayKind Kind) : FlowNode(Id)
{
    /// <summary>For an event-based gateway: whether its events start the process.</summary>
    public bool Instantiates { get; init; }

    /// <summary>For an event-based gateway that starts the process: whether all its events must happen (BPMN: eventGatewayType Parallel).</summary>
    public bool AwaitsAll { get; init; }

    /// <summary>For a complex gateway: when what has come is enough; null, or without FEEL: when nothing more can come.</summary>
    public FlowCondition? Activation { get; init; }

    /// <summary>Whether several of its exits may be taken at once.</summary>
    public bool TakesSeveral => Kind is GatewayKind.Inclusive or GatewayKind.Complex;

    /// <summary>
    /// True when a person chooses what leaves it: several exits of which not every one but the default has a condition that is evaluated here.
    /// </summary>
    public bool IsChoice =>
        Kind is GatewayKind.Exclusive or GatewayKind.Inclusive or GatewayKind.Complex && Outgoing.Length > 1
        && Outgoing.Any(flow => flow.Id != DefaultFlow && flow.Condition?.Feel is null);
}

public enum EventPosition { Start, Catch, Throw, Boundary, End }

/// <summary>An event (BPMN 2.0 section 10.5).</summary>
public sealed record EventNode(string Id, EventPosition Position, EventTrigger Trigger) : FlowNode(Id)
{
    /// <summary>For a boundary event: the activity on whose border it stands.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>For a boundary event and the start of an event sub-process: whether it ends what it happens to (BPMN: cancelActivity, isInterrupting).</summary>
    public bool Interrupting { get; init; } = true;

    /// <summary>For a compensation event on a border: the activity that undoes it (BPMN: association).</summary>
    public string? Handler { get; init; }

    /// <summary>For an end event: how the case ends when it ends here (<c>cp:outcome</c>).</summary>
    public string? Outcome { get; init; }

    /// <summary>For a start event: what is asked when somebody registers the case.</summary>
    public ImmutableArray<FormField> Fields { get; init; } = [];
}
