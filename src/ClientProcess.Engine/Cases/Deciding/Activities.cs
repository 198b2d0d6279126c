using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Tasks and sub-processes begin (BPMN 2.0 section 13.3).</summary>
internal static class Activities
{
    public static void EnterTask(CaseRun run, TaskNode node, Token token)
    {
        var position = new Position(run.TakeId(), node.Id, token.Scope, token.Origins);
        if (node.Awaits is { IsDetailed: true } awaited)
        {
            run.Emit(new NodeEntered(position with { AwaitsMessage = true, Message = awaited.Name, Correlation = awaited.Correlation }));
            Waits.ArmBoundary(run, node, position);
            return;
        }
        run.Emit(new NodeEntered(position));
        Waits.ArmBoundary(run, node, position);
        if (IsDoneByEngine(run, node)) Complete(run, node, position);
        else Offering.OfferWork(run, position, run.TeamOf(node));
    }

    public static void EnterSubProcess(CaseRun run, SubProcessNode node, Token token)
    {
        var position = new Position(run.TakeId(), node.Id, token.Scope, token.Origins);
        run.Emit(new NodeEntered(position, OpensScope: true));
        Waits.ArmBoundary(run, node, position);
        foreach (var start in run.Process.BeginningsOf(node.Id))
            run.Moving.Enqueue(new Token(start.Id, null, position.Id, token.Origins));
    }

    /// <summary>A send task that says what it sends is done by sending. Every other task without an implementation is work for its lane.</summary>
    private static bool IsDoneByEngine(CaseRun run, TaskNode node) =>
        node.Kind == TaskKind.Send && run.Facts.Model.MessageFlowsFrom(node.Id).Any(flow => flow.Name is not null);

    private static void Complete(CaseRun run, TaskNode node, Position position)
    {
        Messages.Send(run, node, null, position.Origins);
        run.Emit(new TaskCompleted(null, node.Id, run.TeamOf(node), null));
        Leaving.Close(run, position, completed: true, "completed");
        TokenGame.Leave(run, node, position.Scope, position.Origins);
    }
}
