using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>One process of a drawing: its nodes and flows, looked up by id. Immutable.</summary>
public sealed class ProcessDefinition
{
    private readonly FrozenDictionary<string, FlowNode> _nodes;
    private readonly FrozenDictionary<string, ImmutableArray<FlowNode>> _contents;
    private readonly FrozenDictionary<string, ImmutableArray<EventNode>> _boundaries;

    public ProcessDefinition(string id, string? name, bool isExecutable, string? team, IReadOnlyCollection<FlowNode> nodes)
    {
        (Id, Name, IsExecutable, Team) = (id, name, isExecutable, team);
        Nodes = [.. nodes];
        _nodes = nodes.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
        _contents = nodes.GroupBy(node => node.Container).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        _boundaries = nodes.OfType<EventNode>().Where(node => node.AttachedTo is not null)
            .GroupBy(node => node.AttachedTo!).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    public string Id { get; }
    public string? Name { get; }
    public bool IsExecutable { get; }

    /// <summary>The team of nodes outside any lane; null: the team that registers the case.</summary>
    public string? Team { get; }

    /// <summary>Every node, in the order of the file.</summary>
    public ImmutableArray<FlowNode> Nodes { get; }

    public string Label => string.IsNullOrWhiteSpace(Name) ? Id : Labels.OneLine(Name);

    public FlowNode? Find(string nodeId) => _nodes.GetValueOrDefault(nodeId);

    /// <summary>The node with this id; its absence is a bug, for definitions are checked before they run.</summary>
    public FlowNode Node(string nodeId) => _nodes[nodeId];

    public ImmutableArray<FlowNode> ContentsOf(string container) => _contents.GetValueOrDefault(container, []);

    public ImmutableArray<EventNode> BoundaryEventsOf(string activityId) => _boundaries.GetValueOrDefault(activityId, []);

    /// <summary>
    /// Where a token starts when a container is entered: its none start events; without any start event, every node without
    /// incoming flow (BPMN 2.0 section 10.5.2: implicit start).
    /// </summary>
    public ImmutableArray<FlowNode> StartsOf(string container)
    {
        var contents = ContentsOf(container);
        var starts = contents.OfType<EventNode>().Where(node => node.Position == EventPosition.Start).ToList();
        return starts.Count > 0
            ? [.. starts.Where(node => node.Trigger is NoneTrigger).DefaultIfEmpty(starts[0])]
            : [.. contents.Where(node => node.Incoming.IsEmpty && node is not EventNode { Position: EventPosition.Boundary })];
    }

    /// <summary>The nodes that get a token when a container is entered by itself: one start event, or every implicit start.</summary>
    public ImmutableArray<FlowNode> BeginningsOf(string container) =>
        StartsOf(container) is [EventNode { Position: EventPosition.Start } start, ..] ? [start] : StartsOf(container);
}
