using System.Collections.Immutable;
using System.Globalization;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>Carries out one step of a role play.</summary>
internal static class PlayActs
{
    /// <summary>The engine's refusal, if any; or trouble: the script speaks of something that is not there.</summary>
    public static (Rejection? Refusal, string? Trouble) Do(Stage stage, PlayStep step) =>
        step.Until is { } until && Moment(until) is null ? (null, $"Expected a moment such as 2026-11-23T09:00:00+01:00, but it is '{until}'.")
        : step.Verb switch
    {
        "wait" or "wait-until" => (null, Wait(stage, step)),
        "accept" or "decline" or "withdraw-handoff" or "ask" or "answer" => WithHandoff(stage, step),
        "signal" => (Heard(stage, step), null),
        "message" or "information" or "pause" or "resume" or "withdraw" or "close" or "reopen" or "retry" or "inform-client" or "priority" => WithCase(stage, step),
        "skip" or "move" or "repeat" or "add-task" => Adapt(stage, step),
        _ => WithTask(stage, step),
    };

    private static string? Wait(Stage stage, PlayStep step)
    {
        if (step.Verb == "wait")
        {
            if (TimerDetail.ParseDuration(step.What) is not { } duration) return $"Expected an ISO 8601 duration to wait, but it is '{step.What}'.";
            stage.RunUntil(duration.FiresAt(stage.Now));
            return null;
        }
        if (!DateTimeOffset.TryParse(step.What, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) || moment < stage.Now)
            return $"Expected a moment from now on to wait until, but it is '{step.What}'.";
        stage.RunUntil(moment);
        return null;
    }

    private static (Rejection?, string?) WithTask(Stage stage, PlayStep step)
    {
        if (Find(stage, step) is not { } found) return (null, $"Expected an open task '{step.What}', but there is none. Open: {Expecting.OpenTasks(stage)}.");
        var (state, task) = found;
        var by = Players.Of(stage, step.By ?? task.Holder?.Person, task.Team);
        TaskCommand command = step.Verb switch
        {
            "claim" => new ClaimTask(task.Id) { By = by, Now = stage.Now },
            "release" => new ReleaseTask(task.Id) { By = by, Now = stage.Now },
            "complete" => new CompleteTask(task.Id) { By = by, Now = stage.Now, Data = step.Data, Choices = ByGateway(stage, state, step), Team = step.Team, Outcome = step.Outcome, Raises = step.Raises },
            "hand-off" => new HandOffTask(task.Id, step.Team ?? "", step.Reason, step.ComesBack) { By = by, Now = stage.Now },
            "return" => new ReturnTask(task.Id, step.Reason) { By = by, Now = stage.Now, Missing = step.Missing, Note = step.Note, Proposed = step.Team },
            "delegate" => new DelegateTask(task.Id, Players.Of(stage, step.Team, task.Team)) { By = by, Now = stage.Now },
            "reassign" => new ReassignTask(task.Id, Players.Of(stage, step.Team, task.Team)) { By = by, Now = stage.Now },
            "follow-up" => new SetFollowUp(task.Id, Moment(step.Until)) { By = by, Now = stage.Now },
            var other => throw new InvalidOperationException($"No rule plays {other}."),
        };
        return (stage.Do(state.Id, command), null);
    }

    private static (Rejection?, string?) WithHandoff(Stage stage, PlayStep step)
    {
        var found = stage.Cases.SelectMany(state => state.Handoffs.Select(handoff => (State: state, Handoff: handoff)))
            .FirstOrDefault(pair => pair.Handoff.Node is { } id && Is(stage, pair.State, id, step.What));
        if (found.Handoff is null) return (null, $"Expected an open handoff for '{step.What}', but there is none.");
        var (state, handoff) = found;
        var by = Players.Of(stage, step.By, step.Verb is "withdraw-handoff" or "answer" ? handoff.From : handoff.To);
        HandoffCommand command = step.Verb switch
        {
            "accept" => new AcceptHandoff(handoff.Id) { By = by, Now = stage.Now },
            "decline" => new DeclineHandoff(handoff.Id, step.Reason) { By = by, Now = stage.Now, Missing = step.Missing, Note = step.Note, Proposed = step.Team },
            "withdraw-handoff" => new WithdrawHandoff(handoff.Id, step.Reason) { By = by, Now = stage.Now },
            "ask" => new AskAboutHandoff(handoff.Id, step.Note) { By = by, Now = stage.Now },
            _ => new AnswerHandoffQuestion(handoff.Id, handoff.OpenQuestions.FirstOrDefault() ?? "", step.Note) { By = by, Now = stage.Now },
        };
        return (stage.Do(state.Id, command), null);
    }

    /// <summary>Every open case hears it; the first no is the answer.</summary>
    private static Rejection? Heard(Stage stage, PlayStep step)
    {
        Rejection? refusal = null;
        foreach (var state in stage.Cases.Where(state => state.Status == CaseStatus.Open).ToList())
            refusal ??= stage.Do(state.Id, new ReceiveSignal(step.What) { By = new Actor(ActorKind.System, "signal", [], []), Now = stage.Now, Data = step.Data });
        return refusal;
    }

