using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>
/// What holds after every accepted command, whatever it was: the design's invariants 2, 3, 4, 6 and 7. Each check has been seen to fail with
/// its rule broken.
/// </summary>
internal static class Invariants
{
    /// <summary>Stands in every text and value that tests type in where it matters; no event and no state may hold it.</summary>
    public const string Typed = "✱getypt✱";

    public static void Hold(Scene scene, CaseCommand command)
    {
        StateIsTheFoldOfTheJournal(scene);
        NothingTypedIsInTheJournal(scene);
        TwiceChangesNothing(scene, command);
        EveryReferenceIsThere(scene.State);
        SomebodyIsResponsible(scene);
        SomethingIsAwaited(scene);
        ClockInvariants.Hold(scene);
        Offers.AreWhatIsAccepted(scene);
    }

    public static void StateIsTheFoldOfTheJournal(Scene scene)
    {
        var state = CaseJson.Write(scene.State);
        CaseState? folded = null;
        foreach (var row in scene.Journal)
        {
            var written = CaseJson.Write(row);
            var read = CaseJson.ReadEvents(written);
            Assert.Equal(written, CaseJson.Write(read));
            folded = CaseEvolver.Fold(folded, read);
        }
        Assert.Equal(state, CaseJson.Write(folded!));
        Assert.Equal(state, CaseJson.Write(CaseJson.ReadState(state)));
        Assert.Equal(scene.Journal.Count, scene.State.Revision);
    }

    private static void NothingTypedIsInTheJournal(Scene scene)
    {
        Assert.DoesNotContain(Typed, CaseJson.Write(scene.Journal[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, CaseJson.Write(scene.State), StringComparison.Ordinal);
    }

    /// <summary>
    /// The same command again is refused or changes nothing. Information, messages, signals, escalations, questions, added tasks and words to the client are
    /// new facts each time they come: that the
    /// same one came twice only the key of the request can tell.
    /// </summary>
    private static void TwiceChangesNothing(Scene scene, CaseCommand command)
    {
        if (command is AddInformation or ReceiveMessage or ReceiveSignal or AskAboutHandoff or AddTask or InformClient or ExplainBreach or CompleteTask { Raises: not null }) return;
        // What rests where it was is tried once more each time somebody asks.
        if (command is RetryIncident { Position: var tried } && scene.State.Position(tried) is { Incident: not null }) return;
        var again = scene.Try(command);
        if (again is Accepted accepted) Assert.True(accepted.Events.IsEmpty || command is WakeCase && IsStillDue(scene), $"{command} twice: {string.Join(", ", accepted.Events)}");
    }

    private static bool IsStillDue(Scene scene) => scene.State.NextWake <= scene.Now;

    private static void EveryReferenceIsThere(CaseState state)
    {
        foreach (var task in state.Tasks)
        {
            Assert.NotNull(state.Position(task.Position));
            Assert.All(task.Handoffs, id => Assert.Equal(task.Id, state.Handoff(id)!.Task));
        }
        Assert.All(state.Handoffs.Where(handoff => !handoff.IsPartner), handoff => Assert.Contains(handoff.Id, state.Task(handoff.Task)!.Handoffs));
        Assert.All(state.Positions, position => Assert.Contains(state.Scopes, scope => scope.Id == position.Scope));
        Assert.All(state.Positions.Where(position => position.Host is not null), position => Assert.NotNull(state.Position(position.Host!.Value)));
        Assert.All(state.Scopes.Where(scope => scope.Id != Scope.Root), scope => Assert.NotNull(state.Position(scope.Id)));
        int[] ids = [.. state.Positions.Select(position => position.Id), .. state.Tasks.Select(task => task.Id), .. state.Handoffs.Select(handoff => handoff.Id), .. state.Clocks.Select(clock => clock.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 1, state.NextId - 1));
    }

    /// <summary>Exactly one team for each open task: the sender as long as the journal knows no acceptance, then the team itself.</summary>
    private static void SomebodyIsResponsible(Scene scene)
    {
        Assert.False(string.IsNullOrWhiteSpace(scene.State.Owner.Person));
        Assert.False(string.IsNullOrWhiteSpace(scene.State.Owner.Team));
        var accepted = scene.AllEvents.OfType<HandoffAccepted>().Select(happened => happened.Handoff).ToHashSet();
        var offered = scene.AllEvents.OfType<HandoffOffered>().ToLookup(happened => happened.Offered.Task, happened => happened.Offered);
        foreach (var task in scene.State.Tasks)
        {
            var waiting = offered[task.Id].Where(handoff => !accepted.Contains(handoff.Id)).Select(handoff => handoff.From).ToList();
            var responsible = scene.State.ResponsibleFor(task);
            if (waiting.Count == 0) Assert.Equal(task.Team, responsible);
            else Assert.Contains(responsible, waiting);
            if (task.Holder is not null) Assert.Equal(task.Team, responsible);
        }
    }

    /// <summary>An open case has something open, and every place where it rests says what it waits for.</summary>
    private static void SomethingIsAwaited(Scene scene)
    {
        var state = scene.State;
        if (state.Status == CaseStatus.Closed)
        {
            Assert.Empty(state.Positions);
            Assert.Empty(state.Tasks);
            Assert.Empty(state.Handoffs);
            Assert.NotNull(state.Outcome);
            return;
        }
        Assert.Null(state.Outcome);
        Assert.All(state.Positions, position => Assert.True(SaysWhy(scene, position), $"Nothing is awaited at {position}."));
        Assert.All(state.Positions.Where(position => position.Loop is not null), whole => CountsItsInstances(scene, whole));
    }

    /// <summary>No instance is lost or begun twice.</summary>
    private static void CountsItsInstances(Scene scene, Position whole)
    {
        var open = scene.State.Positions.Where(position => position.Host == whole.Id && position.Instance is not null).Select(position => position.Instance).ToList();
        Assert.Equal(open.Distinct().Count(), open.Count);
        Assert.Equal(whole.Loop!.Started - whole.Loop.Completed, open.Count);
    }

    private static bool SaysWhy(Scene scene, Position position)
    {
        var (state, node) = (scene.State, position.Node is null ? null : scene.Process.Node(position.Node));
        return position.DueAt is not null || position.AwaitsMessage || position.Signal is not null || position.AwaitsCondition || position.Incident is not null
            || state.Tasks.Any(task => task.Position == position.Id)
            // A sub-process in which nothing is open would have been left.
            || state.Positions.Any(other => other.Scope == position.Id && other is { Host: null, Listens: false })
            || (position.Loop is not null && state.Positions.Any(other => other.Host == position.Id && other.Instance is not null))
            // An event with several triggers, a race: what it waits for hangs on it. So does what undoes something.
            || (node is EventNode or GatewayNode { Kind: GatewayKind.EventBased } && state.Positions.Any(other => other.Host == position.Id))
            || (node is GatewayNode gateway && (position.Flow is not null || position.Absorbs is not null) && WaitsForSomething(scene, gateway, position));
    }

    /// <summary>A token at a join waits for another that can still come, or for who repairs the join.</summary>
    private static bool WaitsForSomething(Scene scene, GatewayNode join, Position waiting) =>
        scene.State.Positions.Any(other => other.Scope == waiting.Scope && ((other.Node == join.Id && other.Incident is not null)
            || (other.Node is { } node && node != join.Id && join.Incoming.Any(flow => scene.Process.Joins.CanReach(node, join, flow)))));
}
