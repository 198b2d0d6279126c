using MimeKit;

namespace ClientProcess.Service.Notifications.Mail;

/// <summary>A way out for mail, open for as long as one batch takes.</summary>
internal interface IMailWay : IAsyncDisposable
{
    /// <exception cref="MailRefusedException">This mail does not get through; the next may.</exception>
    /// <exception cref="MailAwayException">No mail gets through at the moment.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancel);
}

internal sealed class MailRefusedException(Exception cause) : Exception(cause.Message, cause);

internal sealed class MailAwayException(Exception cause) : Exception(cause.Message, cause);
