using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ClientProcess.Service.Notifications.Mail;

/// <summary>A mail server over SMTP: one connection for a batch, made when the first mail goes.</summary>
internal sealed class MailServer(MailSettings settings) : IMailWay
{
    /// <summary>How long the server may take to let us in, or to take one mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int TlsPort = 465;

    private SmtpClient? _client;

    private bool IsOpen => _client is { IsConnected: true } client && (settings.User is null || client.IsAuthenticated);

    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        if (!IsOpen) await TryAsync(OpenAsync, trouble => new MailAwayException(trouble), cancel);
        await TryAsync(patience => _client!.SendAsync(message, patience), trouble => new MailRefusedException(trouble), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is null) return;
        if (_client.IsConnected)
        {
            try
            {
                await TryAsync(patience => _client.DisconnectAsync(quit: true, patience), trouble => new MailAwayException(trouble), CancellationToken.None);
            }
            catch (MailAwayException)
            {
                // What was sent was acknowledged; the goodbye is a courtesy.
            }
        }
        _client.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        _client?.Dispose();
        _client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await _client.ConnectAsync(settings.Host!, settings.Port, Security(), cancel);
        if (settings is { User: { } user, Password: { } password }) await _client.AuthenticateAsync(user, password, cancel);
    }

    /// <summary>A password never goes over an open line; mail of ours tells so little that it may, where the server has nothing better.</summary>
    private SecureSocketOptions Security() =>
        settings.Port == TlsPort ? SecureSocketOptions.SslOnConnect
        : settings.User is not null ? SecureSocketOptions.StartTls
        : SecureSocketOptions.StartTlsWhenAvailable;

    private static async Task TryAsync(Func<CancellationToken, Task> act, Func<Exception, Exception> tell, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await act(patience.Token);
        }
        catch (Exception trouble) when (IsTrouble(trouble) || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw tell(trouble);
        }
    }

    /// <summary>What a server or the way to it can do wrong.</summary>
    private static bool IsTrouble(Exception failure) => failure is CommandException or ProtocolException or ServiceNotConnectedException
        or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or SocketException or IOException or TimeoutException
        or NotSupportedException; // StartTls was asked for, and the server has none
}
