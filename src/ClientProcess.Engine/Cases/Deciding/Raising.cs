using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// A person says that the work went otherwise than drawn: an error or an escalation, of those that the drawing catches there or further out
/// (BPMN 2.0 section 13.5.1). An error, and whatever interrupts, ends the work; an escalation beside it lets it go on.
/// </summary>
internal static class Raising
{
    public static void Raise(CaseRun run, CaseTask task, string raised)
    {
        var position = run.State.Position(task.Position)!;
        if (Find(run.State, run.Process, task, raised) is not { } found)
        {
            var known = string.Join(", ", TaskForm.RaisesOf(run.State, task, run.Process).Select(way => $"'{way.Name}'"));
            run.Refuse(RejectionCode.RaiseUnknown, known.Length == 0
                ? $"Expected the work to be completed, for the drawing does not say what else can happen at '{Label(run, position)}'."
                : $"Expected one of {known} at '{Label(run, position)}', but '{raised}' is none of them.", raised);
            return;
        }
        var node = run.Process.Node(position.Node!);
        if (found.IsError) Throwing.Fail(run, node, found.Code, position.Scope, position, []);
        else Throwing.Escalate(run, node, found.Code, position.Scope, position, []);
    }

    private readonly record struct Said(bool IsError, string? Code);

    private static Said? Find(CaseState state, ProcessDefinition process, CaseTask task, string raised)
    {
        var ways = TaskForm.RaisesOf(state, task, process);
        if (ways.FirstOrDefault(way => way.At.Id == raised || Labels.Same(way.Name, raised)) is { } named) return new Said(named.IsError, named.Code);
        var (kind, code) = raised.Split(':', 2) is [var before, var after] ? (before.Trim(), after.Trim()) : (raised, null);
        var isError = kind == "error";
        return isError || kind == "escalation"
            ? ways.Any(way => way.IsError == isError && (way.Code is null || way.Code == code)) ? new Said(isError, string.IsNullOrEmpty(code) ? null : code) : null
            : null;
    }

    private static string Label(CaseRun run, Position position) => position.Node is { } id ? run.Process.Node(id).Label : "";
}
