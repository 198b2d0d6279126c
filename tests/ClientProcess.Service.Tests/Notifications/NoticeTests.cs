using ClientProcess.Engine.Cases;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Notifications;

public sealed class NoticesOnSqliteTests : NoticeTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class NoticesOnPostgresTests : NoticeTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

public abstract class NoticeTests : NoticeScene
{
    [Fact]
    public async Task A_notice_is_true_together_with_its_case_or_not_at_all()
    {
        var node = await NodeAsync();
        var cause = await CauseAsync(node);
        var batch = new SqlBatch();
        NoticeWriting.Add(batch, cause.To("lee", node.Now));
        batch.Add("UPDATE cases SET version = CASE WHEN version = @0 THEN @1 END WHERE id = @2", 99, 100, cause.CaseId);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => node.Database.WriteAsync(batch, default));

        Assert.Empty(await NoticesAsync(node, "lee"));
    }

    [Fact]
    public async Task Other_causes_kinds_cases_and_people_are_other_notices()
    {
        var node = await NodeAsync();
        var (first, second) = (await CauseAsync(node), await CauseAsync(node));

        await AddAsync(
            node, first.To("lee", node.Now), new NoticeCause(first.CaseId, "clock-1/rung-2", "rung", "Relay").To("lee", node.Now),
            new NoticeCause(first.CaseId, first.Key, "stuck", "Relay").To("lee", node.Now), second.To("lee", node.Now), first.To("sam", node.Now));

        Assert.Equal(4, (await NoticesAsync(node, "lee")).Count);
        Assert.Single(await NoticesAsync(node, "sam"));
    }

    [Fact]
    public async Task The_newest_come_first_page_by_page()
    {
        var node = await NodeAsync();
        var about = await CauseAsync(node);
        for (var i = 0; i < 5; i++, Time.Advance(TimeSpan.FromMinutes(1)))
            await AddAsync(node, new NoticeCause(about.CaseId, $"rung-{i}", "rung", "Relay").To("lee", node.Now));
        await node.Dispatcher.SendAsync(new ReadNotices(People.Lee, node.Now, (await NoticesAsync(node, "lee"))[0].Id), default);

        var page = await node.Get<NoticeQuery>().ListAsync("lee", unread: false, 2, 2, default);
        var unread = await node.Get<NoticeQuery>().ListAsync("lee", unread: true, 1, 2, default);

        Assert.Equal((5, 3), (page.Total, page.Pages));
        Assert.Equal([Node.Monday.AddMinutes(2), Node.Monday.AddMinutes(1)], page.Items.Select(notice => notice.At));
        Assert.Equal((4, Node.Monday.AddMinutes(3)), (unread.Total, unread.Items[0].At));
        Assert.Equal(4, await node.Get<NoticeQuery>().UnreadAsync("lee", default));
    }

    [Fact]
    public async Task Reading_twice_changes_nothing_and_nobody_reads_anothers()
    {
        var node = await NodeAsync();
        var notice = (await CauseAsync(node)).To("lee", node.Now);
        await AddAsync(node, notice);
        await node.Dispatcher.SendAsync(new ReadNotices(People.Joris, node.Now, notice.Id), default);
        await node.Dispatcher.SendAsync(new ReadNotices(People.Joris, node.Now, null), default);
        Assert.Null((await RowAsync(node, notice.Id)).ReadAt);
        Assert.Null(await node.Get<NoticeQuery>().FindAsync("joris", notice.Id, default));

        await node.Dispatcher.SendAsync(new ReadNotices(People.Lee, node.Now, notice.Id), default);
        Time.Advance(TimeSpan.FromHours(1));
        await node.Dispatcher.SendAsync(new ReadNotices(People.Lee, node.Now, notice.Id), default);
        await node.Dispatcher.SendAsync(new ReadNotices(People.Lee, node.Now, null), default);

        Assert.Equal(Node.Monday, (await node.Get<NoticeQuery>().FindAsync("lee", notice.Id, default))!.ReadAt);
    }

    [Fact]
    public async Task Reading_all_leaves_what_came_after_the_list_was_seen_also_when_the_request_comes_again()
    {
        var node = await NodeAsync();
        var about = await CauseAsync(node);
        await AddAsync(node, about.To("lee", node.Now));
        var all = new ReadNotices(People.Lee, node.Now, null) { Request = new RequestKey("lee", "k1", "h") };
        await node.Dispatcher.SendAsync(all, default);
        Time.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(node, new NoticeCause(about.CaseId, "later", "rung", "Relay").To("lee", node.Now));

        await node.Dispatcher.SendAsync(all with { Now = node.Now }, default); // the same request
        await node.Dispatcher.SendAsync(new ReadNotices(People.Lee, node.Now, null) { Until = Node.Monday }, default);
        var reused = await node.Dispatcher.SendAsync(all with { Request = all.Request! with { Hash = "other" } }, default);

        Assert.Equal(1, await node.Get<NoticeQuery>().UnreadAsync("lee", default));
        Assert.True(reused.KeyReused);
    }

    [Fact]
    public async Task Open_pages_of_the_recipient_hear_of_it()
    {
        var node = await NodeAsync();
        var notice = (await CauseAsync(node)).To("lee", node.Now);
        var heard = new List<string>();
        node.Get<CaseSignals>().CaseChanged += (_, concerned) => heard.AddRange(concerned);

        await node.Get<Notifier>().SendAsync([notice], default);

        Assert.Single(await NoticesAsync(node, "lee"));
        Assert.Equal([CaseSignals.Person("lee")], heard);
    }

    [Fact]
    public async Task Notices_go_with_their_case()
    {
        var node = await NodeAsync();
        var (gone, stays) = (await CauseAsync(node), await CauseAsync(node));
        await AddAsync(node, gone.To("lee", node.Now), stays.To("lee", node.Now));
        var batch = new SqlBatch();
        batch.Add("DELETE FROM cases WHERE id = @0", gone.CaseId);

        await node.Database.WriteAsync(batch, default);

        Assert.Equal(stays.CaseId, Assert.Single(await NoticesAsync(node, "lee")).CaseId);
    }

    [Fact]
    public async Task After_their_days_notices_are_erased_by_one_node_in_batches()
    {
        var old = NoticeHousekeeping.BatchRowsMax + 1;
        var (node, other) = (await NodeAsync(("Notifications:KeepDays", "30")), await NodeAsync(("Notifications:KeepDays", "30")));
        var about = await CauseAsync(node);
        await AddAsync(node, [.. Enumerable.Range(0, old).Select(i => new NoticeCause(about.CaseId, $"rung-{i}", "rung", "Relay").To("lee", node.Now))]);
        Time.Advance(TimeSpan.FromDays(30));
        await AddAsync(node, new NoticeCause(about.CaseId, "new", "rung", "Relay").To("lee", node.Now));

        Assert.Equal(0, await node.Get<NoticeHousekeeping>().RunAsync(default)); // thirty days, not longer
        Assert.Null(await other.Get<NoticeHousekeeping>().RunAsync(default));
        Time.Advance(TimeSpan.FromHours(1));
        var turns = await Task.WhenAll(
            Task.Run(() => node.Get<NoticeHousekeeping>().RunAsync(default)), Task.Run(() => other.Get<NoticeHousekeeping>().RunAsync(default)));

        Assert.Equal([null, old], turns.Order());
        Assert.Equal(node.Now.AddHours(-1), Assert.Single(await NoticesAsync(node, "lee")).At);
    }

    [Fact]
    public async Task An_address_that_was_told_once_stays_until_another_is_told()
    {
        var node = await NodeAsync();
        async Task<string?> EmailAsync() => (await node.Get<TeamRegister>().PersonAsync("lee", default))!.Email;

        Assert.Null(await EmailAsync());
        await SeenAsync(node, "lee", "lee@gemeente.example");
        Assert.Equal("lee@gemeente.example", await EmailAsync());
        await SeenAsync(node, "lee", null);
        Assert.Equal("lee@gemeente.example", await EmailAsync());
        await SeenAsync(node, "lee", "l.vandijk@gemeente.example");
        Assert.Equal("l.vandijk@gemeente.example", await EmailAsync());
        await node.Get<TeamRegister>().ImportAsync(People.Teams, "achtervang", People.All, default);
        Assert.Equal("l.vandijk@gemeente.example", await EmailAsync());
    }
}
