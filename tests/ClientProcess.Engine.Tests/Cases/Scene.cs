using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What somebody does in a scene: turns names into a command for the case as it stands.</summary>
internal delegate CaseCommand Act(Scene scene);

/// <summary>
/// One case of one drawing, told as <c>Given(drawing).When(Kim.Claims("Intake")).ThenOpen(…)</c>. After every accepted command all invariants
/// are checked, so that every test is a test of them too.
/// </summary>
internal sealed class Scene
{
    private readonly Dictionary<string, JsonElement> _values = [];
    private bool _judged = true;

    private Scene(ProcessModel model, string process, TeamDirectory teams) => (Model, Process, Teams) = (model, model.Find(process)!, teams);

    public ProcessModel Model { get; }
    public ProcessDefinition Process { get; }
    public TeamDirectory Teams { get; }
    public CaseState State { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; } = World.Monday;
    public List<ImmutableArray<CaseEvent>> Journal { get; } = [];
    public Decision Last { get; private set; } = null!;
    public CaseFacts Facts => new(Model, Teams, _values) { Promises = Promises };

    /// <summary>What was promised; nothing unless the scene says so.</summary>
    public Promises Promises { get; set; } = Promises.None;

    /// <summary>What the last command made happen.</summary>
    public ImmutableArray<CaseEvent> Events => Assert.IsType<Accepted>(Last).Events;

    public IEnumerable<CaseEvent> AllEvents => Journal.SelectMany(row => row);

    /// <summary>A drawing in the notation of <see cref="DrawingBuilder"/>, with a case of it opened by Kim.</summary>
    public static Scene Given(string notation, ImmutableDictionary<string, JsonElement>? data = null, Actor? by = null, TeamDirectory? teams = null)
    {
        var scene = Ready(notation, teams: teams);
        return scene.When(by is null ? World.Kim.Opens(data) : by.Opens(data));
    }

    /// <summary>The same without a case.</summary>
    public static Scene Ready(string notation, string? process = null, TeamDirectory? teams = null)
    {
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(DrawingBuilder.Xml(notation)), "test.bpmn");
        Assert.True(read.Model is not null, string.Join("\n", read.Diagnostics));
        return new Scene(read.Model, process ?? read.Model.Main!.Id, teams ?? World.Teams);
    }

    public Scene When(params Act[] acts)
    {
        foreach (var act in acts)
        {
            if (!_judged && Last is Rejected refused) Assert.Fail($"Nobody expected this refusal: {refused.Rejection}");
            Do(act(this));
            _judged = false;
        }
        return this;
    }

    /// <summary>Does what may well be refused.</summary>
    public Scene Dare(Act act)
    {
        _judged = true;
        When(act);
        _judged = true;
        return this;
    }

    /// <summary>Lets time pass; the case is woken once, at the end of it.</summary>
    public Scene After(string duration) => At(TimerDetail.ParseDuration(duration)!.FiresAt(Now));

    public Scene At(DateTimeOffset moment)
    {
        Now = moment;
        return When(scene => new WakeCase { By = Actor.Engine, Now = scene.Now });
    }

    /// <summary>Time passes and nobody looks.</summary>
    public Scene Later(DateTimeOffset moment)
    {
        Now = moment;
        return this;
    }

    public Decision Try(CaseCommand command) => CaseDecider.Decide(State, Facts, command);

    public Scene ThenRefused(RejectionCode code, params string[] subjects)
    {
        var refused = Assert.IsType<Rejected>(Last).Rejection;
        Assert.Equal(code, refused.Code);
        if (subjects.Length > 0) Assert.Equal(subjects, refused.Subjects);
        Assert.StartsWith("Expected", refused.Sentence, StringComparison.Ordinal);
        _judged = true;
        return this;
    }

    public Scene ThenNothing()
    {
        Assert.Empty(Events);
        return Judged();
    }

    /// <summary>Exactly these tasks are open, each as <c>node @ team</c>, with the kind before it when it is not plain work.</summary>
    public Scene ThenOpen(params string[] tasks)
    {
        Assert.Equal(tasks.Order(StringComparer.Ordinal), State.Tasks.Select(Describe).Order(StringComparer.Ordinal));
        return Judged();
    }

    public Scene ThenEnded(string outcome = Outcomes.Honoured)
    {
        Assert.Equal((CaseStatus.Closed, outcome), (State.Status, State.Outcome));
        return Judged();
    }

    public Scene Then(Action<Scene> holds)
    {
        Judged();
        holds(this);
        return this;
    }

    public T Happened<T>()
        where T : CaseEvent => Assert.Single(Events.OfType<T>());

    public CaseTask Task(string name) => Assert.Single(State.Tasks, task => task.Node == name || Describe(task).Split(" @ ")[0] == name);

    public Handoff Handoff(string node) => Assert.Single(State.Handoffs, handoff => handoff.Node == node);

    /// <summary>The teams the work reached, from the journal.</summary>
    public IEnumerable<string> Route()
    {
        string? last = null;
        foreach (var offered in AllEvents.OfType<TaskOffered>().Where(offered => offered.Offered.IsWork && !offered.Stays && offered.Offered.Team != last))
            yield return last = offered.Offered.Team;
    }

    public void Know(string key, JsonElement value) => _values[key] = value;

    public static string Describe(CaseTask task) =>
        $"{(task.Kind is WorkKind.Task or WorkKind.Reopened ? "" : Kebab.Of(task.Kind) + " ")}{task.Node ?? "reopened"} @ {task.Team}";

    private Scene Judged()
    {
        if (Last is Rejected refused) Assert.Fail($"Nobody expected this refusal: {refused.Rejection}");
        _judged = true;
        return this;
    }

    private void Do(CaseCommand command)
    {
        var before = State;
        Last = CaseDecider.Decide(State, Facts, command);
        if (Last is not Accepted accepted) return;
        State = accepted.State!;
        foreach (var value in accepted.Values) _values[value.Key] = value.Value;
        if (accepted.Events.IsEmpty)
        {
            Assert.Equal(CaseJson.Write(before), CaseJson.Write(State));
            return;
        }
        Journal.Add(accepted.Events);
        Invariants.Hold(this, command);
    }
}
