using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Cases.Deciding;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Pages;

/// <summary>A choice that can be made now.</summary>
/// <param name="Required">It comes up in any case; the others only after another choice.</param>
/// <param name="TakesSeveral">Whether several ways may be taken at once.</param>
public sealed record ChoiceOnScreen(string Gateway, string Question, bool Required, bool TakesSeveral, IReadOnlyList<(string Flow, string Name)> Ways)
{
    public string Name => $"choice.{Gateway}";
}

/// <summary>Something asked about a handoff, with its answer once there is one.</summary>
public sealed record Question(string Id, string Text, string By, DateTimeOffset At, string? Answer, string? AnsweredBy);

/// <summary>What was handed over with a task.</summary>
public sealed record HandedOver(Handoff Handoff, ImmutableArray<HandoffAct> May, IReadOnlyList<Question> Questions, string? Reason, string Etag);

/// <summary>A task as one person sees it now: what came with it, what is asked, and exactly what that person may do.</summary>
public sealed class TaskOnScreen
{
    private readonly FieldCatalog _catalog;

    public TaskOnScreen(CaseView @case, TaskRow row, IReadOnlyList<JournalEntry> journal, Actor who, Words words, Names names)
    {
        (Case, Row, Who, Name) = (@case, row, who, TaskNames.Of(row, @case.Text(row.Title), words));
        _catalog = new FieldCatalog(@case.Process);
        Task = @case.State.Task(row.No);
        if (Task is null) return;
        May = WhatMay.BeDoneWith(@case.State, Task, who);
        HandedOver = [.. Task.Handoffs.Select(@case.State.Handoff).OfType<Handoff>().Select(handoff => Over(handoff, journal))];
        Choices = [.. ChoicesOf(Task, words)];
        Raises = Engine.Cases.TaskForm.RaisesOf(@case.State, Task, @case.Process);
        Fields = [.. FieldsOf(Task, words, names)];
        Waits = [.. @case.State.Tasks.Where(wait => wait.Kind == WorkKind.Wait && Host(wait) == Task.Position)];
    }

    public CaseView Case { get; }
    public TaskRow Row { get; }
    public Actor Who { get; }
    public string Name { get; }

    /// <summary>Null once it is closed.</summary>
    public CaseTask? Task { get; }

    public ImmutableArray<TaskAct> May { get; } = [];
    public IReadOnlyList<HandedOver> HandedOver { get; } = [];
    public IReadOnlyList<ChoiceOnScreen> Choices { get; } = [];

    /// <summary>What can have happened instead of the work.</summary>
    public IReadOnlyList<RaisedWay> Raises { get; } = [];
    public IReadOnlyList<FieldOnScreen> Fields { get; } = [];

    /// <summary>Events on the border of this work that somebody ends by name.</summary>
    public IReadOnlyList<CaseTask> Waits { get; } = [];

    public string Id => PublicIds.Of(Case.Row.Id, Row.No);
    public string Responsible => Task is null ? Row.Team : Case.State.ResponsibleFor(Task);
    public string Etag => Task is null ? Row.Etag : Etags.Of(Case.State, Task);

    public bool Can(TaskAct act) => May.Contains(act);

    public bool MayEnd(CaseTask wait) => WhatMay.BeDoneWith(Case.State, wait, Who).Contains(TaskAct.Complete);

    public string NameOf(string key) => _catalog.NameOf(key);

    /// <summary>Something a handoff needs: is it there now?</summary>
    public bool IsThere(Need need) => Case.Values.TryGetValue(need.Id, out var value)
        && (need.Kind == NeedKind.Check ? value.ValueKind == System.Text.Json.JsonValueKind.True : !string.IsNullOrWhiteSpace(FieldOnScreen.Shown(value)));

    private int? Host(CaseTask wait) => Case.State.Position(wait.Position)?.Host;

    private HandedOver Over(Handoff handoff, IReadOnlyList<JournalEntry> journal)
    {
        var asked = journal.SelectMany(entry => entry.Events.OfType<HandoffQuestioned>().Select(question => (entry.At, question))).Where(item => item.question.Handoff == handoff.Id);
        var answers = journal.SelectMany(entry => entry.Events.OfType<HandoffAnswered>()).Where(answer => answer.Handoff == handoff.Id).ToLookup(answer => answer.Question);
        var questions = asked.Select(item => new Question(
            item.question.Question, Case.Text(item.question.Question) ?? "", item.question.By, item.At,
            Case.Text(answers[item.question.Question].FirstOrDefault()?.Answer), answers[item.question.Question].FirstOrDefault()?.By));
        return new HandedOver(handoff, WhatMay.BeDoneWith(handoff, Who), [.. questions], Case.Text(handoff.Reason), Etags.Of(handoff));
    }

