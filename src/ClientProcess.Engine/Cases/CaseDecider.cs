using ClientProcess.Engine.Cases.Deciding;

namespace ClientProcess.Engine.Cases;

/// <summary>
/// The rules of a case: what a command makes happen, or why it does not. Pure: the same state, facts and command always give the same decision.
/// </summary>
public static class CaseDecider
{
    /// <param name="state">Where the case stands; null when it does not exist yet.</param>
    public static Decision Decide(CaseState? state, CaseFacts facts, CaseCommand command)
    {
        if (state is null && command is not OpenCase) return No(RejectionCode.CaseUnknown, "Expected a case, but there is none with this id.");
        if (state is not null && command is OpenCase) return No(RejectionCode.CaseExists, "Expected a new case, but there is one with this id already.");
        var run = new CaseRun(state, facts, command) { Choices = command is CompleteTask complete ? new(complete.Choices, StringComparer.Ordinal) : [] };
        switch (command)
        {
            case OpenCase open: CaseDecisions.Open(run, open); break;
            case TaskCommand task: TaskDecisions.Decide(run, task); break;
            case HandoffCommand handoff: HandoffDecisions.Decide(run, handoff); break;
            default: CaseDecisions.Decide(run, command); break;
        }
        ClockKeeping.Keep(run);
        return run.Decide();
    }

    private static Rejected No(RejectionCode code, string sentence) => new(Rejection.Of(code, sentence));
}
