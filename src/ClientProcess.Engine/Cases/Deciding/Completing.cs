using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>A task is done: what was asked is taken in, and the case goes on.</summary>
internal static class Completing
{
    public static void Complete(CaseRun run, CaseTask task, CompleteTask command)
    {
        // Who says that it went otherwise is not asked for what the work would have given.
        var fields = command.Raises is null ? TaskForm.FieldsOf(run.State, task, run.Process) : [.. TaskForm.FieldsOf(run.State, task, run.Process).Select(field => field with { Required = false })];
        if (CaseValues.Wrong(command.Data, fields, run.Value, run.State.Values) is { } wrong)
        {
            run.Refuse(wrong.Code, wrong.Sentence, [.. wrong.Subjects]);
            return;
        }
        run.MendingTeam = run.By.IsPerson ? task.Team : null;
        if (command.Raises is { } raised)
        {
            run.TakeIn(command.Data);
            Raising.Raise(run, task, raised);
            TokenGame.Play(run);
            return;
        }
        run.TakeIn(command.Data);
        var position = run.State.Position(task.Position)!;
        switch (task.Kind)
        {
            case WorkKind.Choice: Choose(run, task, position); break;
            case WorkKind.Wait: Close(run, task); Waits.Happen(run, position); break;
            case WorkKind.Repair: Repair(run, task, position, command); break;
            case WorkKind.Routing: Route(run, task, position, command); break;
            case WorkKind.Added: FinishAdded(run, task, position); break;
            case WorkKind.Reopened: FinishReopened(run, task, position, command); break;
            default: FinishWork(run, task, position); break;
        }
        TokenGame.Play(run);
    }

    private static void FinishWork(CaseRun run, CaseTask task, Position position)
    {
        Close(run, task);
        if (ComesBack(run, task, position)) return;
        var node = (ActivityNode)run.Process.Node(position.Node!);
        ImmutableArray<Origin> worked = [new Origin(task.Team, WhoDid(run, task), [])];
        Messages.Send(run, node, null, worked);
        Activities.Complete(run, node, position, worked);
    }

    /// <summary>Nothing follows from work beside the drawing, but that the case may end now.</summary>
    private static void FinishAdded(CaseRun run, CaseTask task, Position position)
    {
        Close(run, task);
        if (!ComesBack(run, task, position)) Leaving.Close(run, position, completed: true, "completed");
    }

    private static void FinishReopened(CaseRun run, CaseTask task, Position position, CompleteTask command)
    {
        if (command.Outcome is { } outcome && !Outcomes.All.Contains(outcome))
        {
            run.Refuse(RejectionCode.OutcomeUnknown, $"Expected one of {string.Join(", ", Outcomes.All)}, but '{outcome}' is none of them.", outcome);
            return;
        }
        Close(run, task);
        if (ComesBack(run, task, position)) return;
        Leaving.Close(run, position, completed: true, "completed");
        PartnerHandoffs.WithdrawAll(run);
        run.Emit(new CaseEnded(command.Outcome ?? Outcomes.Honoured));
    }

    /// <summary>Work that was handed out goes back to who asked for it, and lies ready for that person.</summary>
    private static bool ComesBack(CaseRun run, CaseTask task, Position position)
    {
        if (position.ReturnsTo(task.Team) is not { } asker) return false;
        run.Emit(new WorkCameBack(position.Id, position.Node, task.Team, WhoDid(run, task), asker.Team));
        Offering.OfferWork(run, run.State.Position(position.Id)!, asker.Team, new Offering.How(MeantFor: asker.Person));
        return true;
    }

    private static void Choose(CaseRun run, CaseTask task, Position position)
    {
        var node = run.Process.Node(position.Node!);
        var choice = Choices.At(run.State, run.Process, position);
        if (!run.Choices.Remove(node.Id, out var wanted))
        {
            run.Refuse(RejectionCode.ChoiceUnknown, $"Expected a choice at '{node.Label}', but none was made.", node.Label);
        }
        else if (Choices.Find(run.Process, choice, wanted) is not { } chosen)
        {
            Choices.Refuse(run, choice, wanted);
        }
        else
        {
            Close(run, task);
            Take(run, node, position, chosen);
        }
    }

    private static void Take(CaseRun run, FlowNode node, Position position, ImmutableArray<string> chosen)
    {
        if (node is ActivityNode activity && position.Loop is not null)
        {
            Loops.Answer(run, activity, position, chosen[0] == ChoiceOption.Again);
        }
        else if (node is SubProcessNode { Kind: SubProcessKind.AdHoc } adHoc && run.State.Scopes.Any(scope => scope.Id == position.Id))
        {
            AdHoc.Choose(run, adHoc, position, chosen[0]);
        }
        else
        {
            // An activity was completed when its work was done; this is only the way on.
            Leaving.Close(run, position, completed: node is GatewayNode, "completed");
            Gateways.Take(run, node, chosen, position.Scope, position.Origins);
        }
    }

    /// <summary>What was missing is there: it is offered again, to the same team or to another.</summary>
    private static void Repair(CaseRun run, CaseTask task, Position position, CompleteTask command)
    {
        var repair = task.Repair!;
        var to = command.Team is null || command.Team == repair.To ? repair.To
            : command.Team == task.Team ? task.Team : Receivers.Find(run, command.Team, notTeam: task.Team);
        if (to is null) return;
        var missing = repair.Missing.Where(id => run.Value(id) is not { ValueKind: not System.Text.Json.JsonValueKind.Null }).ToArray();
        if (missing.Length > 0 && to == repair.To)
        {
            run.Refuse(RejectionCode.NeedMissing, $"Expected {string.Join(", ", missing.Select(id => $"'{id}'"))}, which {to} needs, but it is not there yet.", missing);
            return;
        }
        Close(run, task);
        Offering.OfferWork(run, position, to, new Offering.How(Previous: repair.Handoff, MeantFor: to == task.Team ? WhoDid(run, task) : null));
    }

    private static void Route(CaseRun run, CaseTask task, Position position, CompleteTask command)
    {
        if (Receivers.Find(run, command.Team, notTeam: "") is not { } to) return;
        Close(run, task);
        Offering.OfferWork(run, position, to, new Offering.How(Decided: true, Previous: task.Repair!.Handoff));
    }

    private static void Close(CaseRun run, CaseTask task) => run.Emit(new TaskCompleted(task.Id, task.Node, task.Team, run.By.Id, task.Kind));

    private static string? WhoDid(CaseRun run, CaseTask task) => task.Holder?.Person ?? (run.By.IsPerson ? run.By.Id : null);
}
