using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Tasks and sub-processes begin and complete (BPMN 2.0 section 13.3).</summary>
internal static class Activities
{
    public static void Arrive(CaseRun run, ActivityNode node, Token token)
    {
        if (node.Loop is not null && token.Instance is null) Loops.Enter(run, node, token);
        else Begin(run, node, new Position(run.TakeId(), node.Id, token.Scope, token.Origins) { Host = token.Host, Instance = token.Instance });
    }

    public static void Begin(CaseRun run, ActivityNode node, Position position)
    {
        if (node is SubProcessNode sub) BeginSubProcess(run, sub, position);
        else BeginTask(run, (TaskNode)node, position);
    }

    /// <summary>The work is done: what follows depends on why it was done.</summary>
    public static void Complete(CaseRun run, ActivityNode node, Position position, ImmutableArray<Origin> origins)
    {
        Leaving.Close(run, position, completed: true, "completed");
        GoOn(run, node, position, origins);
    }

    /// <summary>What follows an activity that is over.</summary>
    public static void GoOn(CaseRun run, ActivityNode node, Position position, ImmutableArray<Origin> origins)
    {
        if (position.Instance is not null) Loops.CompleteInstance(run, node, position, origins);
        else if (position.IsAside) run.Emit(new EndReached(node.Id, position.Scope, origins));
        else if (position.Host is { } host && run.State.Position(host) is { ToUndo: not null } undoing) Compensation.GoOn(run, undoing);
        else if (position.Host is null) TokenGame.Leave(run, node, position.Scope, origins);
    }

    private static void BeginTask(CaseRun run, TaskNode node, Position position)
    {
        if (node.Awaits is { IsDetailed: true } awaited)
        {
            run.Emit(new NodeEntered(position with { AwaitsMessage = true, Message = awaited.Name, Correlation = awaited.Correlation }));
            Waits.ArmBoundary(run, node, position);
            return;
        }
        run.Emit(new NodeEntered(position));
        Waits.ArmBoundary(run, node, position);
        if (IsDoneByEngine(run, node)) CompleteByEngine(run, node, position);
        else Offering.OfferWork(run, position, run.TeamOf(node));
    }

    private static void BeginSubProcess(CaseRun run, SubProcessNode node, Position position)
    {
        run.Emit(new NodeEntered(position, OpensScope: true));
        Waits.ArmBoundary(run, node, position);
        EventSubProcesses.Listen(run, node.Contents, position.Id, position.Origins);
        if (node is { Kind: SubProcessKind.AdHoc, IsSequential: true }) return;
        foreach (var start in run.Process.BeginningsOf(node.Contents))
            run.Moving.Enqueue(new Token(start.Id, null, position.Id, position.Origins));
    }

    /// <summary>A send task that says what it sends is done by sending. Every other task without an implementation is work for its lane.</summary>
    private static bool IsDoneByEngine(CaseRun run, TaskNode node) =>
        node.Kind == TaskKind.Send && run.Facts.Model.MessageFlowsFrom(node.Id).Any(flow => flow.Name is not null);

    private static void CompleteByEngine(CaseRun run, TaskNode node, Position position)
    {
        Messages.Send(run, node, null, position.Origins);
        run.Emit(new TaskCompleted(null, node.Id, run.TeamOf(node), null));
        Complete(run, node, position, position.Origins);
    }
}
