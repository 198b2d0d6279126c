using System.Collections.Immutable;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What commands about the case as a whole make happen.</summary>
internal static class CaseDecisions
{
    public static void Open(CaseRun run, OpenCase command)
    {
        if (run.Facts.Model.Find(command.Definition.Process) is not { } process)
        {
            run.Refuse(RejectionCode.ProcessUnknown, $"Expected a process '{command.Definition.Process}', but the drawing has none.", command.Definition.Process);
        }
        else if (command.OccurredAt > run.Now)
        {
            run.Refuse(RejectionCode.MomentPast, "Expected the client to have asked before now, but the moment given lies in the future.");
        }
        else if (CaseValues.Wrong(command.Data, FieldsOfStart(process, command.StartNode), _ => null, ImmutableSortedDictionary<string, int>.Empty) is { } wrong)
        {
            run.Refuse(wrong.Code, wrong.Sentence, [.. wrong.Subjects]);
        }
        else
        {
            Begin(run, command, process);
        }
    }

    public static void Decide(CaseRun run, CaseCommand command)
    {
        if (Refusal(run.State, command) is { } refusal)
        {
            run.Refuse(refusal.Code, refusal.Sentence, [.. refusal.Subjects]);
            return;
        }
        switch (command)
        {
            case AddInformation c: TakeInformation(run, c); break;
            case AssignCaseOwner c: AssignOwner(run, c.Owner); break;
            case PauseCase c: Pause(run, c); break;
            case ResumeCase c: WithReason(run, c.Reason, note => run.Emit(new CaseResumed(note))); break;
            case WithdrawCase c: WithReason(run, c.Reason, note => Finish(run, "withdrawn", new CaseWithdrawn(note))); break;
            case CloseCase c: Close(run, c); break;
            case ReopenCase c: WithReason(run, c.Reason, note => Reopen(run, c, note)); break;
            case WakeCase: Waking.Wake(run); break;
            case ReceiveMessage c: Messages.Receive(run, c); break;
            case ReceiveSignal c: Signals.Receive(run, c); break;
            case InformClient c: run.Emit(new ClientInformed(run.By.Id, run.Note(c.Note))); break;
            case ChangePriority c: Prioritise(run, c); break;
            case ReviewClocks: ClockKeeping.Review(run); break;
            case RescueCase c: Rescuing.Rescue(run, c); break;
            case MergeTeams c: Rescuing.Merge(run, c); break;
            case ExplainBreach c: Breaches.Explain(run, c); break;
            case AdaptCase c: Adapting.Decide(run, c); break;
            case RetryIncident c: Incidents.Retry(run, c.Position); break;
            default: throw new InvalidOperationException($"No rule decides {command.GetType().Name}.");
        }
    }

    private static Rejection? Refusal(CaseState state, CaseCommand command) => command switch
    {
        AddInformation => CaseRules.WhyNot(state, CaseAct.AddInformation, command.By),
        AssignCaseOwner => CaseRules.WhyNot(state, CaseAct.AssignOwner, command.By),
        PauseCase => CaseRules.WhyNot(state, CaseAct.Pause, command.By),
        ResumeCase => CaseRules.WhyNot(state, CaseAct.Resume, command.By),
        WithdrawCase => CaseRules.WhyNot(state, CaseAct.Withdraw, command.By),
        CloseCase => CaseRules.WhyNot(state, CaseAct.Close, command.By),
        ReopenCase => CaseRules.WhyNot(state, CaseAct.Reopen, command.By),
        InformClient => CaseRules.WhyNot(state, CaseAct.InformClient, command.By),
        ChangePriority => CaseRules.WhyNot(state, CaseAct.ChangePriority, command.By),
        ReviewClocks or RescueCase or MergeTeams => CaseRules.NotOpen(state),
        SkipStep => CaseRules.WhyNot(state, CaseAct.Skip, command.By),
        MoveCase => CaseRules.WhyNot(state, CaseAct.Move, command.By),
        RepeatStep => CaseRules.WhyNot(state, CaseAct.Repeat, command.By),
        AddTask => CaseRules.WhyNot(state, CaseAct.AddTask, command.By),
        RetryIncident => CaseRules.WhyNot(state, CaseAct.RetryIncident, command.By),
        ReceiveMessage or ReceiveSignal => CaseRules.NotOpen(state),
        _ => null,
    };

    private static void Begin(CaseRun run, OpenCase command, ProcessDefinition process)
    {
        var starts = StartsOf(process, command.StartNode);
        if (starts.IsEmpty)
        {
            run.Refuse(RejectionCode.ProcessUnknown, $"Expected a start{(command.StartNode is null ? "" : $" '{command.StartNode}'")} in '{process.Label}', but there is none.", process.Label);
            return;
        }
        var owner = command.Owner ?? OwnerFor(run, command);
        run.Emit(new CaseOpened(command.Case, command.Definition, command.Conversation ?? command.Case, command.IntakeTeam, owner,
            command.Channel, command.OccurredAt ?? run.Now, run.Now));
        run.TakeIn(command.Data);
        EventSubProcesses.Listen(run, process.Id, Scope.Root, []);
        foreach (var start in starts) Start(run, start, command.StartNode is not null);
        TokenGame.Play(run);
    }

