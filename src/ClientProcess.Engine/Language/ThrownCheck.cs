using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>
/// Warns about what is thrown and caught nowhere: an error that ends the whole case (BPMN 2.0 section 13.5.1), a transaction that is given up
/// without a way on (section 13.5.3).
/// </summary>
internal static class ThrownCheck
{
    public static void Check(Drawing drawing, IReadOnlyCollection<ProcessDefinition> processes)
    {
        var calls = processes.SelectMany(process => process.Nodes.OfType<SubProcessNode>().Where(node => node.Calls is not null).Select(call => (process, call))).ToLookup(pair => pair.call.Calls!);
        foreach (var process in processes)
        {
            foreach (var thrown in process.Nodes.OfType<EventNode>().Where(node => node.Position is EventPosition.Throw or EventPosition.End))
            {
                if (thrown.Trigger.Parts.OfType<ErrorTrigger>().FirstOrDefault() is { } error && !IsCaught(calls, process, thrown, error.Code, []))
                    drawing.Diagnostics.Warn(thrown.At, Codes.ErrorUncaught, $"Nothing catches the error of '{thrown.Label}': it ends the case, not honoured.");
                if (thrown.Trigger.Parts.Any(part => part is CancelTrigger) && !IsCancelCaught(process, thrown))
                    drawing.Diagnostics.Warn(thrown.At, Codes.CancelUncaught, $"Nothing catches that '{thrown.Label}' gives up its transaction: nothing follows on it.");
            }
        }
    }

    /// <summary>By an event sub-process beside it, on the border around it, and so on outwards; in a process that is called, by one of its callers.</summary>
    private static bool IsCaught(ILookup<string, (ProcessDefinition Process, SubProcessNode Call)> calls, ProcessDefinition process, FlowNode thrown, string? code, HashSet<string> seen)
    {
        for (FlowNode? at = thrown; at is not null; at = process.Find(at.Container))
        {
            if (process.BoundaryEventsOf(at.Id).Any(node => Catches(node, code))) return true;
            if (process.EventStartsIn(at.Container).Any(start => start.Container != at.Id && Catches(start, code))) return true;
        }
        return seen.Add(process.Id) && calls[process.Id].Any(caller => IsCaught(calls, caller.Process, caller.Call, code, seen));
    }

    private static bool Catches(EventNode node, string? code) => node.Trigger.Parts.Any(part => part is ErrorTrigger error && (error.Code is null || error.Code == code));

    private static bool IsCancelCaught(ProcessDefinition process, FlowNode thrown)
    {
        var transaction = process.Find(thrown.Container);
        while (transaction is not (null or SubProcessNode { Kind: SubProcessKind.Transaction })) transaction = process.Find(transaction.Container);
        return transaction is not null && process.BoundaryEventsOf(transaction.Id).Any(border => border.Trigger.Parts.Any(part => part is CancelTrigger));
    }
}
