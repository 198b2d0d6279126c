using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// A receiver sends work back, before accepting it (declined) or after (returned): the same reasons, the same consequences, for to the client
/// both are ping-pong.
/// </summary>
internal static class SendingBack
{
    /// <summary>What the receiver says.</summary>
    public readonly record struct Said(string? Reason, ImmutableArray<string> Missing, string? Note, string? Proposed);

    /// <summary>How often work may be called somebody else's before the coordinators decide.</summary>
    public const int WrongTeamsMax = 2;

    public static void Do(CaseRun run, Handoff handoff, Said said, bool accepted)
    {
        if (!IsClear(run, handoff, said, out var proposed)) return;
        var note = run.Note(said.Note);
        var task = run.State.Task(handoff.Task)!;
        run.Emit(accepted
            ? new HandoffReturned(handoff.Id, handoff.Node, handoff.From, handoff.To, run.By.Id, said.Reason!, said.Missing, note, proposed)
            : new HandoffDeclined(handoff.Id, handoff.Node, handoff.From, handoff.To, run.By.Id, said.Reason!, said.Missing, note, proposed));
        Leaving.Cancel(run, run.State.Task(task.Id)!, accepted ? "returned" : "declined");
        GoOn(run, run.State.Position(task.Position)!, handoff, said, note, proposed);
    }

    private static void GoOn(CaseRun run, Position position, Handoff handoff, Said said, string? note, string? proposed)
    {
        var repair = new RepairOf(handoff.Id, handoff.To, said.Reason!, said.Missing, note);
        if (proposed is null)
            Offering.OfferRepair(run, position, handoff.From, handoff.FromPerson, WorkKind.Repair, repair);
        else if (position.WrongTeams < WrongTeamsMax)
            Offering.OfferWork(run, position, proposed, new Offering.How(Previous: handoff.Id, FromElsewhere: true));
        else
            Offering.OfferRepair(run, position, handoff.From, null, WorkKind.Routing, repair);
    }

    private static bool IsClear(CaseRun run, Handoff handoff, Said said, out string? proposed)
    {
        proposed = null;
        if (string.IsNullOrWhiteSpace(said.Reason))
            run.Refuse(RejectionCode.ReasonMissing, "Expected a reason for sending it back, but none was given.");
        else if (!DeclineReasons.All.Contains(said.Reason))
            run.Refuse(RejectionCode.ReasonUnknown, $"Expected one of {string.Join(", ", DeclineReasons.All)}, but '{said.Reason}' is none of them.", said.Reason);
        else if (said.Reason == DeclineReasons.Incomplete && said.Missing.IsEmpty && string.IsNullOrWhiteSpace(said.Note))
            run.Refuse(RejectionCode.ReasonMissing, "Expected what is missing, by name or in a note, but nothing was given.");
        else if (said.Missing.FirstOrDefault(id => handoff.Needs.All(need => need.Id != id)) is { } unknown)
            run.Refuse(RejectionCode.MissingUnknown, $"Expected one of the needs of this handoff, but '{unknown}' is none of them.", unknown);
        else if (handoff.Decided && said.Reason is DeclineReasons.WrongTeam or DeclineReasons.NotOurs)
            run.Refuse(RejectionCode.AlreadyRouted, "Expected the team to take it, for the coordinators have decided that it is theirs.");
        else if (said.Reason == DeclineReasons.WrongTeam)
            proposed = Receivers.Find(run, said.Proposed, notTeam: handoff.To);
        return run.Refusal is null;
    }
}
