using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Messages;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Storage;

public sealed class StoreOnSqliteTests : StoreTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class StoreOnPostgresTests : StoreTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

/// <summary>What must hold of the store, on either database.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Node _node = null!;

    protected abstract TestDatabase CreateDatabase();

    public async ValueTask InitializeAsync()
    {
        _database = CreateDatabase();
        _node = await Node.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_question_travels_from_A_to_C_and_everything_can_be_built_again_from_the_journal()
    {
        var id = await RelayToTheEndAsync();
        Assert.Equal(CaseStatus.Closed, (await _node.StateAsync(id)).Status);
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_rejection_writes_nothing_of_the_case()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var task = (await _node.StateAsync(id)).Tasks[0].Id;
        var reply = await _node.DoAsync(id, new ClaimTask(task) { By = People.Lee, Now = _node.Now });
        Assert.Equal(RejectionCode.NotYourTeam, reply.Rejection!.Code);
        Assert.Equal(1, (await _node.StateAsync(id)).Revision);
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_acts_once()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var task = (await _node.StateAsync(id)).Tasks[0].Id;
        var ask = new Ask(id, new ClaimTask(task) { By = People.Kim, Now = _node.Now }) { Request = new RequestKey("kim", "k1", "h") };
        var first = await _node.Store.ApplyAsync(ask, default);
        var second = await _node.Store.ApplyAsync(ask, default);
        Assert.Equal(first.Write(), second.Write());
        Assert.Equal(2, (await _node.StateAsync(id)).Revision);
    }

    [Fact]
    public async Task A_rejection_under_a_key_stays_the_answer_even_when_the_act_has_become_possible()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var task = (await _node.StateAsync(id)).Tasks[0].Id;
        var complete = new Ask(id, new CompleteTask(task) { By = People.Kim, Now = _node.Now }) { Request = new RequestKey("kim", "k2", "h") };
        var first = await _node.Store.ApplyAsync(complete, default);
        await _node.DoAsync(id, new ClaimTask(task) { By = People.Kim, Now = _node.Now });
        var second = await _node.Store.ApplyAsync(complete, default);
        Assert.Equal(RejectionCode.NotHolder, first.Rejection!.Code);
        Assert.Equal(first.Write(), second.Write());
    }

    [Fact]
    public async Task The_same_key_with_something_else_asked_is_refused()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var task = (await _node.StateAsync(id)).Tasks[0].Id;
        await _node.Store.ApplyAsync(new Ask(id, new ClaimTask(task) { By = People.Kim, Now = _node.Now }) { Request = new RequestKey("kim", "k3", "h1") }, default);
        var other = await _node.Store.ApplyAsync(new Ask(id, new ReleaseTask(task) { By = People.Kim, Now = _node.Now }) { Request = new RequestKey("kim", "k3", "h2") }, default);
        Assert.True(other.KeyReused);
        Assert.NotNull((await _node.StateAsync(id)).Tasks[0].Holder);
    }

    [Fact]
    public async Task Simultaneous_claims_of_one_task_have_one_winner()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var task = (await _node.StateAsync(id)).Tasks[0].Id;
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Task.Run(() => _node.DoAsync(id, new ClaimTask(task) { By = People.Kim with { Id = $"kim{i}" }, Now = _node.Now }))));
        Assert.Equal(1, claims.Count(reply => reply.Rejection is null));
        Assert.All(claims.Where(reply => reply.Rejection is not null), reply => Assert.Equal(RejectionCode.Taken, reply.Rejection!.Code));
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_stale_version_fails_the_whole_batch_and_leaves_nothing_behind()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var before = await _node.StateAsync(id);
        var batch = new SqlBatch();
        batch.Add("UPDATE cases SET version = CASE WHEN version = @0 THEN @1 END WHERE id = @2", 99, 100, id);
        batch.Add("DELETE FROM journal WHERE case_id = @0", id);
        var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => _node.Database.WriteAsync(batch, default));
        Assert.True(Conflicts.IsConflict(failure));
        Assert.Equal(before.Revision, (await _node.StateAsync(id)).Revision);
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_the_branch_beside_it_does_not_matter()
    {
        var id = await _node.RegisterAsync("relay", People.Kim);
        var state = await _node.StateAsync(id);
        var seen = Etags.Of(state, state.Tasks[0]);
        await _node.DoAsync(id, new AddInformation(Node.Data(("adres", "Dam 1")), null) { By = People.Kim, Now = _node.Now });
        var fresh = await _node.Store.ApplyAsync(new Ask(id, new ClaimTask(state.Tasks[0].Id) { By = People.Kim, Now = _node.Now }) { IfMatch = seen }, default);
        var stale = await _node.Store.ApplyAsync(new Ask(id, new ReleaseTask(state.Tasks[0].Id) { By = People.Kim, Now = _node.Now }) { IfMatch = seen }, default);
        Assert.Null(fresh.Rejection);
        Assert.Equal(RejectionCode.Stale, stale.Rejection!.Code);
    }

    [Fact]
    public async Task A_deadline_passes_once_however_many_nodes_sweep()
    {
        var id = await _node.RegisterAsync("race", People.Kim);
        await using var other = await Node.StartAsync(_database, _node.Time);
        _node.Time.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? _node : other).Get<WakeSweep>().RunAsync(default)));
        var state = await _node.StateAsync(id);
        Assert.Equal("remind", Assert.Single(state.Tasks).Node);
        Assert.Equal(2, state.Revision);
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_node_that_dies_with_a_lease_delays_the_timer_and_does_not_lose_it()
    {
        var id = await _node.RegisterAsync("race", People.Kim);
        _node.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal([id], await Leases.TakeCasesAsync(_node.Database, _node.Now, 25, default));
        Assert.Equal(0, await _node.Get<WakeSweep>().RunAsync(default));
        _node.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _node.Get<WakeSweep>().RunAsync(default));
        Assert.Equal("remind", Assert.Single((await _node.StateAsync(id)).Tasks).Node);
    }

    [Fact]
    public async Task An_answer_by_number_ends_the_race_and_a_second_one_is_refused()
    {
        var id = await _node.RegisterAsync("race", People.Kim);
        var message = new PostMessage(new Actor(ActorKind.System, "partner", [], []), _node.Now, "Antwoord", CaseNumber.Of(id), Node.Data(("saldo", 120)));
        Assert.Null((await _node.Dispatcher.SendAsync(message, default)).Rejection);
        Assert.Equal("use", Assert.Single((await _node.StateAsync(id)).Tasks).Node);
        await using var context = _node.Database.CreateContext();
        Assert.Empty(await context.Subscriptions.ToListAsync());
        Assert.Equal("120", (await context.Values.SingleAsync(value => value.CaseId == id && value.Key == "saldo")).Value);
    }

    [Fact]
    public async Task What_a_partner_is_asked_is_a_handoff_until_it_answers()
    {
        var id = await _node.RegisterAsync("ask", People.Lee);
        await DoneAsync(id, People.Lee);
        Assert.Equal(("bank", "offered"), await OnlyHandoffAsync(id));
        await Invariants.HoldAsync(_node);
        await _node.Dispatcher.SendAsync(new PostMessage(new Actor(ActorKind.System, "bank", [], []), _node.Now, "Antwoord bank", CaseNumber.Of(id), Node.Data(("saldo", 120))), default);
        Assert.Equal(("bank", "fulfilled"), await OnlyHandoffAsync(id));
        Assert.Equal(CaseStatus.Closed, (await _node.StateAsync(id)).Status);
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_version_and_going_back_is_a_new_one()
    {
        var library = _node.Get<DefinitionLibrary>();
        var (first, second) = (System.Text.Encoding.UTF8.GetBytes(Drawings.Relay), System.Text.Encoding.UTF8.GetBytes(Drawings.Relay + " "));
        var versions = new List<int>();
        foreach (var content in (byte[][])[first, second, second, first]) versions.Add(await library.PublishAsync("relay", "relay", content, "test", default));
        Assert.Equal([1, 2, 2, 3], versions);
        Assert.Equal(3, (await library.FindAsync("relay", default))!.Value.Row.Version);
    }

    [Fact]
    public async Task Pools_of_ours_start_and_continue_each_other_and_a_message_carried_twice_arrives_once()
    {
        var id = await _node.RegisterAsync("pools", People.Kim);
        await DoneAsync(id, People.Kim);
        await _node.Get<OutboxSweep>().RunAsync(default);
        var linked = await LinkedAsync(id);
        await CarryAgainAsync();
        Assert.Equal(linked, await LinkedAsync(id));
        await DoneAsync(linked, People.Lee);
        await _node.Get<OutboxSweep>().RunAsync(default);
        await CarryAgainAsync();
        Assert.Equal(CaseStatus.Closed, (await _node.StateAsync(id)).Status);
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_timer_start_opens_a_case_at_each_of_its_moments_whichever_node_looks()
    {
        await using var other = await Node.StartAsync(_database, _node.Time);
        for (var day = 0; day < 5; day++)
        {
            _node.Time.Advance(TimeSpan.FromDays(1));
            await _node.Get<StartTimerSweep>().RunAsync(default);
            await other.Get<StartTimerSweep>().RunAsync(default);
        }
        await using var context = _node.Database.CreateContext();
        Assert.Equal(3, await context.Cases.CountAsync(row => row.Process == "daily"));
        await Invariants.HoldAsync(_node);
    }

    [Fact]
    public async Task A_message_that_starts_a_process_opens_one_case_however_often_it_comes()
    {
        var message = new PostMessage(new Actor(ActorKind.System, "portal", [], []), _node.Now, "Melding", "", Node.Data(("soort", "gat in de weg"))) { Request = new RequestKey("portal", "1", "h") };
        var first = await _node.Dispatcher.SendAsync(message, default);
        var second = await _node.Dispatcher.SendAsync(message, default);
        Assert.Equal(first.Write(), second.Write());
        Assert.Equal(new CaseOwner("noor", "klantcontact"), first.Answer!.Owner);
        await using var context = _node.Database.CreateContext();
        Assert.Equal(1, await context.Cases.CountAsync(row => row.Process == "inbound"));
    }

    [Fact]
    public async Task Many_in_one_batch_are_the_same_as_one_by_one_and_a_conflict_hurts_nobody_else()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 30; i++) ids.Add(await _node.RegisterAsync("relay", People.Kim));
        var asks = new List<Ask>();
        foreach (var id in ids) asks.Add(new Ask(id, new ClaimTask((await _node.StateAsync(id)).Tasks[0].Id) { By = People.Kim, Now = _node.Now }));
        var rival = Task.Run(() => Task.WhenAll(ids.Take(5).Select(id => _node.DoAsync(id, new AddInformation(Node.Data(("x", 1)), null) { By = People.Kim, Now = _node.Now }))));
        var replies = await _node.Store.ApplyManyAsync(asks, default);
        await rival;
        Assert.All(replies, reply => Assert.Null(reply.Rejection));
        foreach (var id in ids) Assert.Equal("kim", (await _node.StateAsync(id)).Tasks[0].Holder!.Person);
        await Invariants.HoldAsync(_node);
    }

    [Theory]
    [InlineData("CAFÉ", true)]
    [InlineData("lantaarn", true)]
    [InlineData("100%", true)]
    [InlineData("0%s", false)]
    [InlineData("_antaarn", false)]
    public async Task What_people_type_is_looked_for_as_it_is_in_any_case(string text, bool isFound)
    {
        await _node.Dispatcher.SendAsync(new RegisterCase(People.Kim, _node.Now, "relay", null) { Subject = "Lantaarn bij café stuk, 100% zeker" }, default);
        var found = await _node.Get<CaseQueries>().SearchAsync(People.Kim, new CaseFilter { Text = text }, default);
        Assert.Equal(isFound ? 1 : 0, found.Total);
    }

    [Fact]
    public async Task Erasing_every_value_leaves_a_case_that_still_folds()
    {
        var id = await RelayToTheEndAsync();
        await using (var context = _node.Database.CreateContext())
        {
            await context.Values.Where(value => value.CaseId == id).ExecuteUpdateAsync(set => set.SetProperty(value => value.Value, (string?)null));
        }
        await Invariants.HoldAsync(_node);
        var view = await _node.Get<CaseQueries>().FindAsync(People.Kim, id, default);
        Assert.Null(view!.Subject);
    }

    private async Task<Guid> RelayToTheEndAsync()
    {
        var id = await _node.RegisterAsync("relay", People.Kim, ("adres", "Dam 1"));
        await DoneAsync(id, People.Kim);
        var handoff = Assert.Single((await _node.StateAsync(id)).Handoffs);
        await _node.DoAsync(id, new DeclineHandoff(handoff.Id, DeclineReasons.Incomplete) { By = People.Lee, Now = _node.Now, Missing = ["adres"], Note = "huisnummer" });
        await DoneAsync(id, People.Kim);
        await DoneAsync(id, People.Lee);
        await DoneAsync(id, People.Femke);
        return id;
    }

    private async Task DoneAsync(Guid id, Actor by)
    {
        var task = Assert.Single((await _node.StateAsync(id)).Tasks);
        Assert.Null((await _node.DoAsync(id, new ClaimTask(task.Id) { By = by, Now = _node.Now })).Rejection);
        await Invariants.HoldAsync(_node);
        Assert.Null((await _node.DoAsync(id, new CompleteTask(task.Id) { By = by, Now = _node.Now })).Rejection);
    }

    private async Task<(string To, string Status)> OnlyHandoffAsync(Guid id)
    {
        await using var context = _node.Database.CreateContext();
        var row = await context.Handoffs.SingleAsync(row => row.CaseId == id);
        return (row.ToTeam, row.Status);
    }

    private async Task<Guid> LinkedAsync(Guid id)
    {
        await using var context = _node.Database.CreateContext();
        return (await context.Cases.SingleAsync(row => row.Conversation == id && row.Id != id)).Id;
    }

    private async Task CarryAgainAsync()
    {
        await using (var context = _node.Database.CreateContext())
        {
            await context.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, (DateTime?)null).SetProperty(row => row.NextAttemptAt, _node.Now.UtcDateTime));
        }
        await _node.Get<OutboxSweep>().RunAsync(default);
    }
}
