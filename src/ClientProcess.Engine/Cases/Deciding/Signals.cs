using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What is said to everybody who listens, in this case and in every other (BPMN 2.0 section 10.5.5, signal).</summary>
internal static class Signals
{
    /// <summary>Whoever listens in this case hears it at once; the outbox carries it to the others.</summary>
    public static void Throw(CaseRun run, FlowNode node, string name)
    {
        run.Emit(new SignalThrown(node.Id, name));
        Hear(run, name);
    }

    public static void Receive(CaseRun run, ReceiveSignal signal)
    {
        if (CaseValues.Wrong(signal.Data, [], run.Value, run.State.Values) is { } wrong)
        {
            run.Refuse(wrong.Code, wrong.Sentence, [.. wrong.Subjects]);
            return;
        }
        if (!run.State.Positions.Any(position => Labels.Same(position.Signal, signal.Name))) return;
        run.TakeIn(signal.Data);
        Hear(run, signal.Name);
        TokenGame.Play(run);
    }

    /// <summary>Those that listened when it was said; who begins to listen because of it hears the next one.</summary>
    private static void Hear(CaseRun run, string name)
    {
        foreach (var listening in run.State.Positions.Where(position => Labels.Same(position.Signal, name)))
        {
            if (run.State.Position(listening.Id) is not { } position) continue;
            run.Emit(new SignalReceived(position.Id, position.Node!, position.Signal!));
            Waits.Happen(run, position);
        }
    }
}
