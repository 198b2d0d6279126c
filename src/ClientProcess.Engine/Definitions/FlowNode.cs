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

/// <summary>A task: a piece of work for the team of its lane.</summary>
public sealed record TaskNode(string Id, TaskKind Kind) : FlowNode(Id)
{
    public ImmutableArray<FormField> Fields { get; init; } = [];
    public AcceptMode Accept { get; init; }

    /// <summary>How long the team has for it (<c>cp:due</c>), null when nothing was promised.</summary>
    public TimerDetail? Due { get; init; }

    /// <summary>The message that a receive task waits for; null for every other kind.</summary>
    public MessageTrigger? Awaits { get; init; }
}

/// <summary>An embedded sub-process (BPMN 2.0 section 10.3.5).</summary>
public sealed record SubProcessNode(string Id) : FlowNode(Id);

public enum GatewayKind { Exclusive, Parallel, EventBased }

/// <summary>A gateway (BPMN 2.0 section 10.6).</summary>
public sealed record GatewayNode(string Id, GatewayKind Kind) : FlowNode(Id)
{
    /// <summary>
    /// True when a person chooses the outgoing flow: an exclusive gateway with several exits of which not every one but the
    /// default has a condition that is evaluated here.
    /// </summary>
    public bool IsChoice =>
        Kind == GatewayKind.Exclusive && Outgoing.Length > 1
        && Outgoing.Any(flow => flow.Id != DefaultFlow && flow.Condition?.Feel is null);
}

public enum EventPosition { Start, Catch, Throw, Boundary, End }

/// <summary>An event (BPMN 2.0 section 10.5).</summary>
public sealed record EventNode(string Id, EventPosition Position, EventTrigger Trigger) : FlowNode(Id)
{
    /// <summary>For a boundary event: the activity on whose border it stands.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>For a boundary event: whether it ends the activity (BPMN: cancelActivity).</summary>
    public bool Interrupting { get; init; } = true;

    /// <summary>For an end event: how the case ends when it ends here (<c>cp:outcome</c>).</summary>
    public string? Outcome { get; init; }

    /// <summary>For a start event: what is asked when somebody registers the case.</summary>
    public ImmutableArray<FormField> Fields { get; init; } = [];
}
