using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;

namespace ClientProcess.Web.Pages;

/// <summary>A moment of a case as people tell it.</summary>
/// <param name="What">The one sentence it comes down to.</param>
/// <param name="Also">What went with it.</param>
/// <param name="Said">What somebody wrote; erasable, so it may be gone.</param>
/// <param name="Kind">The look of it: <c>handoff</c>, <c>late</c>, <c>otherwise</c>, <c>done</c> or nothing.</param>
public sealed record TimelineItem(DateTimeOffset At, string? By, string What, IReadOnlyList<string> Also, IReadOnlyList<string> Said, string Kind);

/// <summary>Tells the journal in sentences, newest first. What only moves tokens stays out of it.</summary>
public sealed class Timeline(CaseView view, Words words, Func<string?, string> person, Names names)
{
    private readonly FieldCatalog _catalog = new(view.Process);

    public IEnumerable<TimelineItem> Of(IReadOnlyList<JournalEntry> journal) =>
        journal.Select(Item).OfType<TimelineItem>().Reverse();

    private TimelineItem? Item(JournalEntry entry)
    {
        var told = entry.Events.Select(happened => (Happened: happened, Sentence: Sentence(happened))).Where(item => item.Sentence is not null)
            .OrderByDescending(item => Weight(item.Happened)).ToList();
        if (told.Count == 0) return null;
        var said = entry.Events.SelectMany(NotesOf).Select(view.Text).OfType<string>();
        return new TimelineItem(
            entry.At, entry.ByKind == nameof(ActorKind.Engine) ? null : person(entry.By), told[0].Sentence!,
            [.. told.Skip(1).Select(item => item.Sentence!)], [.. said], KindOf(entry));
    }

    /// <summary>Of what happened at once, the weightiest is the headline.</summary>
    private static int Weight(CaseEvent happened) => happened switch
    {
        CaseOpened or CaseEnded or CaseClosed or CaseWithdrawn or CaseReopened => 5,
        HandoffDeclined or HandoffReturned or HandoffWithdrawn { By: not null } or TaskHandedOff => 4,
        StepSkipped or CaseMoved or StepRepeated or TaskAdded or ErrorThrown or EscalationThrown => 4,
        TaskCompleted or TaskClaimed or TaskReassigned or TaskDelegated => 3,
        HandoffOffered or HandoffAccepted => 2,
        InformationAdded => 0,
        _ => 1,
    };

    private static string KindOf(JournalEntry entry) =>
        entry.Events.Any(happened => happened is HandoffDeclined or HandoffReturned or IncidentRaised) ? "late"
        : entry.Events.Any(happened => happened is StepSkipped or CaseMoved or StepRepeated or TaskAdded or ErrorThrown or EscalationThrown) ? "otherwise"
        : entry.Events.Any(happened => happened is HandoffOffered or HandoffAccepted or TaskHandedOff) ? "handoff"
        : entry.Events.Any(happened => happened is CaseEnded or CaseClosed or TaskCompleted) ? "done"
        : "";

