using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Messages that leave a case and messages that reach it (BPMN 2.0 section 9.4 and 10.5).</summary>
internal static class Messages
{
    /// <summary>Messages kept for later. More than this is a sender that goes round in circles; the oldest gives way to nobody, the newest is refused.</summary>
    public const int KeptMax = 50;

    /// <summary>Sends along every message flow that leaves the node; a named message without a flow goes to whoever awaits it.</summary>
    public static void Send(CaseRun run, FlowNode node, string? name, ImmutableArray<Origin> origins)
    {
        var flows = run.Facts.Model.MessageFlowsFrom(node.Id).ToList();
        foreach (var flow in flows)
        {
            var to = flow.TargetNode is null ? null : run.Facts.Model.ProcessOf(flow.TargetNode)?.Id;
            run.Emit(new MessageSent(node.Id, name ?? flow.Name, flow.Id, to, flow.TargetNode, flow.TargetPartner));
            PartnerHandoffs.Offer(run, node, flow, origins);
        }
        if (flows.Count == 0 && name is not null) run.Emit(new MessageSent(node.Id, name, null, null, null, null));
    }

    public static void Receive(CaseRun run, ReceiveMessage message)
    {
        if (CaseValues.Wrong(message.Data, [], run.Value, run.State.Values) is { } wrong)
        {
            run.Refuse(wrong.Code, wrong.Sentence, [.. wrong.Subjects]);
            return;
        }
        run.TakeIn(message.Data);
        if (Awaiting(run.State, message.Name, message.Node) is { } position)
        {
            run.Emit(new MessageReceived(position.Id, position.Node, DrawnName(run, message)));
            Waits.Happen(run, position);
        }
        else if (message.Node is not null && run.Process.Find(message.Node) is TaskNode { Awaits: null } or SubProcessNode)
        {
            run.Emit(new MessageReceived(null, message.Node, DrawnName(run, message)));
        }
        else
        {
            Keep(run, message);
        }
        TokenGame.Play(run);
    }

    /// <summary>The wait that a message ends: by the node it is addressed to, else by its name; the longest waiting first.</summary>
    public static Position? Awaiting(CaseState state, string? name, string? node) => state.Positions.FirstOrDefault(position =>
        position.AwaitsMessage && (node is not null ? position.Node == node : name is not null && Labels.Same(position.Message, name)));

    private static void Keep(CaseRun run, ReceiveMessage message)
    {
        if (!CanCome(run.Process, message))
            run.Refuse(RejectionCode.MessageUnknown, $"Expected a message that this process waits for somewhere, but '{message.Name ?? message.Node}' is none.", message.Name ?? message.Node!);
        else if (run.State.KeptMessages.Length >= KeptMax)
            run.Refuse(RejectionCode.MessageUnknown, $"Expected at most {KeptMax} messages that nothing waits for yet, but there are that many.", message.Name ?? message.Node!);
        else
            run.Emit(new MessageKept(new KeptMessage(DrawnName(run, message), message.Node, run.Now)));
    }

    private static bool CanCome(ProcessDefinition process, ReceiveMessage message) =>
        message.Node is not null
            ? process.Find(message.Node) is { } node && AwaitedAt(node).Any()
            : NodesOf(process).SelectMany(AwaitedAt).Any(awaited => Labels.Same(awaited.Name, message.Name));

    /// <summary>The message's name as the drawing has it: what a sender wrote does not enter the journal.</summary>
    private static string? DrawnName(CaseRun run, ReceiveMessage message) =>
        message.Node is { } node
            ? AwaitedAt(run.Process.Node(node)).FirstOrDefault()?.Name ?? run.Facts.Model.MessageFlows.FirstOrDefault(flow => flow.TargetNode == node)?.Name
            : NodesOf(run.Process).SelectMany(AwaitedAt).First(awaited => Labels.Same(awaited.Name, message.Name)).Name;

    /// <summary>The messages that a node can wait for while a case is open.</summary>
    private static IEnumerable<MessageTrigger> AwaitedAt(FlowNode node) => node switch
    {
        EventNode { Position: EventPosition.Catch or EventPosition.Boundary or EventPosition.Start } waiting => waiting.Trigger.Parts.OfType<MessageTrigger>(),
        TaskNode { Awaits: { } message } => [message],
        _ => [],
    };

    /// <summary>Its own and those of the processes it calls; the starts of the process itself open cases, and wait in none.</summary>
    private static IEnumerable<FlowNode> NodesOf(ProcessDefinition process) =>
        process.AllNodes.Where(node => node is not EventNode { Position: EventPosition.Start } || node.Container != process.Id);
}
