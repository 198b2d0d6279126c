using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Cases.Deciding;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Pages;

/// <summary>What a posted form of the task page asks for: a command, or what must be mended first.</summary>
public sealed record TaskForm(CaseCommand? Command, string? IfMatch, Refusal? Refusal);

/// <summary>Turns the forms of the task page into commands. What may be done is not decided here.</summary>
public sealed class TaskForms(TaskOnScreen task, IFormCollection form, Desk desk)
{
    private Actor By => desk.Actor;
    private DateTimeOffset Now => desk.Now;
    private int Number => task.Row.No;

    public TaskForm Read(string act, Actor? colleague) => act switch
    {
        "claim" => Do(new ClaimTask(Number) { By = By, Now = Now }),
        "release" => Do(new ReleaseTask(Number) { By = By, Now = Now }),
        "complete" => Complete(),
        "end-wait" => Do(new CompleteTask(Whole("of")) { By = By, Now = Now }),
        "delegate" => colleague is null ? Lacks("who") : Do(new DelegateTask(Number, colleague) { By = By, Now = Now }),
        "reassign" => colleague is null ? Lacks("who") : Do(new ReassignTask(Number, colleague) { By = By, Now = Now }),
        "follow-up" => FollowUp(),
        "hand-off" => Text("team") is not { } team ? Lacks("team")
            : Do(new HandOffTask(Number, team, Text("reason"), form["comesBack"] == "true") { By = By, Now = Now }),
        "return" => Text("reason") is not { } reason ? Lacks("reason")
            : Do(new ReturnTask(Number, reason) { By = By, Now = Now, Missing = Missing(reason), Note = Text("note"), Proposed = Proposed(reason) }),
        "decline" => Text("reason") is not { } reason ? Lacks("reason")
            : Do(new DeclineHandoff(Whole("of"), reason) { By = By, Now = Now, Missing = Missing(reason), Note = Text("note"), Proposed = Proposed(reason) }),
        "accept" => Do(new AcceptHandoff(Whole("of")) { By = By, Now = Now }),
        "withdraw" => Do(new WithdrawHandoff(Whole("of"), Text("reason")) { By = By, Now = Now }),
        "ask" => Do(new AskAboutHandoff(Whole("of"), Text("question")) { By = By, Now = Now }),
        "answer" => Do(new AnswerHandoffQuestion(Whole("of"), Text("asked") ?? "", Text("answer")) { By = By, Now = Now }),
        _ => new TaskForm(null, null, null),
    };

    private TaskForm Complete()
    {
        var (data, errors) = TypedFields.Read(task.Fields, form, desk.Words);
        if (Text("raises") is { } raises)
            return Do(new CompleteTask(Number) { By = By, Now = Now, Raises = raises, Data = data });
        var choices = task.Choices.Where(choice => Text(choice.Name) is not null).ToImmutableDictionary(choice => choice.Gateway, choice => string.Join(Choices.Separator, form[choice.Name].OfType<string>()));
        if (task.Choices.FirstOrDefault(choice => choice.Required && !choices.ContainsKey(choice.Gateway)) is { } open)
            errors = errors.SetItem(open.Name, desk.Words["field.choice-missing", open.Question.Length > 0 ? open.Question : desk.Words["task.which-way"]]);
        if (task.Task is { Kind: WorkKind.Routing } && Text("team") is null) errors = errors.SetItem("team", desk.Words["field.team-missing"]);
        if (errors.Count > 0) return new TaskForm(null, null, Refusal.Of(errors, desk.Words));
        return Do(new CompleteTask(Number) { By = By, Now = Now, Data = data, Choices = choices, Team = Text("team"), Outcome = Text("outcome") });
    }

    private TaskForm FollowUp()
    {
        var typed = Text("until");
        var until = Moments.Read(typed);
        return typed is not null && until is null ? new TaskForm(null, null, Refusal.Of(desk.Words["field.no-moment"]))
            : Do(new SetFollowUp(Number, until) { By = By, Now = Now });
    }

    private TaskForm Do(CaseCommand command) => new(command, Text("etag"), null);

    private TaskForm Lacks(string what) => new(null, null, Refusal.Of(desk.Words[$"refusal.lacks-{what}"]));

    private string? Text(string name) => form[name].LastOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    private int Whole(string name) => int.TryParse(form[name], out var number) ? number : 0;

    /// <summary>What is missing is said with "incomplete" only; ticks under another reason were a change of mind.</summary>
    private ImmutableArray<string> Missing(string reason) =>
        reason == DeclineReasons.Incomplete ? [.. form["missing"].OfType<string>()] : [];

    private string? Proposed(string reason) => reason == DeclineReasons.WrongTeam ? Text("proposed") : null;
}