    private IEnumerable<ChoiceOnScreen> ChoicesOf(CaseTask task, Words words)
    {
        if (task.Kind is not (WorkKind.Task or WorkKind.Choice)) return [];
        var choices = Engine.Cases.TaskForm.ChoicesOf(Case.State, task, Case.Process);
        return choices.Select(choice => new ChoiceOnScreen(
            choice.Node.Id, QuestionOf(choice, words), Required: choices[0] == choice, choice.TakesSeveral,
            [.. choice.Options.Select(option => (option.Id, option.Name ?? words[$"choice.{option.Id}"]))]));
    }

    /// <summary>A gateway's name is its question; of work that is done more than once the question is whether it is done again.</summary>
    private static string QuestionOf(Choice choice, Words words) =>
        choice.Options.Any(option => option.Id == ChoiceOption.Again) ? words["task.again", choice.Node.Label]
        : string.IsNullOrWhiteSpace(choice.Node.Name) ? "" : choice.Node.Label;

    /// <summary>It was asked of this team outside the drawing, and returns to who asked.</summary>
    public bool GoesBack(CaseTask task) => Case.State.Position(task.Position) is { ReturnTo.IsEmpty: false };

    private IEnumerable<FieldOnScreen> FieldsOf(CaseTask task, Words words, Names names) => task switch
    {
        { Kind: WorkKind.Task, Node: { } node } => WorkFields(task, (TaskNode)Case.Process.Node(node), words, names),
        { Kind: WorkKind.Repair, Repair: { } repair } => RepairFields(repair, words, names),
        _ => [],
    };

    private IEnumerable<FieldOnScreen> WorkFields(CaseTask task, TaskNode node, Words words, Names names)
    {
        var goesBack = GoesBack(task);
        var ahead = goesBack ? [] : WhatComesNext.NeedsAfter(Case.Process, node, node.Team);
        foreach (var field in node.Fields)
        {
            var need = ahead.FirstOrDefault(item => item.Need.Id == field.Id);
            var shown = FieldOnScreen.For(field, Known(field.Id)) with { Required = field.Required && !goesBack };
            yield return need is null ? shown : Asked(shown, need, words, names);
        }
        foreach (var need in ahead.Where(item => node.Fields.All(field => field.Id != item.Need.Id)))
            yield return Asked(_catalog.For(need.Need, Known(need.Need.Id)) with { Required = false }, need, words, names);
    }

    private static FieldOnScreen Asked(FieldOnScreen field, NeedAhead need, Words words, Names names)
    {
        var team = names.Team(need.Team);
        var hint = !need.Need.Required ? words["need.handy", team]
            : need.Choices.Count == 0 ? words["need.required", team]
            : words["need.required-when", team, string.Join(", ", need.Choices.Select(choice => $"‘{choice}’"))];
        return field with { Hint = hint, Depends = need.Need.Required && need.Choices.Count > 0, Required = field.Required || (need.Need.Required && need.Choices.Count == 0) };
    }

    /// <summary>What was said to be missing first, then whatever else the receiver needs, to look at once more.</summary>
    private IEnumerable<FieldOnScreen> RepairFields(RepairOf repair, Words words, Names names)
    {
        var declined = Case.Handoffs.FirstOrDefault(row => row.No == repair.Handoff);
        var needs = declined is null ? [] : CaseJson.ReadHandoff(declined.Detail).Needs;
        foreach (var id in repair.Missing)
        {
            var need = needs.FirstOrDefault(item => item.Id == id) ?? _catalog.NeedOf(id) ?? new Need(id, id, NeedKind.Field, true);
            yield return _catalog.For(need, Known(id)) with { Required = true, Hint = words["need.missing", names.Team(repair.To)] };
        }
        foreach (var need in needs.Where(need => !repair.Missing.Contains(need.Id)))
            yield return _catalog.For(need, Known(need.Id));
    }

    private System.Text.Json.JsonElement? Known(string key) => Case.Values.TryGetValue(key, out var value) ? value : null;
}
