using System.Globalization;
using ClientProcess.Service.Notifications.Mail;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Service.Notifications;

/// <summary>The configuration section <c>Notifications</c>, read and checked once, before anything runs.</summary>
/// <param name="KeepDays">How long notices are kept.</param>
/// <param name="Mail">Null: notices are on the pages only.</param>
public sealed record NotificationSettings(int KeepDays, MailSettings? Mail)
{
    public const string SectionName = "Notifications";

    /// <summary>A quarter: who was away for longer starts with the worklist.</summary>
    private const int KeepDaysDefault = 90;

    /// <summary>Ten years: beyond it somebody meant to keep an archive, which this is not.</summary>
    private const int KeepDaysMax = 3650;

    /// <param name="dataDirectory">Under which a relative pickup folder lies.</param>
    /// <exception cref="InvalidOperationException">A setting that could not work, with a sentence about which and why.</exception>
    public static NotificationSettings Read(IConfiguration configuration, string dataDirectory)
    {
        var section = configuration.GetSection(SectionName);
        return new NotificationSettings(KeepDaysOf(section["KeepDays"]), MailSettings.Read(section.GetSection("Mail"), dataDirectory));
    }

    private static int KeepDaysOf(string? value) =>
        string.IsNullOrWhiteSpace(value) ? KeepDaysDefault
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= KeepDaysMax ? days
        : throw new InvalidOperationException($"Expected {SectionName}:KeepDays to be a whole number of days from 1 to {KeepDaysMax}, but it is '{value}'.");
}
