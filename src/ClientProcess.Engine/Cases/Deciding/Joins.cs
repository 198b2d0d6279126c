using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Tokens that wait for each other where branches come together, once every other token has come to rest: an inclusive gateway goes on when no
/// more can come (BPMN 2.0 section 13.4.3), a complex one when its condition holds (section 13.4.5), and a parallel one for which none can come
/// any more is an incident, for otherwise it would wait for nobody.
/// </summary>
internal static class Joins
{
    public static bool Advance(CaseRun run)
    {
        foreach (var waiting in run.State.Positions.Where(position => position.Flow is not null).GroupBy(position => (position.Node, position.Scope)))
        {
            // Tokens of which one has an incident wait for its repair.
            if (run.Process.Node(waiting.Key.Node!) is not GatewayNode gateway || waiting.Any(position => position.Incident is not null)) continue;
            if (gateway.Kind == GatewayKind.Parallel ? IsInVain(run, gateway, [.. waiting]) : GoesOn(run, gateway, [.. waiting])) return true;
        }
        return Reset(run);
    }

    /// <summary>What is there goes on, as one token.</summary>
    public static void Fire(CaseRun run, GatewayNode gateway, IEnumerable<Position> waiting)
    {
        var first = waiting.DistinctBy(position => position.Flow).ToList();
        foreach (var position in first) run.Emit(new NodeLeft(position.Id, gateway.Id, Completed: true));
        var scope = first[0].Scope;
        Gateways.Split(run, gateway, new Token(gateway.Id, null, scope, Origin.Merge(first.SelectMany(position => position.Origins))));
    }

    /// <summary>The flows into the gateway by which nothing has come and something still can.</summary>
    private static IEnumerable<SequenceFlow> StillToCome(CaseRun run, GatewayNode gateway, int scope, IReadOnlyCollection<string> come)
    {
        var elsewhere = Elsewhere(run, gateway, scope);
        // A token that can also come where one is already does not have to be waited for.
        var free = elsewhere.Where(node => !gateway.Incoming.Any(flow => come.Contains(flow.Id) && run.Process.Joins.CanReach(node, gateway, flow))).ToList();
        return gateway.Incoming.Where(flow => !come.Contains(flow.Id) && free.Any(node => run.Process.Joins.CanReach(node, gateway, flow)));
    }

    private static List<string> Elsewhere(CaseRun run, GatewayNode gateway, int scope) =>
        run.State.Positions.Where(position => position.Scope == scope && position is { Node: not null, Host: null, Listens: false, Absorbs: null, IsAside: false } && position.Node != gateway.Id)
            .Select(position => position.Node!).ToList();

    private static bool GoesOn(CaseRun run, GatewayNode gateway, ImmutableArray<Position> waiting)
    {
        var scope = waiting[0].Scope;
        if (run.State.Positions.Any(position => position.Node == gateway.Id && position.Scope == scope && position.Absorbs is not null)) return false;
        var come = waiting.Select(position => position.Flow!).ToHashSet(StringComparer.Ordinal);
        if (gateway is { Kind: GatewayKind.Complex, Activation.Feel: not null }) return Activate(run, gateway, waiting, come);
        if (StillToCome(run, gateway, scope, come).Any() && !IsCircle(run, gateway, scope)) return false;
        Fire(run, gateway, waiting);
        return true;
    }

    /// <summary>Joins that wait for each other and nothing else moves: the first to be asked goes on.</summary>
    private static bool IsCircle(CaseRun run, GatewayNode gateway, int scope) =>
        Elsewhere(run, gateway, scope).All(node => run.Process.Node(node) is GatewayNode { TakesSeveral: true } other && other.Incoming.Length > 1);

    private static bool Activate(CaseRun run, GatewayNode gateway, ImmutableArray<Position> waiting, HashSet<string> come)
    {
        var counts = gateway.Incoming.SelectMany(flow => Named(flow, waiting.Count(position => position.Flow == flow.Id)))
            .Append(Number("activationCount", waiting.Length));
        var (holds, trouble) = ConditionValues.Evaluate(gateway.Activation!.Feel!, run.ValuesSeenFrom(waiting[0].Scope).Concat(counts));
        if (trouble is not null)
        {
            run.Emit(new IncidentRaised(waiting[0].Id, gateway.Id, new Incident(Incidents.Awaited, $"Expected the condition '{gateway.Activation.Text}' to be true or false, but {trouble}", run.Now)));
            return true;
        }
        if (!holds && StillToCome(run, gateway, waiting[0].Scope, []).Any()) return false;
        if (!holds) return InVain(run, gateway, waiting);
        run.Emit(new NodeEntered(new Position(run.TakeId(), gateway.Id, waiting[0].Scope, []) { Absorbs = [.. come] }));
        Fire(run, gateway, waiting);
        return true;
    }

    /// <summary>A complex gateway that went on begins anew when nothing of this round can come any more.</summary>
    private static bool Reset(CaseRun run)
    {
        var over = run.State.Positions.FirstOrDefault(position => position.Absorbs is { } come
            && !StillToCome(run, (GatewayNode)run.Process.Node(position.Node!), position.Scope, come).Any());
        if (over is null) return false;
        run.Emit(new NodeLeft(over.Id, over.Node, Completed: true));
        return true;
    }

    private static bool IsInVain(CaseRun run, GatewayNode gateway, ImmutableArray<Position> waiting)
    {
        var elsewhere = Elsewhere(run, gateway, waiting[0].Scope);
        var missing = gateway.Incoming.Where(flow => waiting.All(position => position.Flow != flow.Id));
        return missing.Any(flow => !elsewhere.Exists(node => run.Process.Joins.CanReach(node, gateway, flow))) && InVain(run, gateway, waiting);
    }

    private static bool InVain(CaseRun run, GatewayNode gateway, ImmutableArray<Position> waiting)
    {
        var missing = gateway.Incoming.Where(flow => waiting.All(position => position.Flow != flow.Id)).Select(flow => $"'{run.Process.Node(flow.Source).Label}'");
        run.Emit(new IncidentRaised(waiting[0].Id, gateway.Id, new Incident(Incidents.JoinInVain,
            $"Expected a token from {string.Join(" and ", missing)} at '{gateway.Label}', but none can come any more. Trying again goes on with what is there.", run.Now)));
        return true;
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Named(SequenceFlow flow, int count)
    {
        yield return Number(flow.Id, count);
        if (!string.IsNullOrWhiteSpace(flow.Name)) yield return Number(flow.Name.Trim(), count);
    }

    private static KeyValuePair<string, JsonElement> Number(string name, int number) => KeyValuePair.Create(name, JsonSerializer.SerializeToElement(number));
}
