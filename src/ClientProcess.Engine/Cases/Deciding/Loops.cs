using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Expressions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Activities that are done more than once: standard loops (BPMN 2.0 section 13.3.6) and multi-instances (section 13.3.7). The activity as a whole
/// is one position, on which its boundary events stand; each instance is a position that it hosts. Where the drawing does not say how often in a
/// way that is evaluated here, a person of the lane is asked after each time.
/// </summary>
internal static class Loops
{
    /// <summary>Instances of one activity, and all that are open at once in a case. A list of more items than this is meant for a machine.</summary>
    public const int InstancesMax = 1_000;

    public static void Enter(CaseRun run, ActivityNode node, Token token)
    {
        if (!Plan(run, node, token, out var total)) return;
        var whole = new Position(run.TakeId(), node.Id, token.Scope, token.Origins) { Host = token.Host, Loop = new LoopCount(total) };
        run.Emit(new NodeEntered(whole));
        Waits.ArmBoundary(run, node, whole);
        if (total == 0 || !MayBegin(run, node, whole))
            Finish(run, node, run.State.Position(whole.Id));
        else if (run.State.Position(whole.Id) is { Incident: null })
            foreach (var instance in Enumerable.Range(0, node.Loop is MultiInstanceLoop { IsSequential: false } && total is { } all ? all : 1)) Start(run, whole, instance);
    }

    public static void CompleteInstance(CaseRun run, ActivityNode node, Position instance, ImmutableArray<Origin> origins)
    {
        run.Emit(new InstanceCompleted(instance.Host!.Value, node.Id, instance.Instance!.Value, origins));
        var whole = run.State.Position(instance.Host.Value)!;
        if (node.Loop is MultiInstanceLoop multiple)
        {
            Collect(run, multiple, instance.Instance.Value);
            Announce(run, node, multiple, whole);
            if (run.State.Position(whole.Id) is not { Incident: null } still) return;
            whole = still;
        }
        GoOn(run, node, whole);
    }

    /// <summary>After an instance, and again once what was in the way has been repaired.</summary>
    public static void GoOn(CaseRun run, ActivityNode node, Position whole)
    {
        var count = whole.Loop!;
        if (!node.Loop!.IsDetailed) Ask(run, node, whole);
        else if (IsEnough(run, node, whole) is not { } enough) return;
        else if (enough) Finish(run, node, whole);
        else if (count.Started == count.Completed) Start(run, whole, count.Started);
    }

    /// <summary>A person says whether it is done again.</summary>
    public static void Answer(CaseRun run, ActivityNode node, Position whole, bool again)
    {
        run.Emit(new ChoiceMade(node.Id, again ? ChoiceOption.Again : ChoiceOption.Done, run.By.Id));
        if (again) Start(run, whole, whole.Loop!.Started);
        else Finish(run, node, whole);
    }

    /// <summary>
    /// What conditions can ask about the activity (BPMN 2.0 table 10.29, instance attributes), and about the item an instance is for; the nearest first.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> ValuesSeenFrom(CaseRun run, int scope)
    {
        for (var inside = run.State.Position(scope); inside is not null; inside = run.State.Position(inside.Scope))
        {
            if (inside is not { Instance: { } instance, Host: { } host }) continue;
            foreach (var value in Attributes(run.State.Position(host)!.Loop!, instance)) yield return value;
            if (run.Process.Node(inside.Node!) is ActivityNode { Loop: MultiInstanceLoop { Item: { } item } multiple } && ItemOf(run, multiple, instance) is { } own)
                yield return KeyValuePair.Create(item, own);
        }
    }

    private static void Start(CaseRun run, Position whole, int instance)
    {
        var before = run.State.Position(whole.Id)?.Loop?.Exits ?? [];
        run.Moving.Enqueue(new Token(whole.Node!, null, whole.Scope, before.IsEmpty ? whole.Origins : before, whole.Id, instance));
    }

    private static void Finish(CaseRun run, ActivityNode node, Position? whole)
    {
        if (whole is null) return;
        var exits = whole.Loop!.Exits.IsEmpty ? whole.Origins : whole.Loop.Exits;
        Activities.Complete(run, node, whole, exits);
    }

    private static void Ask(CaseRun run, ActivityNode node, Position whole)
    {
        if (run.Choices.TryGetValue(node.Id, out var said) && said is ChoiceOption.Again or ChoiceOption.Done)
        {
            run.Choices.Remove(node.Id);
            Answer(run, node, whole, said == ChoiceOption.Again);
            return;
        }
        Offering.OfferPlain(run, whole, WorkKind.Choice, run.TeamOf(node));
    }

    /// <summary>Whether the first instance may begin: a loop that is tested before asks its condition (BPMN 2.0 section 13.3.6).</summary>
    private static bool MayBegin(CaseRun run, ActivityNode node, Position whole) =>
        node.Loop is not StandardLoop { TestBefore: true, Condition: { Feel: not null } condition } || Holds(run, node, whole, condition) is null or true;