    private string? Sentence(CaseEvent happened) => happened switch
    {
        CaseOpened e => Say("opened", words.Or($"channel.{e.Channel}", e.Channel), names.Team(e.IntakeTeam)),
        InformationAdded e => Information(e),
        OwnerAssigned e => Say("owner", person(e.Owner.Person), names.Team(e.Owner.Team)),
        CasePaused { Until: { } until } => Say("paused-until", Brief(until)),
        CasePaused => Say("paused"),
        CaseResumed => Say("resumed"),
        CaseEnded e => Say("ended", Outcome(e.Outcome)),
        CaseClosed e => Say("closed", Outcome(e.Outcome)),
        CaseWithdrawn => Say("withdrawn"),
        CaseReopened => Say("reopened"),
        ChoiceMade e => Say("choice", view.NameOf(e.Gateway), Way(e)),
        TimerFired e => Say("timer", view.NameOf(e.Node)),
        MessageSent e => Say(e.ToPartner is null ? "message-sent" : "message-sent-to", e.Name ?? view.NameOf(e.Node), e.ToPartner ?? ""),
        MessageReceived e => Say("message-received", e.Name ?? view.NameOf(e.Node)),
        MessageKept e => Say("message-kept", e.Message.Name ?? view.NameOf(e.Message.Node)),
        IncidentRaised e => Say("incident", view.NameOf(e.Node), words.Or($"incident.{e.Incident.Code}", e.Incident.Message)),
        IncidentRetried e => Say("retried", view.NameOf(e.Node)),
        ErrorThrown e => Say(e.CaughtAt is null ? "error-uncaught" : "error", view.NameOf(e.Node), e.CaughtAt is null ? e.Code ?? "" : view.NameOf(e.CaughtAt)),
        EscalationThrown { CaughtAt: { } at } e => Say("escalation", view.NameOf(e.Node), view.NameOf(at)),
        TransactionCancelled e => Say("transaction-cancelled", view.NameOf(e.Node)),
        SignalThrown e => Say("signal-thrown", e.Name),
        SignalReceived e => Say("signal-received", view.NameOf(e.Node), e.Name),
        ConditionTurned { Holds: true } e => Say("condition", view.NameOf(e.Node)),
        CompensationStepped e => Say("undoing", view.NameOf(e.Step.Activity)),
        InstanceCompleted e => Say("instance", view.NameOf(e.Node), e.Instance + 1),
        StepSkipped e => Say("skipped", view.NameOf(e.Node), person(e.By)),
        CaseMoved e => Say("moved", view.NameOf(e.Node), string.Join(", ", e.From.Select(view.NameOf)), person(e.By)),
        StepRepeated e => Say("repeated", view.NameOf(e.Node), person(e.By)),
        TaskAdded e => Say("task-added", view.Text(e.Title) ?? words["kind.added"], names.Team(e.Team), person(e.By)),
        ClientInformed e => Say("client-informed", person(e.By)),
        StuckEscalated e => Say("stuck", words.Or($"sign.{e.Sign}", e.Sign), string.Join(", ", e.Did.Select(did => words.Or($"did.{did}", did)))),
        TeamMerged e => Say("team-merged", names.Team(e.From), names.Team(e.Into)),
        PriorityChanged e => Say(e.By is null ? "priority-raised" : "priority-changed", words[$"priority.{Engine.Definitions.Kebab.Of(e.To)}"], e.By is null ? "" : person(e.By)),
        CaseMarked e => Say("marked", e.Text),
        ProcessAsked e => Say("process-asked", e.Process),
        BreachExplained e => Say("breach-explained", $"{words[$"clock.{Engine.Definitions.Kebab.Of(e.Kind)}"]} ({e.Agreement})", words.Or($"breach.{e.Reason}", e.Reason)),
        ClockEvent e => OfClock(e),
        Bounced e => Say("bounced", names.Team(e.Team), names.Team(e.Between)),
        TaskOffered or TaskEvent or TaskCompleted or WorkCameBack => OfTask(happened),
        HandoffOffered or HandoffEvent => OfHandoff(happened),
        _ => null,
    };

    private string? OfClock(ClockEvent happened) => happened switch
    {
        ClockStopped { Verdict: Engine.Clocks.ClockVerdict.Breached } e => Say("clock-breached", ClockName(e.Clock)),
        ClockStopped e => Say("clock-hit", ClockName(e.Clock)),
        ClockTermsChanged { DueAfter: { } due } e when e.DueBefore != due => Say("clock-changed", ClockName(e.Clock), e.DueBefore is { } before ? Brief(before) : "—", Brief(due)),
        Escalated e => Say("escalated", ClockName(e.Clock), string.Join(", ", e.Did.Select(Did))),
        _ => null,
    };

    /// <summary>What a rung did, in the person's words: some actions name a team, a text or a process.</summary>
    private string Did(string did) => did.Split(' ', 2) switch
    {
        _ when words.Or($"did.{did}", "") is { Length: > 0 } known => known,
        ["reassign", var team] => words["did.reassign", names.Team(team.Trim('"'))],
        ["mark", var text] => words["did.mark", text.Trim('"')],
        ["start", var process] => words["did.start", names.Process(process.Trim('"'))],
        _ => did,
    };

    private string ClockName(CaseClock clock) => $"{words[$"clock.{Engine.Definitions.Kebab.Of(clock.Clock.Terms.Clock)}"]} ({clock.Clock.Terms.Agreement})";

