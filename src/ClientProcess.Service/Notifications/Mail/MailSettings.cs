using System.Globalization;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace ClientProcess.Service.Notifications.Mail;

/// <summary>How mail leaves: to a mail server, or into a folder (Development, or a server that empties it).</summary>
/// <param name="Site">Where our pages are, for the links.</param>
/// <param name="Host">The mail server; null: the folder.</param>
/// <param name="PickupDirectory">The folder; null: the mail server.</param>
public sealed record MailSettings(string From, Uri Site, string? Host, int Port, string? User, string? Password, string? PickupDirectory)
{
    private const string Path = $"{NotificationSettings.SectionName}:Mail";

    /// <summary>A password in a settings file ends up in a repository; a name of a variable may.</summary>
    private const string ByReference = "env:";

    /// <summary>The port on which programs hand in mail (RFC 6409).</summary>
    private const int SubmissionPort = 587;

    /// <returns>Null when neither a server nor a folder is set: notices are on the pages only.</returns>
    public static MailSettings? Read(IConfigurationSection section, string dataDirectory)
    {
        var (host, folder) = (Value(section, "Host"), Value(section, "PickupDirectory"));
        if (host is null && folder is null) return null;
        var user = Value(section, "User");
        var password = PasswordOf(Value(section, "Password"));
        if (user is null != password is null) throw No("User and Password", "come together", "one of them is absent");
        return new MailSettings(
            FromOf(Value(section, "From")), SiteOf(Value(section, "Site")), host, PortOf(Value(section, "Port")), user, password,
            host is null ? System.IO.Path.Combine(dataDirectory, folder!) : null);
    }

    internal IMailWay Open() => Host is null ? new PickupFolder(PickupDirectory!) : new MailServer(this);

    /// <summary>The password itself must not turn up in a log.</summary>
    public override string ToString() => Host is null ? $"mail into {PickupDirectory}" : $"mail to {Host}:{Port}";

    private static string FromOf(string? from) =>
        from is not null && MailboxAddress.TryParse(from, out _) ? from : throw No("From", "be the address that mail comes from", $"it is '{from}'");

    private static Uri SiteOf(string? site) =>
        Uri.TryCreate(site, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : throw No("Site", "be the address of our pages, for the links in mail", $"it is '{site}'");

    private static int PortOf(string? port) =>
        port is null ? SubmissionPort
        : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= ushort.MaxValue ? number
        : throw No("Port", "be a port", $"it is '{port}'");

    private static string? PasswordOf(string? reference)
    {
        if (reference is null) return null;
        if (!reference.StartsWith(ByReference, StringComparison.Ordinal)) throw No("Password", $"name an environment variable, as {ByReference}NAME", "it is something else");
        return Environment.GetEnvironmentVariable(reference[ByReference.Length..]) is { Length: > 0 } password
            ? password
            : throw No("Password", "name an environment variable that is set", $"{reference[ByReference.Length..]} is not");
    }

    private static InvalidOperationException No(string key, string should, string but) => new($"Expected {Path}:{key} to {should}, but {but}.");

    private static string? Value(IConfigurationSection section, string key) => section[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
