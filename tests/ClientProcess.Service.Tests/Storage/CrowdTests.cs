using System.Collections.Concurrent;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using ClientProcess.Service.Tasks;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Storage;

/// <summary>Many people at once, on two nodes over one PostgreSQL. Bounded in people and in acts.</summary>
public sealed class CrowdTests : IAsyncLifetime
{
    private const int People = 200;
    private const int ActsEach = 6;
    private const int Cases = 120;

    private readonly ConcurrentBag<(Guid Case, int Revision)> _acknowledged = [];
    private TestDatabase _database = null!;
    private Node[] _nodes = null!;

    public async ValueTask InitializeAsync()
    {
        _database = TestDatabase.Postgres();
        var first = await Node.StartAsync(_database);
        _nodes = [first, await Node.StartAsync(_database, first.Time)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes ?? []) await node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_people_claim_complete_and_hand_off_on_two_nodes_and_nothing_is_lost_or_done_twice()
    {
        for (var i = 0; i < Cases; i++) await _nodes[i % 2].RegisterAsync("pingpong", World.People.Kim);
        var stop = new CancellationTokenSource();
        var sweeping = Task.WhenAll(_nodes.Select(node => SweepAsync(node, stop.Token)));
        await Task.WhenAll(Enumerable.Range(0, People).Select(number => Task.Run(() => WorkAsync(number))));
        await stop.CancelAsync();
        await sweeping;

        await Invariants.HoldAsync(_nodes[0]);
        Assert.Equal(_acknowledged.Count, _acknowledged.Distinct().Count());
        await using var context = _nodes[0].Database.CreateContext();
        Assert.Equal(_acknowledged.Count + Cases, await context.Journal.CountAsync());
        Assert.True(_acknowledged.Count > People * 2, $"Only {_acknowledged.Count} commands were acknowledged.");
    }

    [Fact]
    public async Task Whoever_asks_for_the_next_task_at_the_same_time_gets_another_one()
    {
        for (var i = 0; i < 40; i++) await _nodes[0].RegisterAsync("pingpong", World.People.Kim);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            var person = World.People.Kim with { Id = $"person{number}" };
            var next = await _nodes[number % 2].Dispatcher.SendAsync(new TakeNextTask(person, _nodes[0].Now, null), default);
            return next.Task;
        })));
        Assert.All(taken, Assert.NotNull);
        Assert.Equal(40, taken.Distinct().Count());
    }

    private async Task WorkAsync(int number)
    {
        var node = _nodes[number % 2];
        var person = (number % 4) switch { 0 => World.People.Kim, 1 => World.People.Lee, 2 => World.People.Femke, _ => World.People.Kim } with { Id = $"person{number}" };
        for (var act = 0; act < ActsEach; act++)
        {
            var next = await node.Dispatcher.SendAsync(new TakeNextTask(person, node.Now, null), default);
            if (next.Task is null || PublicIds.Parse(next.Task) is not var (caseId, task)) continue;
            Acknowledge(next.Reply!);
            Acknowledge(await node.DoAsync(caseId, Finish(task, number + act, person, node.Now)));
        }
    }

    private static CaseCommand Finish(int task, int turn, Actor person, DateTimeOffset now) => turn % 5 == 0 && !person.IsOf("uitvoering")
        ? new HandOffTask(task, "uitvoering", "hoort daar", ComesBack: true) { By = person, Now = now }
        : new CompleteTask(task) { By = person, Now = now };

    private void Acknowledge(CaseReply reply)
    {
        Assert.Null(reply.Rejection);
        _acknowledged.Add((reply.Answer!.Id, reply.Answer.Revision));
    }

    private static async Task SweepAsync(Node node, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await node.Get<WakeSweep>().RunAsync(default);
            await node.Get<OutboxSweep>().RunAsync(default);
            await Task.Yield();
        }
    }
}
