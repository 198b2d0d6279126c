using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>An activity that is done more than once (BPMN 2.0 section 10.3.7, loop characteristics).</summary>
public abstract record LoopCharacteristics
{
    /// <summary>False when the drawing does not say how often, in a way that is evaluated here: after each time a person says whether it is done again.</summary>
    public abstract bool IsDetailed { get; }
}

/// <summary>Done again as long as a condition holds (BPMN 2.0 section 13.3.6).</summary>
/// <param name="TestBefore">Whether the condition is asked before the first time too.</param>
/// <param name="Maximum">How often at most; null: no bound.</param>
public sealed record StandardLoop(FlowCondition? Condition, bool TestBefore, int? Maximum) : LoopCharacteristics
{
    public override bool IsDetailed => Condition is null ? Maximum is not null : Condition.Feel is not null;
}

/// <summary>When a multi-instance activity throws an event (BPMN 2.0 table 10.30).</summary>
public enum MultiInstanceBehavior
{
    /// <summary>Nothing is thrown; the token goes on when all have completed.</summary>
    All,

    /// <summary>Every time an instance completes.</summary>
    None,

    /// <summary>When the first instance completes.</summary>
    One,

    /// <summary>When an instance completes and the condition beside the event holds.</summary>
    Complex,
}

/// <summary>An event that is thrown when an instance completes and a condition holds (BPMN 2.0 table 10.31).</summary>
public sealed record ComplexBehavior(FlowCondition Condition, EventTrigger Event);

/// <summary>Done once for each of a number or for each item of a list (BPMN 2.0 section 13.3.7).</summary>
public sealed record MultiInstanceLoop(bool IsSequential) : LoopCharacteristics
{
    /// <summary>How many.</summary>
    public FlowCondition? Cardinality { get; init; }

    /// <summary>The key of the case's list of which every item gets an instance.</summary>
    public string? Collection { get; init; }

    /// <summary>What conditions call the item of their own instance.</summary>
    public string? Item { get; init; }

    /// <summary>The key of the case's list that collects what every instance gave.</summary>
    public string? Results { get; init; }

    /// <summary>The key of the value that an instance gives.</summary>
    public string? Result { get; init; }

    /// <summary>Asked every time an instance completes; when it holds, the others are no longer wanted.</summary>
    public FlowCondition? Completion { get; init; }

    public MultiInstanceBehavior Behavior { get; init; }

    /// <summary>What <see cref="MultiInstanceBehavior.None"/> and <see cref="MultiInstanceBehavior.One"/> throw.</summary>
    public EventTrigger? Event { get; init; }

    public ImmutableArray<ComplexBehavior> Complex { get; init; } = [];

    public override bool IsDetailed => Cardinality?.Feel is not null || Collection is not null;
}
