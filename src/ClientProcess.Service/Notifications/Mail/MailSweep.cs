using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MimeKit;
using Quartz;

namespace ClientProcess.Service.Notifications.Mail;

/// <summary>
/// Sends the mail of notices, after they are durable: each under a lease, as often as needed, with longer pauses after every failure. Ticks beside
/// the other sweeps and not among them: a mail server that does not answer must not keep cases waiting.
/// </summary>
public sealed class MailSweep(Database database, NotificationSettings settings, TimeProvider time, ILogger<MailSweep> log)
{
    /// <summary>Mails of one sweep before the next tick gets its turn.</summary>
    public const int MailsMax = 500;

    private const int BatchMailsMax = 20;

    /// <summary>How long a node has a batch in hand: no mail is begun in its second half, so that none is still on its way when another node may take it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <returns>How many notices were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (settings.Mail is not { } mail) return await SettleAllAsync(cancel);
        var seen = 0;
        while (seen < MailsMax && await Leases.TakeMailsAsync(database, time.GetUtcNow(), BatchMailsMax, Lease, cancel) is { Count: > 0 } due)
        {
            seen += due.Count;
            if (!await CarryAsync(mail, due, cancel)) break;
        }
        return seen;
    }

    /// <summary>Without a way out there is nothing to send, and nothing may lie waiting until there is one: it would be old news.</summary>
    private async Task<int> SettleAllAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(
            connection, $"UPDATE notices SET mail_next_at = NULL WHERE id IN (SELECT id FROM notices WHERE mail_next_at <= @0 LIMIT {MailsMax})", Instants.ToColumn(time.GetUtcNow()));
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <returns>Whether it makes sense to go on with others now.</returns>
    private async Task<bool> CarryAsync(MailSettings mail, List<Guid> due, CancellationToken cancel)
    {
        var lastStart = time.GetUtcNow() + (Lease / 2);
        await using var way = mail.Open();
        await using var context = database.CreateContext();
        var rows = await context.Notices.AsNoTracking().Where(row => due.Contains(row.Id)).OrderBy(row => row.At).ThenBy(row => row.Id)
            .GroupJoin(context.People, row => row.Recipient, person => person.Id, (row, people) => new { row, email = people.Select(person => person.Email).FirstOrDefault() })
            .ToListAsync(cancel);
        string? away = null;
        foreach (var (row, email) in rows.Select(item => (item.row, item.email)))
        {
            if (time.GetUtcNow() > lastStart) return false;
            if (away is null) away = await CarryAsync(context, way, mail, row, email, cancel);
            else await PostponeAsync(context, row, away, cancel);
        }
        return away is null;
    }

    /// <returns>Why no other mail gets through either; null when they may.</returns>
    private async Task<string?> CarryAsync(ClientProcessDb context, IMailWay way, MailSettings mail, NoticeRow row, string? email, CancellationToken cancel)
    {
        if (row.ReadAt is not null || !MailboxAddress.TryParse(email, out var to))
        {
            await SettleAsync(context, row, row.ReadAt is not null ? "It was read before it was sent." : "There is no address to send it to.", cancel);
            return null;
        }
        try
        {
            await way.SendAsync(NoticeMail.Of(Notice.Of(row), to, mail), cancel);
        }
        catch (MailRefusedException trouble)
        {
            await PostponeAsync(context, row, trouble.Message, cancel);
            return null;
        }
        catch (MailAwayException trouble)
        {
            await PostponeAsync(context, row, trouble.Message, cancel);
            return trouble.Message;
        }
        var now = time.GetUtcNow().UtcDateTime;
        await context.Notices.Where(item => item.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.MailedAt, now).SetProperty(item => item.MailNextAt, (DateTime?)null)
                .SetProperty(item => item.MailAttempts, row.MailAttempts + 1).SetProperty(item => item.MailTrouble, (string?)null), CancellationToken.None); // it has left, whoever stops now
        return null;
    }

    private static Task SettleAsync(ClientProcessDb context, NoticeRow row, string why, CancellationToken cancel) =>
        context.Notices.Where(item => item.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.MailNextAt, (DateTime?)null).SetProperty(item => item.MailTrouble, why), cancel);

    private async Task PostponeAsync(ClientProcessDb context, NoticeRow row, string trouble, CancellationToken cancel)
    {
        var attempts = row.MailAttempts + 1;
        DateTime? next = attempts >= Retries.AttemptsMax ? null : (time.GetUtcNow() + Retries.PauseAfter(attempts)).UtcDateTime;
        var told = trouble.Length <= ClientProcessDb.TextMax ? trouble : trouble[..ClientProcessDb.TextMax];
        await context.Notices.Where(item => item.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.MailNextAt, next).SetProperty(item => item.MailAttempts, attempts).SetProperty(item => item.MailTrouble, told), cancel);
        if (next is null) log.LogWarning("The mail of notice {Notice} was given up after {Attempts} attempts: {Trouble}", row.Id, attempts, told);
    }
}

[DisallowConcurrentExecution]
internal sealed class MailJob(MailSweep mails, ILogger<MailJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => JobEdge.RunAsync(log, () => mails.RunAsync(cancellationToken));
}
