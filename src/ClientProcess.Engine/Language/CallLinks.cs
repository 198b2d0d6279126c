using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>
/// Gives every process the nodes of the processes that it calls (BPMN 2.0 section 10.3.6), so that a case runs them as a part of itself. A process
/// that comes to call itself would never end.
/// </summary>
internal static class CallLinks
{
    public static IEnumerable<ProcessDefinition> Join(Drawing drawing, List<ProcessDefinition> processes)
    {
        var byId = processes.DistinctBy(process => process.Id).ToDictionary(process => process.Id, StringComparer.Ordinal);
        foreach (var process in processes)
        {
            var called = From(process, byId);
            foreach (var call in CallsIn(process).Where(call => call.Calls == process.Id || (byId.TryGetValue(call.Calls!, out var next) && From(next, byId).ContainsKey(process.Id))))
                drawing.Diagnostics.Error(call.At, Codes.CallsItself, $"Expected '{call.Label}' to call a process that ends, but it comes back to call its own process '{process.Label}'.");
            yield return called.Count == 0 ? process
                : new ProcessDefinition(process.Id, process.Name, process.IsExecutable, process.Team, process.Nodes, called.Values.Where(other => other != process).SelectMany(other => other.Nodes));
        }
    }

    /// <summary>The processes that a process calls, and those that they call; itself only when it comes back to it.</summary>
    private static Dictionary<string, ProcessDefinition> From(ProcessDefinition process, Dictionary<string, ProcessDefinition> byId)
    {
        var called = new Dictionary<string, ProcessDefinition>(StringComparer.Ordinal);
        var ahead = new Stack<ProcessDefinition>([process]);
        while (ahead.TryPop(out var calling))
        {
            foreach (var call in CallsIn(calling))
            {
                if (byId.TryGetValue(call.Calls!, out var next) && called.TryAdd(next.Id, next)) ahead.Push(next);
            }
        }
        return called;
    }

    private static IEnumerable<SubProcessNode> CallsIn(ProcessDefinition process) => process.Nodes.OfType<SubProcessNode>().Where(node => node.Calls is not null);
}
