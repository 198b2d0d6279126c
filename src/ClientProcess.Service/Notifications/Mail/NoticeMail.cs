using MimeKit;
using MimeKit.Text;

namespace ClientProcess.Service.Notifications.Mail;

/// <summary>
/// A notice as a mail: its number, what kind of matter it is and the link, in both languages, and nothing else. Who wants to know more signs in.
/// </summary>
internal static class NoticeMail
{
    /// <summary>The message's id follows from the notice's, so that a mail that had to be sent twice can be recognised as one.</summary>
    public static MimeMessage Of(Notice notice, MailboxAddress to, MailSettings settings)
    {
        var what = $"{notice.Subject} {notice.Number}";
        var link = new Uri(settings.Site, notice.Link);
        var message = new MimeMessage
        {
            MessageId = $"{notice.Id:N}@{settings.Site.IdnHost}",
            Date = notice.At,
            Subject = $"{what} vraagt aandacht",
            Body = new TextPart(TextFormat.Plain)
            {
                Text = $"{what} vraagt uw aandacht:\r\n{link}\r\n\r\n{what} needs your attention:\r\n{link}\r\n",
            },
        };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no "out of office" in return
        return message;
    }
}
