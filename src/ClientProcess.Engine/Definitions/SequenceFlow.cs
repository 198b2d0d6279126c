using System.Collections.Immutable;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Definitions;

/// <summary>A condition on a flow. Without <see cref="Feel"/> it is in a language that is not evaluated here, and the gateway is a choice.</summary>
public sealed record FlowCondition(string Text, string? Language, FeelExpression? Feel);

/// <summary>A sequence flow (BPMN 2.0 section 8.4.13) with what the receiver of a handoff along it needs.</summary>
public sealed record SequenceFlow(string Id, string? Name, string Source, string Target)
{
    public FlowCondition? Condition { get; init; }
    public ImmutableArray<Need> Needs { get; init; } = [];
    public SourcePlace At { get; init; }
}
