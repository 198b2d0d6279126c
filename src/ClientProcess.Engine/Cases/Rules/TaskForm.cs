using System.Collections.Immutable;
using ClientProcess.Engine.Cases.Deciding;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>What somebody who completes a task is asked: the fields of its form, and the choices that can come up as soon as it is done.</summary>
public static class TaskForm
{
    public static ImmutableArray<FormField> FieldsOf(CaseState state, CaseTask task, ProcessDefinition process)
    {
        if (task is not { Kind: WorkKind.Task, Node: { } id } || process.Find(id) is not TaskNode node) return [];
        return ComesBack(state, task) ? [.. node.Fields.Select(field => field with { Required = false })] : node.Fields;
    }

    /// <summary>The gateways, each with its outgoing flows; none where the work goes back to whoever asked for a part of it.</summary>
    public static IReadOnlyList<FlowNode> ChoicesOf(CaseState state, CaseTask task, ProcessDefinition process) =>
        task is { Kind: WorkKind.Task or WorkKind.Choice or WorkKind.Wait, Node: { } id } && !ComesBack(state, task) && process.Find(id) is { } node
            ? Choices.ReachableFrom(process, node)
            : [];

    private static bool ComesBack(CaseState state, CaseTask task) => state.Position(task.Position)?.ReturnsTo(task.Team) is not null;
}
