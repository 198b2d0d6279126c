using System.Collections.Immutable;
using ClientProcess.Engine.Cases.Deciding;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>What there is to choose from when a case is to go otherwise than drawn; whether it can, its consequences tell.</summary>
public static class Adaptations
{
    public static bool CanSkip(CaseState state, ProcessDefinition process, Position position) => Adapting.IsStep(state, process, position);

    /// <summary>The places where the case is and that a move can give up.</summary>
    public static ImmutableArray<Position> Places(CaseState state) => [.. state.Positions.Where(position => position is { Node: not null, Host: null, Listens: false, IsAside: false })];

    /// <summary>The nodes that the case can be moved to: those that stand where it is open.</summary>
    public static IEnumerable<FlowNode> Targets(CaseState state, ProcessDefinition process) => state.Scopes
        .Select(scope => process.Find(scope.Node) is SubProcessNode sub ? sub.Contents : scope.Node).Distinct(StringComparer.Ordinal)
        .SelectMany(container => process.ContentsOf(container)).Where(node => Adapting.WhyNoTarget(process, node) is null);

    /// <summary>The steps that were done and can be done once more.</summary>
    public static IEnumerable<FlowNode> Repeatable(CaseState state, ProcessDefinition process) =>
        process.AllNodes.Where(node => node is ActivityNode && state.Completed.Contains(node.Id) && state.Positions.All(position => position.Node != node.Id));
}
