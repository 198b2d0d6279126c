using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Sweeps;
using ClientProcess.Service.Tests.World;
using MimeKit;

namespace ClientProcess.Service.Tests.Notifications;

public sealed class NoticeMailOnSqliteTests : NoticeMailTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class NoticeMailOnPostgresTests : NoticeMailTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}

public abstract class NoticeMailTests : NoticeScene
{
    [Fact]
    public async Task The_same_cause_twice_is_one_notice_and_one_mail()
    {
        await using var server = PlayedMailServer.Start();
        var node = await MailingNodeAsync(server.Port);
        await SeenAsync(node, "lee", "lee@gemeente.example");
        var cause = await CauseAsync(node);

        await AddAsync(node, cause.To("lee", node.Now));
        await MailAsync(node);
        Time.Advance(TimeSpan.FromMinutes(5));
        await AddAsync(node, cause.To("lee", node.Now), cause.To("lee", node.Now));
        await MailAsync(node);

        var notice = Assert.Single(await NoticesAsync(node, "lee"));
        Assert.Equal(Node.Monday, notice.At);
        var (to, raw) = Assert.Single(server.Mails);
        Assert.Equal("lee@gemeente.example", to);
        Assert.Equal($"{notice.Id:N}@werk.gemeente.example", PlayedMailServer.Read(raw).MessageId);
    }

    [Fact]
    public async Task Nodes_that_send_at_once_send_each_mail_once()
    {
        const int count = 60;
        await using var server = PlayedMailServer.Start();
        var (one, other) = (await MailingNodeAsync(server.Port), await MailingNodeAsync(server.Port));
        await SeenAsync(one, "lee", "lee@gemeente.example");
        var about = await CauseAsync(one);
        await AddAsync(one, [.. Enumerable.Range(0, count).Select(i => new NoticeCause(about.CaseId, $"rung-{i}", "rung", "Relay").To("lee", one.Now))]);

        await Task.WhenAll(Task.Run(() => MailAsync(one)), Task.Run(() => MailAsync(other)));

        Assert.Equal(count, server.Mails.Count);
        Assert.Equal(count, server.Mails.Select(mail => PlayedMailServer.Read(mail.Raw).MessageId).Distinct().Count());
    }

    [Fact]
    public async Task While_the_mail_server_is_down_the_notice_is_on_the_page_and_the_mail_comes_when_it_is_back()
    {
        var port = PlayedMailServer.FreePort();
        var node = await MailingNodeAsync(port);
        await SeenAsync(node, "lee", "lee@gemeente.example");
        await SeenAsync(node, "sam", "sam@gemeente.example");
        var cause = await CauseAsync(node);
        var notice = cause.To("lee", node.Now);
        await AddAsync(node, notice, cause.To("sam", node.Now));

        Assert.Equal(2, await MailAsync(node));
        Assert.Equal(0, await MailAsync(node)); // not before the pause is over

        Assert.Single(await NoticesAsync(node, "lee"));
        var row = await RowAsync(node, notice.Id);
        Assert.Equal((1, node.Now.UtcDateTime + TimeSpan.FromSeconds(2)), (row.MailAttempts, row.MailNextAt));
        Assert.NotNull(row.MailTrouble);
        await using var server = PlayedMailServer.Start(port);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await MailAsync(node));
        Assert.Equal(0, await MailAsync(node));