    /// <param name="hasHappened">What the node waits for has come, and opened the case.</param>
    private static void Start(CaseRun run, FlowNode start, bool hasHappened)
    {
        if (!hasHappened || start is EventNode { Position: EventPosition.Start })
        {
            run.Moving.Enqueue(new Token(start.Id, null, Scope.Root, []));
            return;
        }
        run.Emit(new NodePassed(start.Id, [.. start.Outgoing.Select(flow => flow.Id)]));
        TokenGame.Leave(run, start, Scope.Root, []);
        if (run.Process.InstantiatingGatewayBefore(start) is not { AwaitsAll: true } gateway) return;
        foreach (var other in gateway.Outgoing.Where(flow => flow.Target != start.Id)) Waits.Enter(run, run.Process.Node(other.Target), Scope.Root, [], host: null);
    }

    private static ImmutableArray<FlowNode> StartsOf(ProcessDefinition process, string? wanted) =>
        wanted is null ? process.BeginningsOf(process.Id)
        : process.Find(wanted) is { } start && process.IsOpening(start) ? [start] : [];

    /// <summary>Somebody always answers: who registers it, else the coordinator of the intake team, else that of the safety net.</summary>
    private static CaseOwner OwnerFor(CaseRun run, OpenCase command)
    {
        if (command.By.IsPerson) return new CaseOwner(command.By.Id, command.IntakeTeam);
        var teams = run.Facts.Teams;
        var team = teams.Find(command.IntakeTeam) is { Coordinator: not null } intake ? intake
            : teams.FallbackTeam is { } net ? teams.Find(net) : null;
        return new CaseOwner(team?.Coordinator ?? command.By.Id, team?.Id ?? command.IntakeTeam);
    }

    private static ImmutableArray<FormField> FieldsOfStart(ProcessDefinition process, string? start) =>
        ((start is null ? process.StartsOf(process.Id).FirstOrDefault() : process.Find(start)) as EventNode)?.Fields ?? [];

    private static void TakeInformation(CaseRun run, AddInformation command)
    {
        if (CaseValues.Wrong(command.Data, [], run.Value, run.State.Values) is { } wrong)
            run.Refuse(wrong.Code, wrong.Sentence, [.. wrong.Subjects]);
        else if (command.Data.IsEmpty && string.IsNullOrWhiteSpace(command.Note))
            run.Refuse(RejectionCode.NothingToDo, "Expected some information, but nothing was given.");
        else
        {
            run.TakeIn(command.Data, run.Note(command.Note));
            // A condition may have been waiting for it.
            if (run.State.Status == CaseStatus.Open) TokenGame.Play(run);
        }
    }

    private static void AssignOwner(CaseRun run, CaseOwner owner)
    {
        if (string.IsNullOrWhiteSpace(owner.Person)) run.Refuse(RejectionCode.NothingToDo, "Expected a person who will answer for the case, but nobody was named.");
        else if (Receivers.Find(run, owner.Team, notTeam: "") is { } team && run.State.Owner != owner with { Team = team }) run.Emit(new OwnerAssigned(owner with { Team = team }));
    }

    private static void Pause(CaseRun run, PauseCase command)
    {
        if (command is { Ground: PauseGround.Statutory, Suspension: null }) run.Refuse(RejectionCode.GroundMissing, "Expected a statutory suspension to name its ground in Awb 4:15, but it names none.");
        else if (command.Until <= run.Now) run.Refuse(RejectionCode.MomentPast, "Expected a moment in the future to wake up, but it has passed.");
        else WithReason(run, command.Reason, note => run.Emit(new CasePaused(note, run.By.Id, run.Now, command.Until, command.Ground, command.Suspension)));
    }

    private static void Prioritise(CaseRun run, ChangePriority command)
    {
        if (command.Priority == run.State.Priority) return;
        WithReason(run, command.Reason, note => run.Emit(new PriorityChanged(run.State.Priority, command.Priority, run.By.Id, note)));
    }

    private static void Close(CaseRun run, CloseCase command)
    {
        if (!Outcomes.All.Contains(command.Outcome))
            run.Refuse(RejectionCode.OutcomeUnknown, $"Expected one of {string.Join(", ", Outcomes.All)}, but '{command.Outcome}' is none of them.", command.Outcome);
        else
            WithReason(run, command.Reason, note => Finish(run, "closed", new CaseClosed(command.Outcome, note)));
    }

    private static void Finish(CaseRun run, string why, CaseEvent finished)
    {
        Leaving.Everything(run, why);
        PartnerHandoffs.WithdrawAll(run);
        run.Emit(finished);
    }

    /// <summary>Work outside the drawing, for the team that takes it up again.</summary>
    private static void Reopen(CaseRun run, ReopenCase command, string note)
    {
        var team = command.Team is null ? run.State.Owner.Team : Receivers.Find(run, command.Team, notTeam: "");
        if (team is null) return;
        run.Emit(new CaseReopened(note));
        var position = new Position(run.TakeId(), null, Scope.Root, []);
        run.Emit(new NodeEntered(position));
        Offering.OfferWork(run, position, team);
    }

    private static void WithReason(CaseRun run, string? reason, Action<string> act)
    {
        if (run.Note(reason) is { } note) act(note);
        else run.Refuse(RejectionCode.ReasonMissing, "Expected a reason, but none was given.");
    }
}