    private string? OfTask(CaseEvent happened) => happened switch
    {
        TaskOffered { Offered: { Kind: WorkKind.Repair, Repair: { } repair } } e => Say("repair", names.Team(e.Offered.Team), view.NameOf(e.Offered.Node), names.Team(repair.To)),
        TaskOffered { Offered.Kind: WorkKind.Routing } e => Say("routing", view.NameOf(e.Offered.Node)),
        TaskOffered { Offered.Kind: WorkKind.Choice } e => Say("choice-open", view.NameOf(e.Offered.Node), names.Team(e.Offered.Team)),
        TaskOffered { Offered: { Kind: WorkKind.Task or WorkKind.Reopened, Handoffs.IsEmpty: true } } e => Say("offered", NameOf(e.Offered.Node), names.Team(e.Offered.Team)),
        TaskClaimed e => Say("claimed", person(e.Holder.Person), NameOf(e.Task, e.Node)),
        TaskReleased e => Say("released", NameOf(e.Task, e.Node), names.Team(e.Team)),
        TaskReassigned e => Say("reassigned", NameOf(e.Task, e.Node), person(e.Holder.Person)),
        TaskDelegated e => Say("delegated", NameOf(e.Task, e.Node), person(e.Holder.Person)),
        FollowUpSet { At: { } at } e => Say("follow-up", NameOf(e.Task, e.Node), Brief(at)),
        TaskCompleted { Kind: WorkKind.Repair } e => Say("repaired", NameOf(e.Node)),
        TaskCompleted { Kind: WorkKind.Wait } e => Say("wait-ended", NameOf(e.Node)),
        TaskCompleted { Kind: WorkKind.Choice or WorkKind.Routing } => null,
        TaskCompleted e => Say("completed", NameOf(e.Task, e.Node)),
        TaskHandedOff e => Say(e.ComesBack ? "handed-off-comes-back" : "handed-off", NameOf(e.Task, e.Node), names.Team(e.Team), names.Team(e.To)),
        WorkCameBack e => Say("came-back", NameOf(e.Node), names.Team(e.From), names.Team(e.To)),
        TaskCancelled { Why: "interrupted" or "race-lost" or "terminated" } e => Say("cancelled", NameOf(e.Task, e.Node)),
        _ => null,
    };

    private string? OfHandoff(CaseEvent happened) => happened switch
    {
        HandoffOffered { Offered: var o } => Say("handoff", NameOf(o.Node), names.Team(o.To), names.Team(o.From)),
        HandoffAccepted e => Say("accepted", names.Team(e.To), names.Team(e.From)),
        HandoffFulfilled e => Say("fulfilled", names.Team(e.To), names.Team(e.From)),
        HandoffDeclined e => Say("declined", names.Team(e.To), names.Team(e.From), Why(e.Reason, e.Missing)),
        HandoffReturned e => Say("returned", names.Team(e.To), names.Team(e.From), Why(e.Reason, e.Missing)),
        HandoffWithdrawn { By: not null } e => Say("taken-back", names.Team(e.From), names.Team(e.To)),
        HandoffQuestioned e => Say("asked", names.Team(e.To), names.Team(e.From)),
        HandoffAnswered e => Say("answered", names.Team(e.From), names.Team(e.To)),
        _ => null,
    };

    private string? Information(InformationAdded e)
    {
        var keys = e.Keys.Keys.Where(key => !NoteKeys.IsReserved(key)).Select(_catalog.NameOf).ToList();
        return keys.Count > 0 ? Say("information", string.Join(", ", keys)) : e.Note is not null ? Say("note") : null;
    }

    private static IEnumerable<string?> NotesOf(CaseEvent happened) => happened switch
    {
        InformationAdded e => [e.Note],
        CasePaused e => [e.Reason],
        CaseResumed e => [e.Reason],
        CaseClosed e => [e.Reason],
        CaseWithdrawn e => [e.Reason],
        CaseReopened e => [e.Reason],
        PriorityChanged { Reason: { } reason } => [reason],
        ClientInformed { Note: { } note } => [note],
        BreachExplained { Note: { } note } => [note],
        StepSkipped e => [e.Reason],
        CaseMoved e => [e.Reason],
        StepRepeated e => [e.Reason],
        TaskAdded e => [e.Reason],
        TaskHandedOff e => [e.Reason],
        HandoffDeclined e => [e.Note],
        HandoffReturned e => [e.Note],
        HandoffWithdrawn e => [e.Note],
        HandoffQuestioned e => [e.Question],
        HandoffAnswered e => [e.Answer],
        _ => [],
    };

    private string Why(string reason, IEnumerable<string> missing)
    {
        var ids = missing.Select(_catalog.NameOf).ToList();
        return ids.Count == 0 ? words[$"reason.{reason}"] : $"{words[$"reason.{reason}"]} ({string.Join(", ", ids)})";
    }

    private string Way(ChoiceMade e) =>
        view.Process.Find(e.Gateway) is { } node && node.Outgoing.FirstOrDefault(flow => flow.Id == e.Flow) is { } flow
            ? Engine.Definitions.FlowNames.Of(view.Process, flow)
            : view.Process.Find(e.Flow)?.Label ?? words.Or($"choice.{e.Flow}", e.Flow);

    /// <summary>Work outside the drawing is called by its title, as long as that is there.</summary>
    private string NameOf(int? task, string? node) =>
        node is null && view.Tasks.FirstOrDefault(row => row.No == task) is { } work ? TaskNames.Of(work, view.Text(work.Title), words) : NameOf(node);

    private string NameOf(string? node) => node is null ? words["kind.reopened"] : view.NameOf(node);

    private string Outcome(string outcome) => words.Or($"outcome.{outcome}", outcome);

    private string Brief(DateTimeOffset at) => new Moments(words, TimeProvider.System).Brief(at);

    private string Say(string key, params object?[] about) => words[$"timeline.{key}", about];
}
