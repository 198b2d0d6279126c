using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Work that goes to a chain partner and comes back: a message to a black-box pool from which this process awaits
/// a message further on. It is a handoff like
/// any other, with the team that sent it responsible until the partner accepts; the partner's answer fulfils it. A message that expects nothing
/// back only informs, and hands nothing over.
/// </summary>
internal static class PartnerHandoffs
{
    public static void Offer(CaseRun run, FlowNode node, MessageFlow flow, ImmutableArray<Origin> origins)
    {
        if (flow.TargetPartner is not { } partner || flow.TargetNode is not null || !AwaitsAnswerOf(run, node, partner)) return;
        var sender = origins.IsEmpty ? new Origin(run.TeamOf(node), null, []) : origins[^1];
        run.Emit(new HandoffOffered(new Handoff(run.TakeId(), Task: 0, node.Id, sender.Team, sender.Person, partner, run.Now)
        {
            IsPartner = true,
            Given = [.. run.State.Values.Keys.Where(key => !NoteKeys.IsReserved(key))],
        }));
    }

    /// <summary>What was awaited at a node has come: if it came from a partner, the oldest handoff to that partner is fulfilled.</summary>
    public static void Fulfil(CaseRun run, FlowNode node)
    {
        foreach (var flow in run.Facts.Model.MessageFlows.Where(flow => flow.TargetNode == node.Id && flow.SourcePartner is not null))
        {
            if (run.State.Handoffs.FirstOrDefault(handoff => handoff.IsPartner && handoff.To == flow.SourcePartner) is not { } handoff) continue;
            if (handoff.Accepted is null) run.Emit(new HandoffAccepted(handoff.Id, handoff.Node, handoff.From, handoff.To, new Holder(handoff.To, run.Now)));
            run.Emit(new HandoffFulfilled(handoff.Id, handoff.Node, handoff.From, handoff.To));
            return;
        }
    }

    /// <summary>The case ends: nobody waits for the partner any more.</summary>
    public static void WithdrawAll(CaseRun run)
    {
        foreach (var handoff in run.State.Handoffs.Where(handoff => handoff.IsPartner))
            run.Emit(new HandoffWithdrawn(handoff.Id, handoff.Node, handoff.From, handoff.To, null, null));
    }

    /// <summary>An answer of that pool is awaited further on. The client is no partner: nobody hands work over to the client.</summary>
    private static bool AwaitsAnswerOf(CaseRun run, FlowNode node, string partner)
    {
        if (run.Facts.Model.Clients.Contains(partner)) return false;
        var answered = run.Facts.Model.MessageFlows.Where(flow => flow.SourcePartner == partner).Select(flow => flow.TargetNode).ToHashSet();
        return Ahead.Of(run.Process, node).Any(ahead => answered.Contains(ahead.Id) && ahead is (EventNode { Position: EventPosition.Catch or EventPosition.Boundary } or TaskNode { Awaits: not null }));
    }
}
