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
        var fallback = gateway.Outgoing.FirstOrDefault(flow => flow.Id == gateway.DefaultFlow);
        if (fallback is null)
            Incidents.Raise(run, token, "no-way-out", $"Expected one of the conditions at '{gateway.Label}' to hold, but none does and there is no default flow.");
        return fallback;
    }

    /// <summary>Every flow without a condition and every one whose condition holds; null after an incident.</summary>
    public static IEnumerable<SequenceFlow>? Holding(CaseRun run, FlowNode node, Token token)
    {
        var holding = new List<SequenceFlow>();
        foreach (var flow in node.Outgoing)
        {
            if (Holds(run, flow, token) is not { } holds) return null;
            if (holds) holding.Add(flow);
        }
        return holding;
    }

    private static bool? Holds(CaseRun run, SequenceFlow flow, Token token)
    {
        if (flow.Condition?.Feel is not { } feel) return true;
        var (holds, trouble) = ConditionValues.Evaluate(feel, run.AllValues());
        if (trouble is not null)
            Incidents.Raise(run, token, "condition", $"Expected the condition '{flow.Condition.Text}' to be true or false, but {trouble}");
        return trouble is null ? holds : null;
    }
}
