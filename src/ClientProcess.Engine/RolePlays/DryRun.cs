using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>How a dry run ended.</summary>
/// <param name="Status"><c>completed</c>, <c>waiting</c>, <c>incident</c> or <c>refused</c>.</param>
/// <param name="WaitingFor">What it waits for, by name; the incident or refusal, when it is one.</param>
public sealed record DryRunResult(string Status, string? WaitingFor, int Steps, IReadOnlyList<StageEvent> Events);

/// <summary>
/// Runs one case of a drawing from start to end with nobody at the table: completes every task and ends every wait without detail in the order
/// offered; at a choice goes the way taken least often so far; lets the clock jump to the next timer when nothing else is open.
/// </summary>
public sealed class DryRun
{
    /// <summary>Acts in one dry run. A drawing that goes round for ever is stopped here and reported as waiting.</summary>
    public const int StepsMax = 10_000;

    private readonly Stage _stage;
    private readonly IReadOnlyDictionary<string, string> _choose;
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _steps;
    private int _seen;

    private DryRun(Stage stage, IReadOnlyDictionary<string, string> choose) => (_stage, _choose) = (stage, choose);

    public static DryRunResult Run(
        ProcessModel model, Organisation organisation, DateTimeOffset start, string? processId,
        ImmutableDictionary<string, JsonElement> data, IReadOnlyDictionary<string, string> choose)
    {
        var process = processId is null ? model.Main : model.Find(processId) ?? model.Processes.FirstOrDefault(process => Labels.Same(process.Name, processId));
        if (process is null) return new DryRunResult("refused", processId is null ? "There is no process with a start." : $"There is no process '{processId}'.", 0, []);
        var run = new DryRun(new Stage(model, organisation, start), choose);
        var team = process.Team ?? process.Label;
        var asked = process.StartsOf(process.Id).OfType<EventNode>().FirstOrDefault() is { } begin ? Asked.AtStart(begin).Where(item => !data.ContainsKey(item.Key)) : [];
        return run._stage.Open(process.Id, team, Player(team), data.AddRange(asked)) is { } refusal ? new DryRunResult("refused", refusal.Sentence, 0, []) : run.Play();
    }

    private DryRunResult Play()
    {
        while (_steps < StepsMax)
        {
            if (NextTask() is { } next)
            {
                _steps++;
                if (Complete(next.State, next.Task) is { } refusal) return End("refused", refusal.Sentence);
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
        return End("waiting", $"It was stopped after {StepsMax} steps.");
    }

    private (CaseState State, CaseTask Task)? NextTask()
    {
        // What is closed stays closed, so the search goes on where it stood.
        for (; _seen < _stage.Events.Count; _seen++)
        {
            var happened = _stage.Events[_seen];
            if (happened.Happened is not TaskOffered offered) continue;
            var state = _stage.Cases.First(state => state.Id == happened.Case);
            if (state.Task(offered.Offered.Id) is { } task) return (state, task);
        }
        return null;
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
        return _stage.Do(state.Id, new CompleteTask(task.Id) { By = player, Now = _stage.Now, Choices = ChoicesFor(state, task), Data = DataFor(state, task), Team = task.Kind == WorkKind.Routing ? task.Repair!.To : null });
    }

    private ImmutableDictionary<string, string> ChoicesFor(CaseState state, CaseTask task)
    {
        if (task.Node is null) return ImmutableDictionary<string, string>.Empty;
        var process = _stage.ProcessOf(state);
        var node = process.Node(task.Node);
        var ahead = task.Kind == WorkKind.Choice ? [node] : Cases.Deciding.Choices.ReachableFrom(process, node);
        // Only what is chosen here is decided ahead; the way there may lead past a gateway that is not reached this time.
        return task.Kind == WorkKind.Choice
            ? ImmutableDictionary<string, string>.Empty.Add(node.Id, Choose(process, node))
            : ahead.Where(gateway => Told(gateway) is not null).ToImmutableDictionary(gateway => gateway.Id, gateway => Told(gateway)!);
    }

    private string Choose(ProcessDefinition process, FlowNode gateway)
    {
        var flow = Told(gateway) is { } told ? FlowNames.Find(process, gateway, told)?.Id ?? told
            : gateway.Outgoing.MinBy(flow => _taken.GetValueOrDefault(flow.Id))!.Id;
        _taken[flow] = _taken.GetValueOrDefault(flow) + 1;
        return flow;
    }

    private string? Told(FlowNode gateway) =>
        _choose.TryGetValue(gateway.Id, out var byId) ? byId : _choose.FirstOrDefault(told => Labels.Same(told.Key, gateway.Name)).Value;

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
        var waiting = cases.SelectMany(state => state.Positions.Where(position => position.AwaitsMessage || position.Flow is not null).Select(position => Describe(state, position))).ToList();
        return waiting.Count == 0 && cases.All(state => state.Status == CaseStatus.Closed) ? End("completed", null) : End("waiting", string.Join("; ", waiting));
    }

    private string Describe(CaseState state, Position position)
    {
        var label = _stage.ProcessOf(state).Node(position.Node!).Label;
        return position.AwaitsMessage ? $"message '{position.Message ?? label}' at '{label}'" : $"the other branches at '{label}'";
    }

    private DryRunResult End(string status, string? waitingFor) => new(status, waitingFor, _steps, _stage.Events);

    /// <summary>Somebody of the team, who may also decide for it.</summary>
    private static Actor Player(string team) => new(ActorKind.Person, $"{team}", [team], [CaseRoles.Employee, CaseRoles.Coordinator, CaseRoles.Supervisor]);
}
