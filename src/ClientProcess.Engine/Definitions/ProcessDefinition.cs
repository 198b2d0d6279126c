using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>One process of a drawing: its nodes and flows, looked up by id. Immutable.</summary>
public sealed class ProcessDefinition
{
    private readonly FrozenDictionary<string, FlowNode> _nodes;
    private readonly FrozenDictionary<string, ImmutableArray<FlowNode>> _contents;
    private readonly FrozenDictionary<string, ImmutableArray<EventNode>> _boundaries;
    private readonly FrozenSet<string> _own;

    /// <param name="nodes">Its own nodes.</param>
    /// <param name="called">The nodes of the processes that it calls, and of those that they call.</param>
    public ProcessDefinition(string id, string? name, bool isExecutable, string? team, IReadOnlyCollection<FlowNode> nodes, IEnumerable<FlowNode>? called = null)
    {
        (Id, Name, IsExecutable, Team) = (id, name, isExecutable, team);
        Nodes = [.. nodes];
        var all = nodes.Concat(called ?? []).DistinctBy(node => node.Id).ToList();
        _own = nodes.Select(node => node.Id).ToFrozenSet(StringComparer.Ordinal);
        _nodes = all.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
        _contents = all.GroupBy(node => node.Container).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        _boundaries = all.OfType<EventNode>().Where(node => node.AttachedTo is not null)
            .GroupBy(node => node.AttachedTo!).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        Joins = new JoinPaths(this);
    }

    public string Id { get; }
    public string? Name { get; }
    public bool IsExecutable { get; }

    /// <summary>The team of nodes outside any lane; null: the team that registers the case.</summary>
    public string? Team { get; }

    /// <summary>Every node of its own, in the order of the file.</summary>
    public ImmutableArray<FlowNode> Nodes { get; }

    /// <summary>Its own nodes and those of the processes that it calls.</summary>
    public IEnumerable<FlowNode> AllNodes => _nodes.Values;

    /// <summary>Which nodes can still send a token to which flow into a join.</summary>
    public JoinPaths Joins { get; }

    public string Label => string.IsNullOrWhiteSpace(Name) ? Id : Labels.OneLine(Name);

    /// <summary>The node with this id, of its own or of a process that it calls.</summary>
    public FlowNode? Find(string nodeId) => _nodes.GetValueOrDefault(nodeId);

    /// <summary>The node with this id; its absence is a bug, for definitions are checked before they run.</summary>
    public FlowNode Node(string nodeId) => _nodes[nodeId];

    public bool Owns(string nodeId) => _own.Contains(nodeId);

    public ImmutableArray<FlowNode> ContentsOf(string container) => _contents.GetValueOrDefault(container, []);

    public ImmutableArray<EventNode> BoundaryEventsOf(string activityId) => _boundaries.GetValueOrDefault(activityId, []);

    /// <summary>The activities that call a process.</summary>
    public IEnumerable<SubProcessNode> CallsOf(string processId) => _nodes.Values.OfType<SubProcessNode>().Where(sub => sub.Calls == processId);

    /// <summary>The starts of the event sub-processes that stand in a container (BPMN 2.0 section 10.3.5).</summary>
    public IEnumerable<EventNode> EventStartsIn(string container) =>
        ContentsOf(container).OfType<SubProcessNode>().Where(sub => sub.Kind == SubProcessKind.Event)
            .SelectMany(sub => ContentsOf(sub.Id).OfType<EventNode>().Where(node => node.Position == EventPosition.Start).Take(1));

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
            : [.. contents.Where(IsImplicitStart)];
    }

    /// <summary>The nodes that get a token when a container is entered by itself: one start event, or every implicit start.</summary>
    public ImmutableArray<FlowNode> BeginningsOf(string container) =>
        StartsOf(container) is [EventNode { Position: EventPosition.Start } start, ..] ? [start] : StartsOf(container);

    /// <summary>
    /// The nodes at which something from outside can open a case: the start events, the receive tasks that start the process, and the events
    /// after a gateway that does (BPMN 2.0 sections 10.3.3, 10.5.2 and 10.6.6).
    /// </summary>
    public IEnumerable<FlowNode> Openings => ContentsOf(Id).Where(IsOpening);

    /// <summary>The start that a signal makes; null when none is.</summary>
    public EventNode? SignalStart(string name) => ContentsOf(Id).OfType<EventNode>().FirstOrDefault(node =>
        node.Position == EventPosition.Start && node.Trigger is not MultipleTrigger { All: true } && node.Trigger.Parts.Any(part => part is SignalTrigger signal && Labels.Same(signal.Name, name)));

    /// <summary>Where a message of this name opens a case; null when it opens none.</summary>
    public FlowNode? MessageStart(string name) => Openings.FirstOrDefault(node => node switch
    {
        EventNode { Trigger: not MultipleTrigger { All: true } } waiting => waiting.Trigger.Parts.Any(part => part is MessageTrigger message && Labels.Same(message.Name, name)),
        TaskNode task => Labels.Same(task.Awaits?.Name, name),
        _ => false,
    });

    public bool IsOpening(FlowNode node) => node.Container == Id && node switch
    {
        EventNode { Position: EventPosition.Start } => true,
        TaskNode { Instantiates: true } => true,
        _ => InstantiatingGatewayBefore(node) is not null,
    };

    /// <summary>The gateway that starts the process and that this event stands behind; null when there is none.</summary>
    public GatewayNode? InstantiatingGatewayBefore(FlowNode node) =>
        node.Incoming.Select(flow => Find(flow.Source)).OfType<GatewayNode>().FirstOrDefault(gateway => gateway.Instantiates);

    /// <summary>Without incoming flow, and neither on a border, nor begun by an event, nor there only to undo something.</summary>
    private static bool IsImplicitStart(FlowNode node) => node.Incoming.IsEmpty && node
        is not (EventNode { Position: EventPosition.Boundary } or SubProcessNode { Kind: SubProcessKind.Event } or ActivityNode { IsForCompensation: true });
}
