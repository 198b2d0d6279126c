using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What commands about a handoff make happen.</summary>
internal static class HandoffDecisions
{
    public static void Decide(CaseRun run, HandoffCommand command)
    {
        if (run.State.Handoff(command.Handoff) is not { } handoff)
        {
            Gone(run, command.Handoff);
        }
        else if (HandoffRules.WhyNot(handoff, ActOf(command), run.By) is { } refusal)
        {
            run.Refuse(refusal.Code, refusal.Sentence, [.. refusal.Subjects]);
        }
        else
        {
            Do(run, command, handoff);
        }
    }

    private static void Do(CaseRun run, HandoffCommand command, Handoff handoff)
    {
        switch (command)
        {
            case AcceptHandoff: Accept(run, handoff); break;
            case DeclineHandoff c: SendingBack.Do(run, handoff, new(c.Reason, c.Missing, c.Note, c.Proposed), accepted: false); break;
            case WithdrawHandoff c: Withdraw(run, handoff, c); break;
            case AskAboutHandoff c: Ask(run, handoff, c); break;
            case AnswerHandoffQuestion c: Answer(run, handoff, c); break;
            default: throw new InvalidOperationException($"No rule decides {command.GetType().Name}.");
        }
    }

    private static HandoffAct ActOf(HandoffCommand command) => command switch
    {
        AcceptHandoff => HandoffAct.Accept,
        DeclineHandoff => HandoffAct.Decline,
        WithdrawHandoff => HandoffAct.Withdraw,
        AskAboutHandoff => HandoffAct.Ask,
        AnswerHandoffQuestion => HandoffAct.Answer,
        _ => throw new InvalidOperationException($"No rule decides {command.GetType().Name}."),
    };

    private static void Gone(CaseRun run, int id)
    {
        if (id > 0 && id < run.State.NextId) run.Refuse(RejectionCode.HandoffDecided, "Expected an open handoff, but this one is decided already.");
        else run.Refuse(RejectionCode.HandoffUnknown, "Expected a handoff of this case, but there is none with this id.");
    }

    private static void Accept(CaseRun run, Handoff handoff)
    {
        if (handoff.Accepted is null)
            run.Emit(new HandoffAccepted(handoff.Id, handoff.Node, handoff.From, handoff.To, new Holder(run.By.Id, run.Now)));
    }

    /// <summary>The sender takes it back, and decides in a repair task what to do with it.</summary>
    private static void Withdraw(CaseRun run, Handoff handoff, WithdrawHandoff command)
    {
        var note = run.Note(command.Reason);
        if (handoff.IsPartner)
        {
            run.Emit(new HandoffWithdrawn(handoff.Id, handoff.Node, handoff.From, handoff.To, run.By.Id, note));
            return;
        }
        var task = run.State.Task(handoff.Task)!;
        run.Emit(new HandoffWithdrawn(handoff.Id, handoff.Node, handoff.From, handoff.To, run.By.Id, note));
        Leaving.Cancel(run, run.State.Task(task.Id)!, "withdrawn");
        var repair = new RepairOf(handoff.Id, handoff.To, "withdrawn", [], note);
        Offering.OfferRepair(run, run.State.Position(task.Position)!, handoff.From, run.By.Id, WorkKind.Repair, repair);
    }

    private static void Ask(CaseRun run, Handoff handoff, AskAboutHandoff command)
    {
        if (run.Note(command.Question) is { } question)
            run.Emit(new HandoffQuestioned(handoff.Id, handoff.Node, handoff.From, handoff.To, question, run.By.Id));
        else
            run.Refuse(RejectionCode.ReasonMissing, "Expected a question, but it is empty.");
    }

    private static void Answer(CaseRun run, Handoff handoff, AnswerHandoffQuestion command)
    {
        if (!handoff.OpenQuestions.Contains(command.Question))
            run.Refuse(RejectionCode.QuestionUnknown, "Expected a question that waits for an answer, but there is none with this id.");
        else if (run.Note(command.Answer) is { } answer)
            run.Emit(new HandoffAnswered(handoff.Id, handoff.Node, handoff.From, handoff.To, command.Question, answer, run.By.Id));
        else
            run.Refuse(RejectionCode.ReasonMissing, "Expected an answer, but it is empty.");
    }
}
