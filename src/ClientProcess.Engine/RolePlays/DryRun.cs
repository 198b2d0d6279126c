using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Cases.Deciding;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>How a dry run ended.</summary>
/// <param name="Status"><c>completed</c>, <c>waiting</c>, <c>incident</c> or <c>refused</c>.</param>
/// <param name="WaitingFor">What it waits for, by name; the incident or refusal, when it is one.</param>
public sealed record DryRunResult(string Status, string? WaitingFor, int Steps, IReadOnlyList<StageEvent> Events)
{
    /// <summary>What stood in the way on the way, in order: those that were got round as well.</summary>
    public IEnumerable<Incident> Incidents => Events.Select(happened => happened.Happened).OfType<IncidentRaised>().Select(raised => raised.Incident);
}

/// <summary>What is asked of a dry run.</summary>
public sealed record DryRunWishes
{
    /// <summary>Which process, by id or name; null: the drawing's main one.</summary>
    public string? Process { get; init; }

    public ImmutableDictionary<string, JsonElement> Data { get; init; } = Commands.NoData;

    /// <summary>Which way at a choice, by the id or name of its node.</summary>
    public IReadOnlyDictionary<string, string> Choose { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What happens at a node instead of its completion, once: <c>error:CODE</c> or <c>escalation:CODE</c>.</summary>
    public IReadOnlyDictionary<string, string> Outcomes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Messages that come when nothing else is open, in this order.</summary>
    public ImmutableArray<string> Messages { get; init; } = [];

    /// <summary>Signals that are heard after those.</summary>
    public ImmutableArray<string> Signals { get; init; } = [];
}

/// <summary>
/// Runs one case of a drawing from start to end with nobody at the table: completes every task and ends every wait without detail in the order
/// offered (promises are none of its concern: a ladder would only keep it awake); at a choice goes the way taken least often so far; lets the clock jump to the next timer when nothing else is open.
/// </summary>
public sealed class DryRun
{
    /// <summary>Acts in one dry run. A drawing that goes round for ever is stopped here and reported as waiting.</summary>
    public const int StepsMax = 10_000;

    private readonly Stage _stage;
    private readonly DryRunWishes _wishes;
    private readonly Dictionary<string, string> _raises;
    private readonly Queue<CaseCommand> _incoming = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _steps;
    private int _seen;

    private DryRun(Stage stage, DryRunWishes wishes)
    {
        (_stage, _wishes) = (stage, wishes);
        _raises = new(wishes.Outcomes, StringComparer.Ordinal);
        foreach (var message in wishes.Messages) _incoming.Enqueue(new ReceiveMessage(message, null) { By = Actor.Engine, Now = stage.Now });
        foreach (var signal in wishes.Signals) _incoming.Enqueue(new ReceiveSignal(signal) { By = Actor.Engine, Now = stage.Now });
    }

    public static DryRunResult Run(ProcessModel model, Organisation organisation, DateTimeOffset start, DryRunWishes wishes)
    {
        var processId = wishes.Process;
        var process = processId is null ? model.Main : model.Find(processId) ?? model.Processes.FirstOrDefault(process => Labels.Same(process.Name, processId));
        if (process is null) return new DryRunResult("refused", processId is null ? "There is no process with a start." : $"There is no process '{processId}'.", 0, []);
        if (wishes.Outcomes.Keys.FirstOrDefault(node => !model.Processes.Any(any => any.AllNodes.Any(known => known.Id == node || Labels.Same(known.Name, node)))) is { } unknown)
            return new DryRunResult("refused", $"There is no node '{unknown}'.", 0, []);
        var run = new DryRun(new Stage(model, organisation with { Agreements = AgreementDirectory.Empty }, start), wishes);
        var team = process.Team ?? process.Label;
        var asked = process.StartsOf(process.Id).OfType<EventNode>().FirstOrDefault() is { } begin ? Asked.AtStart(begin).Where(item => !wishes.Data.ContainsKey(item.Key)) : [];
        return run._stage.Open(process.Id, team, Player(team), wishes.Data.AddRange(asked)) is { } refusal ? new DryRunResult("refused", refusal.Sentence, 0, []) : run.Play();
    }

