using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>Whether a task or handoff is still as the caller saw it.</summary>
internal static class Matching
{
    public static bool IsAsSeen(CaseState state, Ask ask)
    {
        if (ask.IfMatch is not { } seen || seen == "*") return true;
        return ask.Command switch
        {
            TaskCommand command => state.Task(command.Task) is not { } task || Etags.Of(state, task) == seen,
            HandoffCommand command => state.Handoff(command.Handoff) is not { } handoff || Etags.Of(handoff) == seen,
            _ => true,
        };
    }
}