    private static (Rejection?, string?) WithCase(Stage stage, PlayStep step)
    {
        var state = step.Verb == "message" ? Receiver(stage, step.What) : stage.Cases.First();
        var by = Players.Of(stage, step.By ?? state.Owner.Person, state.Owner.Team);
        var unknown = Unknown<PauseGround>(step.Ground) ?? Unknown<SuspensionGround>(step.Suspension) ?? (step.Verb == "priority" ? Unknown<Priority>(step.What) : null);
        if (unknown is not null) return (null, unknown);
        CaseCommand command = step.Verb switch
        {
            "message" => new ReceiveMessage(step.What, null) { By = new Actor(ActorKind.System, "message", [], []), Now = stage.Now, Data = step.Data },
            "information" => new AddInformation(step.Data, step.Note) { By = by, Now = stage.Now },
            "pause" => new PauseCase(step.Reason, Moment(step.Until)) { By = by, Now = stage.Now, Ground = Named<PauseGround>(step.Ground) ?? PauseGround.Other, Suspension = Named<SuspensionGround>(step.Suspension) },
            "inform-client" => new InformClient(step.Note) { By = by, Now = stage.Now },
            "priority" => new ChangePriority(Named<Priority>(step.What)!.Value, step.Reason) { By = by, Now = stage.Now },
            "resume" => new ResumeCase(step.Reason) { By = by, Now = stage.Now },
            "withdraw" => new WithdrawCase(step.Reason) { By = by, Now = stage.Now },
            "close" => new CloseCase(step.Outcome ?? "", step.Reason) { By = by, Now = stage.Now },
            "reopen" => new ReopenCase(step.Reason, step.Team) { By = by, Now = stage.Now },
            _ => new RetryIncident(state.Positions.FirstOrDefault(position => position.Incident is not null)?.Id ?? 0) { By = by, Now = stage.Now },
        };
        return (stage.Do(state.Id, command), null);
    }

    /// <summary>Today this one is different. By default a coordinator of the owner's team says so; the reason matters only where it is asked for.</summary>
    private static (Rejection?, string?) Adapt(Stage stage, PlayStep step)
    {
        var open = stage.Cases.Where(state => state.Status == CaseStatus.Open).ToList();
        var state = step.Verb switch
        {
            "skip" => open.FirstOrDefault(state => At(stage, state, step.What) is not null),
            "move" or "repeat" => open.FirstOrDefault(state => stage.ProcessOf(state).AllNodes.Any(node => node.Id == step.What || Labels.Same(node.Name, step.What))),
            _ => null,
        } ?? stage.Cases.First();
        var from = step.From.Select(name => At(stage, state, name)).ToList();
        if (from.IndexOf(null) is >= 0 and var unknown) return (null, $"Expected the case to be open at '{step.From[unknown]}', but it is not. Open: {Expecting.OpenTasks(stage)}.");
        var by = step.By is null ? new Actor(ActorKind.Person, "coordinator", [state.Owner.Team], [CaseRoles.Coordinator]) : Players.Of(stage, step.By, state.Owner.Team);
        var reason = step.Reason ?? "role play";
        AdaptCase command = step.Verb switch
        {
            "skip" => new SkipStep(At(stage, state, step.What) ?? 0, reason) { By = by, Now = stage.Now },
            "move" => new MoveCase(step.What, reason) { From = [.. from.OfType<int>()], By = by, Now = stage.Now },
            "repeat" => new RepeatStep(step.What, reason) { By = by, Now = stage.Now },
            _ => new AddTask(step.What, step.Team, reason) { By = by, Now = stage.Now },
        };
        return (stage.Do(state.Id, command), null);
    }

    /// <summary>Where the case is open at a node of this id or name; a token that waits at a join there counts too.</summary>
    private static int? At(Stage stage, CaseState state, string name) =>
        state.Positions.FirstOrDefault(position => position is { Node: { } id, Listens: false } && Is(stage, state, id, name))?.Id;

    /// <summary>The case that waits for a message of this name; else the first.</summary>
    private static CaseState Receiver(Stage stage, string name) =>
        stage.Cases.FirstOrDefault(state => state.Positions.Any(position => position.AwaitsMessage && Labels.Same(position.Message, name))) ?? stage.Cases.First();

    private static (CaseState State, CaseTask Task)? Find(Stage stage, PlayStep step)
    {
        foreach (var state in stage.Cases)
        {
            if (state.Tasks.FirstOrDefault(task => Expecting.NameOf(stage, state, task) is { } name && Labels.Same(name, step.What)) is { } task) return (state, task);
        }
        return null;
    }

    private static bool Is(Stage stage, CaseState state, string nodeId, string name) =>
        nodeId == name || Labels.Same(stage.ProcessOf(state).Node(nodeId).Label, name);

    /// <summary>A script names gateways as people do; the command wants their ids.</summary>
    private static ImmutableDictionary<string, string> ByGateway(Stage stage, CaseState state, PlayStep step) =>
        step.Choices.ToImmutableDictionary(
            choice => stage.ProcessOf(state).AllNodes.FirstOrDefault(node => node.Id == choice.Key || Labels.Same(node.Name, choice.Key))?.Id ?? choice.Key,
            choice => choice.Value);

    private static T? Named<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Kebab.Of(value) == text).Select(value => (T?)value).FirstOrDefault();

    private static string? Unknown<T>(string? text)
        where T : struct, Enum => text is null || Named<T>(text) is not null ? null : $"Expected one of {string.Join(", ", Enum.GetValues<T>().Select(value => Kebab.Of(value)))}, but found '{text}'.";

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