    /// <summary>Null after an incident.</summary>
    private static bool? IsEnough(CaseRun run, ActivityNode node, Position whole)
    {
        var count = whole.Loop!;
        switch (node.Loop)
        {
            case StandardLoop standard:
                if (standard.Maximum <= count.Completed) return true;
                return standard.Condition is { Feel: not null } condition ? !Holds(run, node, whole, condition) : false;
            case MultiInstanceLoop multiple:
                if (count.Completed >= count.Total) return true;
                return multiple.Completion is { Feel: not null } completion ? Holds(run, node, whole, completion) : false;
            default:
                throw new InvalidOperationException($"No rule loops {node.Loop!.GetType().Name}.");
        }
    }

    private static bool? Holds(CaseRun run, ActivityNode node, Position whole, FlowCondition condition)
    {
        var (holds, trouble) = ConditionValues.Evaluate(condition.Feel!, run.ValuesSeenFrom(whole.Scope).Concat(Attributes(whole.Loop!, whole.Loop!.Completed - 1)));
        if (trouble is null) return holds;
        run.Emit(new IncidentRaised(whole.Id, node.Id, new Incident(Incidents.Loops, $"Expected the condition '{condition.Text}' to be true or false, but {trouble}", run.Now)));
        return null;
    }

    /// <summary>How many instances there will be; false when that cannot be said, which is an incident.</summary>
    private static bool Plan(CaseRun run, ActivityNode node, Token token, out int? total)
    {
        total = null;
        if (node.Loop is not MultiInstanceLoop { IsDetailed: true } multiple) return true;
        string? trouble;
        if (multiple.Collection is { } key)
        {
            total = run.Value(key) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : null;
            trouble = $"Expected a list '{key}' with an item for each '{node.Label}', but the case has none.";
        }
        else
        {
            var (value, because) = ConditionValues.Number(multiple.Cardinality!.Feel!, run.ValuesSeenFrom(token.Scope));
            total = value;
            trouble = $"Expected '{multiple.Cardinality.Text}' to be a whole number, but {because}";
        }
        var open = multiple.IsSequential ? 0 : OpenInstances(run);
        if (total is >= 0 and <= InstancesMax && total + open <= InstancesMax) return true;
        if (total is not null) trouble = $"Expected at most {InstancesMax} times '{node.Label}' at once with what else is open, but it is {total}{(open == 0 ? "" : $" beside {open}")}.";
        Incidents.Raise(run, token, Incidents.Instances, trouble);
        return false;
    }

    /// <summary>Many times in each of many would be more than a case can hold, or anybody do.</summary>
    private static int OpenInstances(CaseRun run) =>
        run.State.Positions.Count(position => position is { Instance: not null, Loop: null }) + run.Moving.Count(token => token.Instance is not null);

    private static JsonElement? ItemOf(CaseRun run, MultiInstanceLoop loop, int instance) =>
        loop.Collection is { } key && run.Value(key) is { ValueKind: JsonValueKind.Array } list && instance < list.GetArrayLength() ? list[instance] : null;

    /// <summary>What the instance gave is put where its item stands.</summary>
    private static void Collect(CaseRun run, MultiInstanceLoop loop, int instance)
    {
        if (loop is not { Results: { } key, Result: { } given } || run.Value(given) is not { } value) return;
        var list = run.Value(key) is { ValueKind: JsonValueKind.Array } before ? before.EnumerateArray().ToList() : [];
        while (list.Count <= instance) list.Add(JsonSerializer.SerializeToElement<object?>(null));
        list[instance] = value;
        run.TakeIn(ImmutableDictionary<string, JsonElement>.Empty.Add(key, JsonSerializer.SerializeToElement(list)));
    }

    /// <summary>The events that the activity throws as its instances complete (BPMN 2.0 table 10.30).</summary>
    private static void Announce(CaseRun run, ActivityNode node, MultiInstanceLoop loop, Position whole)
    {
        var isFirst = whole.Loop!.Completed == 1;
        if (loop.Behavior == MultiInstanceBehavior.None || (loop.Behavior == MultiInstanceBehavior.One && isFirst))
            Throwing.ThrowFrom(run, node, loop.Event ?? new SignalTrigger(node.Label), whole);
        if (loop.Behavior != MultiInstanceBehavior.Complex) return;
        foreach (var behavior in loop.Complex.Where(behavior => behavior.Condition.Feel is not null))
        {
            if (run.State.Position(whole.Id) is not { } still || Holds(run, node, still, behavior.Condition) is not { } holds) return;
            if (holds) Throwing.ThrowFrom(run, node, behavior.Event, still);
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Attributes(LoopCount count, int instance)
    {
        yield return Number("loopCounter", instance + 1);
        yield return Number("numberOfInstances", count.Total ?? count.Started);
        yield return Number("numberOfActiveInstances", count.Started - count.Completed);
        yield return Number("numberOfCompletedInstances", count.Completed);
        yield return Number("numberOfTerminatedInstances", 0);
    }

    private static KeyValuePair<string, JsonElement> Number(string name, int number) => KeyValuePair.Create(name, JsonSerializer.SerializeToElement(number));
}
