using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>One of the ways to choose from.</summary>
/// <param name="Id">The flow, the activity, or one of the words below.</param>
/// <param name="Name">What people call it; null for one of the words below, which each language has its own for.</param>
public sealed record ChoiceOption(string Id, string? Name)
{
    /// <summary>An activity is done once more.</summary>
    public const string Again = "again";

    /// <summary>An activity, or an ad-hoc sub-process, is complete.</summary>
    public const string Done = "done";
}

/// <summary>A choice that a person makes.</summary>
/// <param name="Node">The gateway, activity or ad-hoc sub-process it belongs to.</param>
/// <param name="TakesSeveral">Whether several options may be chosen at once.</param>
public sealed record Choice(FlowNode Node, ImmutableArray<ChoiceOption> Options, bool TakesSeveral);

/// <summary>Which choices a person can make ahead, and what is said when a choice is none of them.</summary>
public static class Choices
{
    /// <summary>Between the names of several options chosen at once.</summary>
    public const char Separator = '|';

    /// <summary>
    /// The choices that can come up as soon as work at a node is done: those a token reaches without meeting other work or a wait.
    /// </summary>
    public static IReadOnlyList<Choice> ReachableFrom(ProcessDefinition process, FlowNode start)
    {
        var found = new List<Choice>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Id };
        var ahead = new Queue<FlowNode>();
        if (start is ActivityNode { Loop.IsDetailed: false }) found.Add(AgainAt(start));
        if (IsChoice(start)) found.Add(FlowsOf(process, start));
        Look(process, start, ahead, seen);
        while (ahead.TryDequeue(out var node))
        {
            if (IsChoice(node)) found.Add(FlowsOf(process, node));
            if (node is GatewayNode { Kind: not GatewayKind.EventBased } or EventNode { Position: EventPosition.Throw } or EventNode { Trigger: LinkTrigger })
                Look(process, node, ahead, seen);
        }
        return found;
    }

    /// <summary>What is chosen at a position where a choice is waited for.</summary>
    public static Choice At(CaseState state, ProcessDefinition process, Position position) => process.Node(position.Node!) switch
    {
        ActivityNode { Loop: not null } node when position.Loop is not null => AgainAt(node),
        SubProcessNode { Kind: SubProcessKind.AdHoc } node when state.Scopes.Any(scope => scope.Id == position.Id) => ActivitiesOf(process, node),
        var node => FlowsOf(process, node),
    };

    public static bool IsChoice(FlowNode node) =>
        node is GatewayNode gateway ? gateway.IsChoice : node.Outgoing.Any(flow => flow.Condition is { Feel: null });

    /// <summary>The options that are meant, by id or name, several with a bar between them; null when one of them is none.</summary>
    internal static ImmutableArray<string>? Find(ProcessDefinition process, Choice choice, string wanted)
    {
        if (One(process, choice, wanted) is { } only) return [only];
        if (!choice.TakesSeveral) return null;
        var parts = wanted.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => One(process, choice, part)).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : [.. parts.Distinct().Order(StringComparer.Ordinal)!];
    }

    internal static void Refuse(CaseRun run, Choice choice, string wanted)
    {
        var names = choice.Options.Select(option => $"'{option.Name ?? option.Id}'");
        run.Refuse(RejectionCode.ChoiceUnknown, $"Expected one of {string.Join(", ", names)} at '{choice.Node.Label}', but '{wanted}' is none of them.", choice.Node.Label, wanted);
    }

    internal static Choice FlowsOf(ProcessDefinition process, FlowNode node) =>
        new(node, [.. node.Outgoing.Select(flow => new ChoiceOption(flow.Id, FlowNames.Of(process, flow)))], node is not GatewayNode { Kind: GatewayKind.Exclusive });

    private static Choice AgainAt(FlowNode node) => new(node, [new(ChoiceOption.Done, null), new(ChoiceOption.Again, null)], TakesSeveral: false);

    private static Choice ActivitiesOf(ProcessDefinition process, SubProcessNode node)
    {
        var activities = process.StartsOf(node.Id).Select(start => new ChoiceOption(start.Id, start.Label));
        return new(node, node.Completion?.Feel is null ? [.. activities, new(ChoiceOption.Done, null)] : [.. activities], TakesSeveral: false);
    }

    private static string? One(ProcessDefinition process, Choice choice, string wanted) =>
        choice.Options.FirstOrDefault(option => option.Id == wanted)?.Id
        ?? choice.Options.FirstOrDefault(option => Labels.Same(option.Name, wanted))?.Id
        ?? (choice.Options.Any(option => option.Name is null) ? null : FlowNames.Find(process, choice.Node, wanted)?.Id);

    private static void Look(ProcessDefinition process, FlowNode node, Queue<FlowNode> ahead, HashSet<string> seen)
    {
        foreach (var flow in node.Outgoing)
        {
            if (seen.Add(flow.Target)) ahead.Enqueue(process.Node(flow.Target));
        }
    }
}