    private DryRunResult Play()
    {
        while (_steps < StepsMax && _stage.Events.Count < Stage.EventsMax)
        {
            if (NextTask() is { } next)
            {
                _steps++;
                if (Complete(next.State, next.Task) is { } refusal) return End("refused", refusal.Sentence);
            }
            else if (GoOnWithoutTheRest())
            {
                _steps++;
            }
            else if (Deliver())
            {
                _steps++;
            }
            else if (_stage.NextWake is { } wake)
            {
                _steps++;
                _stage.RunUntil(wake);
            }
            else
            {
                return Conclude();
            }
        }
        return End("waiting", $"It was stopped after {_steps} steps.");
    }

    /// <summary>In the order offered; what only listens for something out of the ordinary is left until nothing else is open.</summary>
    private (CaseState State, CaseTask Task)? NextTask()
    {
        // What is closed stays closed, so the search goes on where it stood.
        for (; _seen < _stage.Events.Count; _seen++)
        {
            if (OpenTask(_stage.Events[_seen]) is { } next && next.State.Position(next.Task.Position) is not { Listens: true }) return next;
        }
        return null;
    }

    private (CaseState State, CaseTask Task)? OpenTask(StageEvent happened)
    {
        if (happened.Happened is not TaskOffered offered) return null;
        var state = _stage.Cases.First(state => state.Id == happened.Case);
        return state.Task(offered.Offered.Id) is { } task ? (state, task) : null;
    }

    /// <summary>At a join that waits in vain it does what a coordinator would: it goes on with what is there.</summary>
    private bool GoOnWithoutTheRest()
    {
        foreach (var state in _stage.Cases)
        {
            if (state.Positions.FirstOrDefault(position => position.Incident is { Code: Incidents.JoinInVain }) is not { } waiting) continue;
            return _stage.Do(state.Id, new RetryIncident(waiting.Id) { By = Player(state.Owner.Team), Now = _stage.Now }) is null;
        }
        return false;
    }

    /// <summary>The next message or signal that was wished for, to the first case that takes it.</summary>
    private bool Deliver()
    {
        while (_incoming.TryDequeue(out var command))
        {
            foreach (var state in _stage.Cases.Where(state => state.Status == CaseStatus.Open).ToList())
            {
                var before = _stage.Events.Count;
                if (_stage.Do(state.Id, command with { Now = _stage.Now }) is null && _stage.Events.Count > before && command is ReceiveMessage) return true;
            }
            if (command is ReceiveSignal) return true;
        }
        return false;
    }

    private Rejection? Complete(CaseState state, CaseTask task)
    {
        var player = Player(task.Team);
        if (task.IsWork)
        {
            foreach (var handoff in task.Handoffs.Select(state.Handoff).Where(handoff => handoff is { Status: HandoffStatus.Offered, IsExplicit: true }))
                _stage.Do(state.Id, new AcceptHandoff(handoff!.Id) { By = player, Now = _stage.Now });
            if (_stage.Do(state.Id, new ClaimTask(task.Id) { By = player, Now = _stage.Now }) is { } refusal) return refusal;
        }
        if (Raised(state, task) is { } raised)
        {
            if (_stage.Do(state.Id, new CompleteTask(task.Id) { By = player, Now = _stage.Now, Raises = raised }) is { } refusal) return refusal;
            if (_stage.Cases.First(now => now.Id == state.Id) is var after && after.Task(task.Id) is null) return null;
            state = after;
        }
        return _stage.Do(state.Id, new CompleteTask(task.Id) { By = player, Now = _stage.Now, Choices = ChoicesFor(state, task), Data = DataFor(state, task), Team = task.Kind == WorkKind.Routing ? task.Repair!.To : null });
    }

