using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Replay;

/// <summary>
/// Which command a person would give next so that a case stands as the log says. Pure: asked again after every command until nothing is left to do,
/// it turns one event of the log into the commands that would have caused it.
/// </summary>
internal static class ReplayRules
{
    /// <param name="before">The step before this one; null at the first.</param>
    /// <returns>Null when the case stands as the step says.</returns>
    public static CaseCommand? Next(CaseState? state, NewCase opens, ReplayStep step, ReplayStep? before)
    {
        if (step.Act == LogAct.Ignore) return null;
        if (state is null) return Open(opens, step);
        var ends = step.Act is LogAct.Close or LogAct.Withdraw || step is { Act: LogAct.Done, IsLast: true };
        if (state.Status == CaseStatus.Closed) return Reopen(state, step, ends);
        if (state.Tasks is not [var task, ..]) return null;
        if (task.Team != step.Team) return HandOff(task, step, before);
        if (step.Act == LogAct.Withdraw) return new WithdrawCase(step.Word) { By = Of(step), Now = step.At };
        if (ends) return Take(task, step) ?? new CompleteTask(task.Id) { By = Of(step), Now = step.At };
        return step.Act switch
        {
            LogAct.Stay => null,
            LogAct.Queue => Resume(state, step) ?? Release(task, step),
            LogAct.Pause => Take(task, step) ?? Pause(state, step),
            _ => Resume(state, step) ?? Take(task, step),
        };
    }

    private static OpenCase Open(NewCase opens, ReplayStep step) =>
        new(opens.Id, opens.Definition, step.Team) { By = Of(step), Now = step.At, OccurredAt = step.At, Channel = opens.Channel };

    /// <summary>A case that has ended with this team stays ended when the log says so again; anything else opens it again.</summary>
    private static CaseCommand? Reopen(CaseState state, ReplayStep step, bool ends) =>
        state.RouteTail is [.., var last] && last == step.Team && (ends || step.Act == LogAct.Stay) ? null
        : new ReopenCase(step.Word, step.Team) { By = Of(step), Now = step.At };

    /// <summary>Only who has it can hand it on. Where the log shows nobody taking it up, whoever it named last did.</summary>
    private static CaseCommand HandOff(CaseTask task, ReplayStep step, ReplayStep? before) =>
        task.Holder is { } holder
            ? new HandOffTask(task.Id, step.Team, step.Word, ComesBack: false) { By = Person(holder.Person, task.Team), Now = step.At }
            : new ClaimTask(task.Id) { By = Person(before?.Person ?? step.Person, task.Team), Now = step.At };

    private static CaseCommand? Take(CaseTask task, ReplayStep step) => task.Holder switch
    {
        null => new ClaimTask(task.Id) { By = Of(step), Now = step.At },
        var holder when holder.Person != step.Person => new DelegateTask(task.Id, Of(step)) { By = Person(holder.Person, task.Team), Now = step.At },
        _ => null,
    };

    private static CaseCommand? Release(CaseTask task, ReplayStep step) =>
        task.Holder is { } holder ? new ReleaseTask(task.Id) { By = Person(holder.Person, task.Team), Now = step.At } : null;

    private static CaseCommand? Pause(CaseState state, ReplayStep step) =>
        state.Paused is null ? new PauseCase(step.Word, Until: null) { By = Of(step), Now = step.At } : null;

    private static CaseCommand? Resume(CaseState state, ReplayStep step) =>
        state.Paused is not null ? new ResumeCase(step.Word) { By = Of(step), Now = step.At } : null;

    private static Actor Of(ReplayStep step) => Person(step.Person, step.Team);

    private static Actor Person(string id, string team) => new(ActorKind.Person, id, [team], [CaseRoles.Employee]);
}

/// <summary>What a case of a log is opened with.</summary>
internal sealed record NewCase(Guid Id, DefinitionRef Definition, string Channel);
