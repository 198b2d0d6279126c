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

    /// <summary>The choices, each with its options; none where the work goes back to whoever asked for a part of it.</summary>
    public static IReadOnlyList<Choice> ChoicesOf(CaseState state, CaseTask task, ProcessDefinition process)
    {
        if (task is not { Kind: WorkKind.Task or WorkKind.Choice or WorkKind.Wait, Node: { } id } || ComesBack(state, task) || process.Find(id) is not { } node) return [];
        var position = state.Position(task.Position);
        if (task.Kind != WorkKind.Choice || position is null) return Choices.ReachableFrom(process, node);
        var first = Choices.At(state, process, position);
        // What follows the choice of a way can be chosen with it; whether it is done again comes first, alone.
        return first.Options.Any(option => option.Name is null) ? [first] : [first, .. Choices.ReachableFrom(process, node).Where(choice => choice.Node.Id != node.Id)];
    }

    /// <summary>What can have happened instead of the work: the errors and escalations that the drawing catches, the nearest first.</summary>
    public static IReadOnlyList<RaisedWay> RaisesOf(CaseState state, CaseTask task, ProcessDefinition process) =>
        task is { Kind: WorkKind.Task, Node: { } id } && process.Find(id) is ActivityNode && state.Position(task.Position) is { } position
            ? [.. Catching.All(state, process, position.Scope, position)
                .SelectMany(caught => caught.Event.Trigger.Parts.Select(trigger => (caught.Event, trigger)))
                .Where(pair => pair.trigger is ErrorTrigger or EscalationTrigger)
                .Select(pair => new RaisedWay(pair.Event, pair.trigger is ErrorTrigger, (pair.trigger as ErrorTrigger)?.Code ?? (pair.trigger as EscalationTrigger)?.Code))
                .DistinctBy(way => (way.IsError, way.Code))]
            : [];

    private static bool ComesBack(CaseState state, CaseTask task) => state.Position(task.Position)?.ReturnsTo(task.Team) is not null;
}

/// <summary>Something that can happen instead of the work.</summary>
/// <param name="At">The event of the drawing that catches it.</param>
/// <param name="Code">Null: whatever the code.</param>
public sealed record RaisedWay(EventNode At, bool IsError, string? Code)
{
    public string Name => At.Name is { Length: > 0 } ? At.Label : Code ?? At.Label;
}
