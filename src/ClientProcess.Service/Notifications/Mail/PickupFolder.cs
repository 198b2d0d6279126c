using MimeKit;

namespace ClientProcess.Service.Notifications.Mail;

/// <summary>Mail as files: to look at while developing, or for a mail server that picks them up.</summary>
internal sealed class PickupFolder(string folder) : IMailWay
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        // Named by the notice, and complete as soon as it has that name: twice is one file, and nobody picks up half of one.
        var file = Path.Combine(folder, $"{message.MessageId!.Split('@')[0]}.eml");
        var half = $"{file}.{Guid.CreateVersion7():N}";
        try
        {
            Directory.CreateDirectory(folder);
            await message.WriteToAsync(half, cancel);
            File.Move(half, file, overwrite: true);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new MailAwayException(trouble);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
