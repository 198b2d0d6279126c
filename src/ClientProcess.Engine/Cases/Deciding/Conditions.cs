using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Evaluates conditions over the case's values. What cannot be evaluated is an incident, never a silent false.</summary>
internal static class Conditions
{
    /// <summary>The first flow whose condition holds, in the order of the drawing; else the default flow; else an incident and null.</summary>
    public static SequenceFlow? First(CaseRun run, GatewayNode gateway, Token token)
    {
        foreach (var flow in gateway.Outgoing.Where(flow => flow.Id != gateway.DefaultFlow))
        {
            if (Holds(run, flow, token) is not { } holds) return null;
            if (holds) return flow;
        }
        return Fallback(run, gateway, token);
    }

    /// <summary>
    /// Every flow without a condition and every one whose condition holds; when there is none the default flow, which never goes along with
    /// another; null after an incident.
    /// </summary>
    public static IEnumerable<SequenceFlow>? Holding(CaseRun run, FlowNode node, Token token)
    {
        var holding = new List<SequenceFlow>();
        foreach (var flow in node.Outgoing.Where(flow => flow.Id != node.DefaultFlow))
        {
            if (Holds(run, flow, token) is not { } holds) return null;
            if (holds) holding.Add(flow);
        }
        if (holding.Count > 0) return holding;
        return Fallback(run, node, token) is { } fallback ? [fallback] : null;
    }

    private static SequenceFlow? Fallback(CaseRun run, FlowNode node, Token token)
    {
        var fallback = node.Outgoing.FirstOrDefault(flow => flow.Id == node.DefaultFlow);
        if (fallback is null)
            Incidents.Raise(run, token, Incidents.NoWayOut, $"Expected one of the conditions at '{node.Label}' to hold, but none does and there is no default flow.");
        return fallback;
    }

    private static bool? Holds(CaseRun run, SequenceFlow flow, Token token)
    {
        if (flow.Condition?.Feel is not { } feel) return true;
        var (holds, trouble) = ConditionValues.Evaluate(feel, run.ValuesSeenFrom(token.Scope));
        if (trouble is not null)
            Incidents.Raise(run, token, Incidents.Condition, $"Expected the condition '{flow.Condition.Text}' to be true or false, but {trouble}");
        return trouble is null ? holds : null;
    }
}
