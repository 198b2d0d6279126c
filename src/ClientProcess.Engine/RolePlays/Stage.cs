using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>One event as it happened on a stage.</summary>
public sealed record StageEvent(Guid Case, ProcessDefinition Process, DateTimeOffset At, Actor By, CaseEvent Happened);

/// <summary>
/// A drawing run in memory, on a virtual clock, by the same rules as the real thing: any number of cases that exchange messages, no database,
/// nobody bothered.
/// </summary>
public sealed class Stage(ProcessModel model, Organisation organisation, DateTimeOffset start)
{
    /// <summary>Messages carried from case to case after one command. Two pools that only answer each other would go on for ever.</summary>
    public const int CarriedMax = 1_000;

    /// <summary>Events on one stage: a drawing that goes round between its cases, or with its clock, would go on for ever.</summary>
    public const int EventsMax = 50_000;

    /// <summary>Cases on one stage. A signal that starts the process that throws it opens one after another.</summary>
    public const int CasesMax = 200;

    private readonly List<Guid> _order = [];
    private readonly Dictionary<Guid, CaseState> _cases = [];
    private readonly Dictionary<Guid, Dictionary<string, JsonElement>> _values = [];
    private readonly List<StageEvent> _events = [];
    private readonly Queue<(Guid From, CaseEvent Said)> _underway = new();
    private readonly Promises _promises = new(organisation.Agreements, organisation.Calendars);
    private int _opened;

    public ProcessModel Model => model;
    public Organisation Organisation => organisation;
    internal Promises Promises => _promises;
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Everything that happened so far, in order.</summary>
    public IReadOnlyList<StageEvent> Events => _events;

    /// <summary>The cases, the first opened first.</summary>
    public IEnumerable<CaseState> Cases => _order.Select(id => _cases[id]);

    public ProcessDefinition ProcessOf(CaseState state) => model.Find(state.Definition.Process)!;

    public IReadOnlyDictionary<string, JsonElement> ValuesOf(CaseState state) => _values[state.Id];

    /// <summary>Opens a case; its id is counted, not drawn, so that the same play is the same every time.</summary>
    public Rejection? Open(string process, string intakeTeam, Actor by, ImmutableDictionary<string, JsonElement> data, string? startNode = null, Guid? conversation = null)
    {
        if (_order.Count >= CasesMax) return Rejection.Of(RejectionCode.CaseExists, $"Expected at most {CasesMax} cases on one stage, but there are that many.");
        var id = new Guid(++_opened, 0, 0, new byte[8]);
        return Do(id, new OpenCase(id, new DefinitionRef(process, 0, process), intakeTeam)
        {
            By = by,
            Now = Now,
            Data = data,
            StartNode = startNode,
            Conversation = conversation,
        });
    }

    /// <summary>Applies a command to a case and carries the messages it sends to the cases they are for.</summary>
    public Rejection? Do(Guid id, CaseCommand command)
    {
        var rejection = Apply(id, command);
        for (var carried = 0; carried < CarriedMax && _events.Count < EventsMax && _underway.TryDequeue(out var message); carried++) Carry(message.From, message.Said);
        return rejection;
    }

    /// <summary>The next moment at which some case moves by itself.</summary>
    public DateTimeOffset? NextWake => Cases.Where(state => state.Status == CaseStatus.Open).Select(state => state.NextWake).Min();

    /// <summary>Lets the clock run to a moment; whatever falls due on the way happens at its own moment.</summary>
    public void RunUntil(DateTimeOffset moment)
    {
        for (var woken = 0; woken < CarriedMax && _events.Count < EventsMax && NextWake is { } wake && wake <= moment; woken++)
        {
            if (wake > Now) Now = wake.ToOffset(Now.Offset);
            foreach (var state in Cases.Where(state => state.NextWake <= Now).ToList())
                Do(state.Id, new WakeCase { By = Actor.Engine, Now = Now });
        }
        if (moment > Now) Now = moment;
    }

    private Rejection? Apply(Guid id, CaseCommand command)
    {
        var values = _values.TryGetValue(id, out var known) ? known : [];
        var decision = CaseDecider.Decide(_cases.GetValueOrDefault(id), new CaseFacts(model, organisation.Teams, values) { Promises = _promises }, command);
        if (decision is not Accepted accepted) return ((Rejected)decision).Rejection;
        if (accepted.State is null) return null;
        if (_cases.TryAdd(id, accepted.State)) _order.Add(id);
        _cases[id] = accepted.State;
        foreach (var value in accepted.Values) values[value.Key] = value.Value;
        _values[id] = values;
        var process = ProcessOf(accepted.State);
        foreach (var happened in accepted.Events)
        {
            _events.Add(new StageEvent(id, process, Now, command.By, happened));
            if (happened is MessageSent { ToProcess: not null } or SignalThrown or ProcessAsked) _underway.Enqueue((id, happened));
        }
        return null;
    }

    private void Carry(Guid from, CaseEvent said)
    {
        if (said is SignalThrown signal) Broadcast(from, signal);
        else if (said is ProcessAsked asked) Begin(from, asked);
        else Carry(from, (MessageSent)said);
    }

    /// <summary>A rung starts a process; one that another drawing has lies beyond this stage.</summary>
    private void Begin(Guid from, ProcessAsked asked)
    {
        if (model.Find(asked.Process) is { } process) Open(process.Id, process.Team ?? process.Label, Actor.Engine, Commands.NoData, null, _cases[from].Conversation);
    }

    /// <summary>To every other case that listens, and to every process that begins with it (BPMN 2.0 section 10.5.5, signal).</summary>
    private void Broadcast(Guid from, SignalThrown signal)
    {
        foreach (var state in Cases.Where(state => state.Id != from && state.Status == CaseStatus.Open).ToList())
            Apply(state.Id, new ReceiveSignal(signal.Name) { By = Actor.Engine, Now = Now });
        foreach (var process in model.Processes)
        {
            if (process.SignalStart(signal.Name) is { } start)
                Open(process.Id, process.Team ?? process.Label, Actor.Engine, Commands.NoData, start.Id);
        }
    }

    /// <summary>Along a message flow: to the case of that process in the same conversation, or to a new one that the message starts.</summary>
    private void Carry(Guid from, MessageSent sent)
    {
        var sender = _cases[from];
        var process = model.Find(sent.ToProcess!)!;
        var data = _values[from].Where(value => !NoteKeys.IsReserved(value.Key)).ToImmutableDictionary();
        var receiver = Cases.LastOrDefault(state => state.Conversation == sender.Conversation && state.Definition.Process == process.Id && state.Status == CaseStatus.Open);
        var opens = process.Node(sent.ToNode!) is EventNode { Position: EventPosition.Start };
        if ((opens || receiver is null) && process.IsOpening(process.Node(sent.ToNode!)))
        {
            Open(process.Id, process.Team ?? process.Label, Actor.Engine, data, sent.ToNode, sender.Conversation);
            return;
        }
        receiver ??= Cases.LastOrDefault(state => state.Conversation == sender.Conversation && state.Status == CaseStatus.Open && ProcessOf(state).Find(sent.ToNode!) is not null);
        if (receiver is not null) Apply(receiver.Id, new ReceiveMessage(sent.Name, sent.ToNode) { By = Actor.Engine, Now = Now, Data = data });
    }
}
