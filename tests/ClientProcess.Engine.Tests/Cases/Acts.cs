using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What people do, as sentences: <c>Kim.Claims("Intake")</c>. Tasks and handoffs are named after their node.</summary>
internal static class Acts
{
    public static readonly Guid TheCase = new("00000000-0000-0000-0000-000000000001");

    public static ImmutableDictionary<string, JsonElement> Data(params (string Key, object? Value)[] data) =>
        data.ToImmutableDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value));

    public static Act Opens(this Actor by, ImmutableDictionary<string, JsonElement>? data = null, string? startNode = null, DateTimeOffset? occurredAt = null) => scene =>
        new OpenCase(TheCase, new DefinitionRef("test", 1, scene.Process.Id), World.A)
        {
            By = by, Now = scene.Now, Data = data ?? Commands.NoData, StartNode = startNode, OccurredAt = occurredAt,
        };

    public static Act Claims(this Actor by, string task) => scene => new ClaimTask(scene.Task(task).Id) { By = by, Now = scene.Now };

    public static Act Releases(this Actor by, string task) => scene => new ReleaseTask(scene.Task(task).Id) { By = by, Now = scene.Now };

    public static Act Completes(
        this Actor by, string task, ImmutableDictionary<string, JsonElement>? data = null, (string Gateway, string Flow)[]? choices = null,
        string? team = null, string? outcome = null) => scene => new CompleteTask(scene.Task(task).Id)
        {
            By = by, Now = scene.Now, Data = data ?? Commands.NoData, Team = team, Outcome = outcome,
            Choices = (choices ?? []).ToImmutableDictionary(choice => choice.Gateway, choice => choice.Flow),
        };

    public static Act Chooses(this Actor by, string gateway, string flow) => by.Completes(gateway, choices: [(gateway, flow)]);

    /// <summary>Claims and completes it.</summary>
    public static Act[] Does(this Actor by, string task, params (string Key, object? Value)[] data) => [by.Claims(task), by.Completes(task, Data(data))];

    /// <summary>Says that something else happened.</summary>
    public static Act Raises(this Actor by, string task, string raised, ImmutableDictionary<string, JsonElement>? data = null) => scene =>
        new CompleteTask(scene.Task(task).Id) { By = by, Now = scene.Now, Raises = raised, Data = data ?? Commands.NoData };

    /// <summary>Claims and completes the first of several tasks of one node.</summary>
    public static Act[] DoesOne(this Actor by, string node, params (string Key, object? Value)[] data) =>
    [
        scene => new ClaimTask(scene.State.Tasks.First(task => task.Node == node).Id) { By = by, Now = scene.Now },
        scene => new CompleteTask(scene.State.Tasks.First(task => task.Node == node && task.Holder is not null).Id) { By = by, Now = scene.Now, Data = Data(data) },
    ];

    public static Act Signal(string name, params (string Key, object? Value)[] data) => scene => new ReceiveSignal(name) { By = World.System, Now = scene.Now, Data = Data(data) };

    public static Act Delegates(this Actor by, string task, Actor to) => scene => new DelegateTask(scene.Task(task).Id, to) { By = by, Now = scene.Now };

    public static Act Reassigns(this Actor by, string task, Actor to) => scene => new ReassignTask(scene.Task(task).Id, to) { By = by, Now = scene.Now };

    public static Act FollowsUp(this Actor by, string task, DateTimeOffset? at) => scene => new SetFollowUp(scene.Task(task).Id, at) { By = by, Now = scene.Now };

    public static Act HandsOff(this Actor by, string task, string team, string? reason = "omdat", bool comesBack = false) => scene =>
        new HandOffTask(scene.Task(task).Id, team, reason, comesBack) { By = by, Now = scene.Now };

    public static Act Returns(this Actor by, string task, string? reason, string[]? missing = null, string? note = null, string? proposed = null) => scene =>
        new ReturnTask(scene.Task(task).Id, reason) { By = by, Now = scene.Now, Missing = [.. missing ?? []], Note = note, Proposed = proposed };

    public static Act Accepts(this Actor by, string node) => scene => new AcceptHandoff(scene.Handoff(node).Id) { By = by, Now = scene.Now };

    public static Act Declines(this Actor by, string node, string? reason, string[]? missing = null, string? note = null, string? proposed = null) => scene =>
        new DeclineHandoff(scene.Handoff(node).Id, reason) { By = by, Now = scene.Now, Missing = [.. missing ?? []], Note = note, Proposed = proposed };

    public static Act TakesBack(this Actor by, string node, string? reason = "vergissing") => scene =>
        new WithdrawHandoff(scene.Handoff(node).Id, reason) { By = by, Now = scene.Now };

    public static Act Asks(this Actor by, string node, string? question) => scene =>
        new AskAboutHandoff(scene.Handoff(node).Id, question) { By = by, Now = scene.Now };

    public static Act Answers(this Actor by, string node, string? answer) => scene =>
        new AnswerHandoffQuestion(scene.Handoff(node).Id, scene.Handoff(node).OpenQuestions.FirstOrDefault() ?? "", answer) { By = by, Now = scene.Now };

    public static Act Tells(this Actor by, string? note, params (string Key, object? Value)[] data) => scene =>
        new AddInformation(Data(data), note) { By = by, Now = scene.Now };

    public static Act MakesOwner(this Actor by, string person, string team) => scene => new AssignCaseOwner(new CaseOwner(person, team)) { By = by, Now = scene.Now };

    public static Act Pauses(this Actor by, string? reason, DateTimeOffset? until = null) => scene => new PauseCase(reason, until) { By = by, Now = scene.Now };

    public static Act Resumes(this Actor by, string? reason) => scene => new ResumeCase(reason) { By = by, Now = scene.Now };

    public static Act Withdraws(this Actor by, string? reason) => scene => new WithdrawCase(reason) { By = by, Now = scene.Now };

    public static Act Closes(this Actor by, string outcome, string? reason) => scene => new CloseCase(outcome, reason) { By = by, Now = scene.Now };

    public static Act Reopens(this Actor by, string? reason, string? team = null) => scene => new ReopenCase(reason, team) { By = by, Now = scene.Now };

    public static Act Retries(this Actor by) => scene =>
        new RetryIncident(scene.State.Positions.FirstOrDefault(position => position.Incident is not null)?.Id ?? 0) { By = by, Now = scene.Now };

    public static Act Message(string? name, string? node = null, params (string Key, object? Value)[] data) => scene =>
        new ReceiveMessage(name, node) { By = World.System, Now = scene.Now, Data = Data(data) };
}
