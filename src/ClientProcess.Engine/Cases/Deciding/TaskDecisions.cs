using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What commands about a task make happen.</summary>
internal static class TaskDecisions
{
    public static void Decide(CaseRun run, TaskCommand command)
    {
        if (run.State.Task(command.Task) is not { } task)
        {
            Gone(run, command.Task);
        }
        else if (TaskRules.WhyNot(run.State, task, ActOf(command), run.By) is { } refusal)
        {
            run.Refuse(refusal.Code, refusal.Sentence, [.. refusal.Subjects]);
        }
        else
        {
            Do(run, command, task);
        }
    }

    private static void Do(CaseRun run, TaskCommand command, CaseTask task)
    {
        switch (command)
        {
            case ClaimTask: Claim(run, task); break;
            case ReleaseTask: if (task.Holder is not null) run.Emit(new TaskReleased(task.Id, task.Node, task.Team, run.By.Id)); break;
            case DelegateTask c: PutWith(run, task, c.To, holder => new TaskDelegated(task.Id, task.Node, task.Team, holder)); break;
            case ReassignTask c: PutWith(run, task, c.To, holder => new TaskReassigned(task.Id, task.Node, task.Team, holder)); break;
            case SetFollowUp c: FollowUp(run, task, c.At); break;
            case CompleteTask c: Completing.Complete(run, task, c); break;
            case HandOffTask c: HandOff(run, task, c); break;
            case ReturnTask c: Return(run, task, c); break;
            default: throw new InvalidOperationException($"No rule decides {command.GetType().Name}.");
        }
    }

    private static TaskAct ActOf(TaskCommand command) => command switch
    {
        ClaimTask => TaskAct.Claim,
        ReleaseTask => TaskAct.Release,
        DelegateTask => TaskAct.Delegate,
        ReassignTask => TaskAct.Reassign,
        SetFollowUp => TaskAct.FollowUp,
        CompleteTask => TaskAct.Complete,
        HandOffTask => TaskAct.HandOff,
        ReturnTask => TaskAct.Return,
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    private static void Gone(CaseRun run, int id)
    {
        if (id > 0 && id < run.State.NextId) run.Refuse(RejectionCode.TaskClosed, "Expected an open task, but this one is closed already.");
        else run.Refuse(RejectionCode.TaskUnknown, "Expected a task of this case, but there is none with this id.");
    }

    private static void Claim(CaseRun run, CaseTask task)
    {
        if (task.Holder?.Person == run.By.Id) return;
        AcceptOnClaim(run, task, run.By.Id);
        run.Emit(new TaskClaimed(task.Id, task.Node, task.Team, new Holder(run.By.Id, run.Now)));
    }

    private static void PutWith(CaseRun run, CaseTask task, Actor to, Func<Holder, CaseEvent> happened)
    {
        if (!to.IsOf(task.Team))
        {
            run.Refuse(RejectionCode.NotOfTeam, $"Expected a colleague of team {task.Team}, but {to.Id} is not in it.", task.Team, to.Id);
            return;
        }
        if (task.Holder?.Person == to.Id) return;
        AcceptOnClaim(run, task, to.Id);
        run.Emit(happened(new Holder(to.Id, run.Now)));
    }

    /// <summary>Where claiming accepts, whoever gets the task has accepted what was handed over with it.</summary>
    private static void AcceptOnClaim(CaseRun run, CaseTask task, string person)
    {
        foreach (var handoff in task.Handoffs.Select(run.State.Handoff).Where(handoff => handoff is { Status: HandoffStatus.Offered }))
            run.Emit(new HandoffAccepted(handoff!.Id, handoff.Node, handoff.From, handoff.To, new Holder(person, run.Now)));
    }

    private static void FollowUp(CaseRun run, CaseTask task, DateTimeOffset? at)
    {
        if (at <= run.Now) run.Refuse(RejectionCode.MomentPast, "Expected a moment in the future, but it has passed.");
        else if (task.FollowUpAt != at) run.Emit(new FollowUpSet(task.Id, task.Node, task.Team, at));
    }

    private static void HandOff(CaseRun run, CaseTask task, HandOffTask command)
    {
        if (Receivers.Find(run, command.Team, notTeam: task.Team) is not { } to) return;
        if (run.Note(command.Reason) is not { } reason)
        {
            run.Refuse(RejectionCode.ReasonMissing, "Expected a reason for handing it to another team, but none was given.");
            return;
        }
        run.Emit(new TaskHandedOff(task.Id, task.Node, task.Team, to, reason, command.ComesBack));
        Offering.OfferWork(run, run.State.Position(task.Position)!, to, new Offering.How(Reason: reason, ComesBack: command.ComesBack));
    }

    private static void Return(CaseRun run, CaseTask task, ReturnTask command)
    {
        var handoff = task.Handoffs.Select(run.State.Handoff).First(handoff => handoff is { Status: HandoffStatus.Accepted })!;
        var said = new SendingBack.Said(command.Reason, command.Missing, command.Note, command.Proposed);
        SendingBack.Do(run, handoff, said, accepted: true);
    }
}