    /// <summary>What is wished to happen at the task's node instead of its completion: once.</summary>
    private string? Raised(CaseState state, CaseTask task)
    {
        if (task is not { Kind: WorkKind.Task, Node: { } id }) return null;
        var node = _stage.ProcessOf(state).Node(id);
        var key = _raises.Keys.FirstOrDefault(key => key == id || Labels.Same(key, node.Name));
        return key is not null && _raises.Remove(key, out var raised) ? raised : null;
    }

    private ImmutableDictionary<string, string> ChoicesFor(CaseState state, CaseTask task)
    {
        if (task.Node is null) return ImmutableDictionary<string, string>.Empty;
        var process = _stage.ProcessOf(state);
        // Only what is chosen here is decided ahead; the way there may lead past a gateway that is not reached this time.
        return task.Kind == WorkKind.Choice
            ? ImmutableDictionary<string, string>.Empty.Add(task.Node, Choose(process, Choices.At(state, process, state.Position(task.Position)!)))
            : Choices.ReachableFrom(process, process.Node(task.Node)).Where(choice => Told(choice.Node) is not null)
                .DistinctBy(choice => choice.Node.Id).ToImmutableDictionary(choice => choice.Node.Id, choice => Told(choice.Node)!);
    }

    private string Choose(ProcessDefinition process, Choice choice)
    {
        var options = Told(choice.Node) is { } told ? Choices.Find(process, choice, told) ?? [told] : [choice.Options.MinBy(option => _taken.GetValueOrDefault(Key(choice, option.Id)))!.Id];
        foreach (var option in options) _taken[Key(choice, option)] = _taken.GetValueOrDefault(Key(choice, option)) + 1;
        return string.Join(Choices.Separator, options);
    }

    private static string Key(Choice choice, string option) => $"{choice.Node.Id} {option}";

    private string? Told(FlowNode gateway) =>
        _wishes.Choose.TryGetValue(gateway.Id, out var byId) ? byId : _wishes.Choose.FirstOrDefault(told => Labels.Same(told.Key, gateway.Name)).Value;

    /// <summary>Gives what is asked: every required field of the task and every required need of what comes next.</summary>
    private ImmutableDictionary<string, JsonElement> DataFor(CaseState state, CaseTask task)
    {
        var values = _stage.ValuesOf(state);
        var asked = Asked.By(_stage.ProcessOf(state), task);
        return asked.Where(item => !values.ContainsKey(item.Key)).ToImmutableDictionary(item => item.Key, item => item.Value);
    }

    private DryRunResult Conclude()
    {
        var cases = _stage.Cases.ToList();
        if (cases.SelectMany(state => state.Positions).FirstOrDefault(position => position.Incident is not null) is { } broken)
            return End("incident", broken.Incident!.Message);
        var waiting = cases.Where(state => state.Status == CaseStatus.Open).SelectMany(state => state.Positions.Where(position => position.AwaitsMessage || position.Signal is not null || position.AwaitsCondition || position.Flow is not null).Select(position => Describe(state, position))).ToList();
        return waiting.Count == 0 && cases.All(state => state.Status == CaseStatus.Closed) ? End("completed", null) : End("waiting", string.Join("; ", waiting));
    }

    private string Describe(CaseState state, Position position)
    {
        var label = _stage.ProcessOf(state).Node(position.Node!).Label;
        return position.AwaitsMessage ? $"message '{position.Message ?? label}' at '{label}'"
            : position.Signal is { } signal ? $"signal '{signal}' at '{label}'"
            : position.AwaitsCondition ? $"condition at '{label}'"
            : $"the other branches at '{label}'";
    }

    private DryRunResult End(string status, string? waitingFor) => new(status, waitingFor, _steps, _stage.Events);

    /// <summary>Somebody of the team, who may also decide for it.</summary>
    private static Actor Player(string team) => new(ActorKind.Person, $"{team}", [team], [CaseRoles.Employee, CaseRoles.Coordinator, CaseRoles.Supervisor]);
}