        Assert.Equal(["lee@gemeente.example", "sam@gemeente.example"], server.Mails.Select(mail => mail.To).Order());
        row = await RowAsync(node, notice.Id);
        Assert.Equal((2, node.Now.UtcDateTime, null, null), (row.MailAttempts, row.MailedAt, row.MailNextAt, row.MailTrouble));
    }

    [Fact]
    public async Task A_mail_that_never_gets_through_is_given_up_and_the_notice_stays()
    {
        var node = await MailingNodeAsync(PlayedMailServer.FreePort());
        await SeenAsync(node, "lee", "lee@gemeente.example");
        var notice = (await CauseAsync(node)).To("lee", node.Now);
        await AddAsync(node, notice);

        for (var attempt = 0; attempt < Retries.AttemptsMax; attempt++)
        {
            Assert.Equal(1, await MailAsync(node));
            Time.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(0, await MailAsync(node));
        var row = await RowAsync(node, notice.Id);
        Assert.Equal((Retries.AttemptsMax, null, null), (row.MailAttempts, row.MailNextAt, row.MailedAt));
        Assert.Single(await NoticesAsync(node, "lee"));
    }

    [Fact]
    public async Task One_box_that_is_refused_does_not_keep_the_others_from_their_mail()
    {
        await using var server = PlayedMailServer.Start();
        server.Refuses.Add("joris@gemeente.example");
        var node = await MailingNodeAsync(server.Port);
        foreach (var person in (string[])["joris", "lee", "sam"]) await SeenAsync(node, person, $"{person}@gemeente.example");
        var cause = await CauseAsync(node);
        await AddAsync(node, cause.To("joris", node.Now), cause.To("lee", node.Now), cause.To("sam", node.Now));

        await MailAsync(node);

        Assert.Equal(["lee@gemeente.example", "sam@gemeente.example"], server.Mails.Select(mail => mail.To).Order());
        Assert.Contains("no such box", (await RowAsync(node, cause.To("joris", node.Now).Id)).MailTrouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_is_asked_once_for_a_batch()
    {
        await using var server = PlayedMailServer.Start();
        server.Greeting = "421 come back later";
        var node = await MailingNodeAsync(server.Port);
        foreach (var person in (string[])["joris", "lee", "sam"]) await SeenAsync(node, person, $"{person}@gemeente.example");
        var cause = await CauseAsync(node);
        await AddAsync(node, cause.To("joris", node.Now), cause.To("lee", node.Now), cause.To("sam", node.Now));

        Assert.Equal(3, await MailAsync(node));

        Assert.Equal(1, server.Connections);
        server.Greeting = "220 welcome";
        Time.Advance(TimeSpan.FromSeconds(2));
        await MailAsync(node);
        Assert.Equal((2, 3), (server.Connections, server.Mails.Count)); // and all mails of a batch go over one line
    }

    [Fact]
    public async Task Of_a_case_full_of_personal_data_a_mail_tells_only_number_kind_and_link()
    {
        string[] personal = ["De Wit", "Aleida", "0612345678", "aleida@thuis.example", "123456782", "Lindestraat", "uithuiszetting", "schulden", "boos"];
        await using var server = PlayedMailServer.Start();
        var node = await MailingNodeAsync(server.Port);
        await SeenAsync(node, "lee", "lee@gemeente.example");
        var opened = await node.Dispatcher.SendAsync(new RegisterCase(People.Kim, node.Now, "relay", null)
        {
            Subject = "Aleida de Wit vreest uithuiszetting wegens schulden",
            Client = JsonSerializer.SerializeToElement(new { reference = "123456782", name = "Aleida De Wit", phone = "0612345678", email = "aleida@thuis.example" }),
            Data = Node.Data(("adres", "Lindestraat 3")),
        }, default);
        var id = opened.Answer!.Id;
        await node.DoAsync(id, new AddInformation(Node.Data(), "Mevrouw was boos.") { By = People.Kim, Now = node.Now });
        await AddAsync(node, new NoticeCause(id, "clock-1/rung-1", "rung", "Relay").AboutTask(1).To("lee", node.Now));

        await MailAsync(node);

        var (_, raw) = Assert.Single(server.Mails);
        var mail = PlayedMailServer.Read(raw);
        var said = string.Join('\n', mail.Headers.Select(header => header.Value).Append(mail.TextBody).Append(raw));
        Assert.All(personal, word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
        Assert.Equal($"Relay {opened.Answer.Number} vraagt aandacht", mail.Subject);
        Assert.Equal(
            $"Relay {opened.Answer.Number} vraagt uw aandacht:\r\nhttps://werk.gemeente.example/tasks/{id:N}-1\r\n\r\nRelay {opened.Answer.Number} needs your attention:\r\nhttps://werk.gemeente.example/tasks/{id:N}-1\r\n",
            mail.TextBody!.ReplaceLineEndings("\r\n"));
        Assert.Equal(
            ["Auto-Submitted", "Content-Type", "Date", "From", "Message-Id", "MIME-Version", "Subject", "To"],
            mail.Headers.Concat(mail.Body!.Headers).Select(header => header.Field).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase));
        await using var context = node.Database.CreateContext();
        // The control: all of it is in the case, so that a mail made from the case would have told it.
        var values = string.Join('\n', context.Values.Where(value => value.CaseId == id).Select(value => value.Value));
        Assert.All(personal, word => Assert.Contains(word, values, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_has_no_address_or_has_read_it_already_gets_no_mail()
    {
        await using var server = PlayedMailServer.Start();
        var node = await MailingNodeAsync(server.Port);
        await SeenAsync(node, "lee", "lee@gemeente.example");
        await SeenAsync(node, "joris", null);
        await SeenAsync(node, "sam", "sam@gemeente.example, lee@gemeente.example");
        var cause = await CauseAsync(node);
        await AddAsync(node, cause.To("lee", node.Now), cause.To("joris", node.Now), cause.To("sam", node.Now));
        await node.Dispatcher.SendAsync(new ReadNotices(People.Lee, node.Now, cause.To("lee", node.Now).Id), default);

        Assert.Equal(3, await MailAsync(node));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await MailAsync(node));

        Assert.Empty(server.Mails);
        Assert.Single(await NoticesAsync(node, "joris"));
        Assert.Single(await NoticesAsync(node, "sam"));
    }

    [Fact]
    public async Task Without_a_way_out_notices_are_on_the_page_only_and_none_lies_waiting()
    {
        var node = await NodeAsync();
        await SeenAsync(node, "lee", "lee@gemeente.example");
        await AddAsync(node, (await CauseAsync(node)).To("lee", node.Now));
        Assert.Equal(1, await MailAsync(node));

        await using var server = PlayedMailServer.Start();
        var mailing = await MailingNodeAsync(server.Port);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await MailAsync(mailing));

        Assert.Empty(server.Mails);
        Assert.Single(await NoticesAsync(node, "lee"));
    }

    [Fact]
    public async Task Into_a_folder_a_mail_is_one_file()
    {
        var folder = Directory.CreateTempSubdirectory("mail-").FullName;
        try
        {
            var node = await NodeAsync(
                ("Notifications:Mail:PickupDirectory", Path.Combine(folder, "out")), ("Notifications:Mail:From", "cp@gemeente.example"), ("Notifications:Mail:Site", "http://localhost:5080"));
            await SeenAsync(node, "lee", "lee@gemeente.example");
            var notice = (await CauseAsync(node)).To("lee", node.Now);
            await AddAsync(node, notice);

            await MailAsync(node);

            var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "out")));
            Assert.Equal($"{notice.Id:N}.eml", Path.GetFileName(file));
            Assert.Equal("lee@gemeente.example", ((MailboxAddress)(await MimeMessage.LoadAsync(file)).To[0]).Address);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
