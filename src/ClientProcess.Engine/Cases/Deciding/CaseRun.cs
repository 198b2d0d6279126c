using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// One command being decided: the state as it changes event by event, and what has been collected so far. What is emitted is folded at once,
/// so that the decision's state is the fold of its events by construction.
/// </summary>
internal sealed class CaseRun(CaseState? state, CaseFacts facts, CaseCommand command)
{
    private readonly List<CaseEvent> _events = [];
    private readonly List<CaseValue> _values = [];
    private readonly Dictionary<string, JsonElement> _given = new(StringComparer.Ordinal);
    private CaseState? _state = state;
    private int _kept;
    private int _nextId = state?.NextId ?? 1;
    private ProcessDefinition? _process;

    public CaseState State => _state!;
    public CaseFacts Facts => facts;
    public CaseCommand Command => command;
    public DateTimeOffset Now => command.Now;
    public Actor By => command.By;

    /// <summary>Tokens still on their way.</summary>
    public Queue<Token> Moving { get; } = new();

    /// <summary>The scopes that were emptied lately: what was on its way in one of them has ended, although the scope is still open.</summary>
    public HashSet<int> Emptied { get; } = [];

    /// <summary>Choices that came with the command; each is used once, so that a loop asks again.</summary>
    public Dictionary<string, string> Choices { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The team whose person is completing its work now and can still mend what is missing; null when nobody can.</summary>
    public string? MendingTeam { get; set; }

    /// <summary>Set as soon as the command turns out to be impossible; everything so far is dropped.</summary>
    public Rejection? Refusal { get; private set; }

    public ProcessDefinition Process => _process ??= facts.Model.Find(State.Definition.Process)
        ?? throw new InvalidOperationException($"The definition of case {State.Id} has no process {State.Definition.Process}.");

    public void Emit(CaseEvent happened)
    {
        _state = CaseEvolver.Evolve(_state, happened);
        _events.Add(happened);
    }

    /// <summary>The next thing that happened and that clocks have not followed yet; null when they have followed everything.</summary>
    public CaseEvent? NextUnkept()
    {
        while (_kept < _events.Count)
        {
            if (_events[_kept++] is var happened and not ClockEvent) return happened;
        }
        return null;
    }

    /// <summary>A handoff as it was offered by this command, or as it stands; null when it is from before and over.</summary>
    public Handoff? OfferedHandoff(int id) => State.Handoff(id) ?? _events.OfType<HandoffOffered>().FirstOrDefault(happened => happened.Offered.Id == id)?.Offered;

    public void Refuse(RejectionCode code, string sentence, params string[] subjects) => Refusal ??= Rejection.Of(code, sentence, subjects);

    public int TakeId() => _nextId++;

    /// <summary>Puts what a person wrote into an erasable value and returns its key, or null when there is nothing to keep.</summary>
    public string? Note(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var key = NoteKeys.For((_state?.Revision ?? 0) + 1, _values.Count);
        _values.Add(new CaseValue(key, 1, JsonSerializer.SerializeToElement(text.Trim())));
        return key;
    }

    /// <summary>Takes values in: they count at once for needs and conditions.</summary>
    public void TakeIn(ImmutableDictionary<string, JsonElement> data, string? note = null)
    {
        if (data.IsEmpty && note is null) return;
        var keys = data.Keys.ToImmutableSortedDictionary(key => key, key => (_state?.Values.GetValueOrDefault(key) ?? 0) + 1, StringComparer.Ordinal);
        foreach (var (key, value) in data)
        {
            _given[key] = value;
            _values.Add(new CaseValue(key, keys[key], value));
        }
        Emit(new InformationAdded(keys, note));
    }

    public JsonElement? Value(string key) =>
        _given.TryGetValue(key, out var given) ? given : facts.Values.TryGetValue(key, out var known) ? known : null;

    public IEnumerable<KeyValuePair<string, JsonElement>> AllValues() => facts.Values.Where(known => !_given.ContainsKey(known.Key)).Concat(_given);

    /// <summary>The values of the case, and what an activity done more than once tells those within it.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> ValuesSeenFrom(int scope) => AllValues().Concat(Loops.ValuesSeenFrom(this, scope).Reverse());

    public string TeamOf(FlowNode node) => node.Team is null ? State.IntakeTeam : facts.Teams.Resolve(node.Team)?.Id ?? node.Team;

    public Decision Decide() => Refusal is { } refusal ? new Rejected(refusal)
        : _events.Count == 0 ? new Accepted(_state, [], [])
        : new Accepted(_state! with { Revision = _state.Revision + 1 }, [.. _events], [.. _values]);
}
