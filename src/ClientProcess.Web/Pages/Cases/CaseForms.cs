using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Web.Pages;

/// <summary>Turns the forms of the case page into commands. What may be done is not decided here.</summary>
public sealed class CaseForms(IFormCollection form, Desk desk)
{
    private Actor By => desk.Actor;
    private DateTimeOffset Now => desk.Now;

    public static string ActOf(CaseAct act) => Engine.Definitions.Kebab.Of(act);

    /// <param name="owner">Who is to become the owner, when the form names somebody.</param>
    public (CaseCommand? Command, Refusal? Refusal) Read(string act, Actor? owner, string ownerTeam) => act switch
    {
        "add-information" => (new AddInformation(Data(), Text("note")) { By = By, Now = Now }, null),
        "assign-owner" => owner is null ? (null, Lacks("who")) : (new AssignCaseOwner(new CaseOwner(owner.Id, owner.IsOf(ownerTeam) ? ownerTeam : owner.Teams.FirstOrDefault() ?? ownerTeam)) { By = By, Now = Now }, null),
        "pause" => Pause(),
        "resume" => (new ResumeCase(Text("reason")) { By = By, Now = Now }, null),
        "withdraw" => (new WithdrawCase(Text("reason")) { By = By, Now = Now }, null),
        "close" => Text("outcome") is not { } outcome ? (null, Lacks("outcome")) : (new CloseCase(outcome, Text("reason")) { By = By, Now = Now }, null),
        "reopen" => (new ReopenCase(Text("reason"), Text("team")) { By = By, Now = Now }, null),
        "inform-client" => (new InformClient(Text("note")) { By = By, Now = Now }, null),
        "change-priority" => Enum.TryParse<Priority>(Text("priority"), out var priority) ? (new ChangePriority(priority, Text("reason")) { By = By, Now = Now }, null) : (null, Lacks("priority")),
        "skip" => (new SkipStep(Whole("position"), Text("reason")) { By = By, Now = Now }, null),
        "move" => Text("node") is not { } node ? (null, Lacks("node")) : (new MoveCase(node, Text("reason")) { From = [.. form["from"].Select(Number)], By = By, Now = Now }, null),
        "repeat" => Text("node") is not { } done ? (null, Lacks("node")) : (new RepeatStep(done, Text("reason")) { By = By, Now = Now }, null),
        "add-task" => (new AddTask(Text("title"), Text("team"), Text("reason")) { By = By, Now = Now }, null),
        "retry-incident" => (new RetryIncident(Whole("of")) { By = By, Now = Now }, null),
        _ => (null, null),
    };

    private (CaseCommand?, Refusal?) Pause()
    {
        var typed = Text("until");
        var until = Moments.Read(typed);
        return typed is not null && until is null ? (null, Refusal.Of(desk.Words["field.no-moment"])) : (new PauseCase(Text("reason"), until)
            {
                By = By,
                Now = Now,
                Ground = Enum.TryParse<PauseGround>(Text("ground"), out var ground) ? ground : null,
                Suspension = Enum.TryParse<SuspensionGround>(Text("suspension"), out var suspension) ? suspension : null,
            }, null);
    }

    private ImmutableDictionary<string, JsonElement> Data() =>
        Text("key") is { } key && Text("value") is { } value ? Commands.NoData.Add(key, JsonSerializer.SerializeToElement(value)) : Commands.NoData;

    private Refusal Lacks(string what) => Refusal.Of(desk.Words[$"refusal.lacks-{what}"]);

    private int Whole(string name) => Number(form[name].LastOrDefault());

    private static int Number(string? text) => int.TryParse(text, out var number) ? number : 0;

    private string? Text(string name) => form[name].LastOrDefault()?.Trim() is { Length: > 0 } text ? text : null;
}
