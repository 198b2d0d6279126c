using ClientProcess.Service.Notifications;
using Microsoft.Extensions.Configuration;

namespace ClientProcess.Service.Tests.Notifications;

public sealed class NotificationSettingsTests
{
    private const string Variable = "CLIENTPROCESS_TEST_MAIL_PASSWORD";

    private static readonly (string, string)[] Server = [("Mail:Host", "mail.example"), ("Mail:From", "cp@gemeente.example"), ("Mail:Site", "https://werk.example")];

    [Fact]
    public void Without_settings_notices_are_on_the_pages_for_ninety_days()
    {
        var settings = Read();
        Assert.Equal((90, null), (settings.KeepDays, settings.Mail));
    }

    [Fact]
    public void A_password_comes_by_reference_and_stays_out_of_logs()
    {
        Environment.SetEnvironmentVariable(Variable, "geheim");
        var settings = Read([.. Server, ("Mail:User", "cp"), ("Mail:Password", $"env:{Variable}")]);
        Assert.Equal(("cp", "geheim", 587), (settings.Mail!.User, settings.Mail.Password, settings.Mail.Port));
        Assert.DoesNotContain("geheim", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_lies_under_the_data_unless_it_says_otherwise()
    {
        (string, string)[] rest = [("Mail:From", "cp@gemeente.example"), ("Mail:Site", "http://localhost:5080")];
        Assert.Equal("/data/mail", Read([.. rest, ("Mail:PickupDirectory", "mail")]).Mail!.PickupDirectory);
        Assert.Equal("/var/mail", Read([.. rest, ("Mail:PickupDirectory", "/var/mail")]).Mail!.PickupDirectory);
    }

    [Theory]
    [InlineData("KeepDays", "0")]
    [InlineData("KeepDays", "soon")]
    [InlineData("Mail:Port", "70000")]
    [InlineData("Mail:From", "nobody at all")]
    [InlineData("Mail:Site", "werk.example")]
    [InlineData("Mail:User", "cp")]
    [InlineData("Mail:Password", "geheim")]
    [InlineData("Mail:Password", "xxxxPATH")]
    [InlineData("Mail:Password", "env:CLIENTPROCESS_TEST_NOT_SET")]
    public void What_could_not_work_is_refused_by_name(string key, string value)
    {
        var no = Assert.Throws<InvalidOperationException>(() => Read([.. Server, (key, value)]));
        Assert.Contains($"Notifications:{key} ", no.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", no.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rung")]
    [InlineData("")]
    [InlineData("rung\r\nBcc: all@example")]
    public void A_kind_is_a_kebab_word(string kind) => Assert.Throws<ArgumentException>(() => new NoticeCause(Guid.CreateVersion7(), "k", kind, "Relay"));

    [Fact]
    public void A_subject_is_one_line_of_a_bounded_length()
    {
        var cause = new NoticeCause(Guid.CreateVersion7(), "k", "rung", $"Lang\r\nBcc: all@example {new string('x', 400)}");
        Assert.StartsWith("Lang Bcc: all@example x", cause.Subject, StringComparison.Ordinal);
        Assert.Equal(200, cause.Subject.Length);
    }

    private static NotificationSettings Read(params (string Key, string Value)[] settings) => NotificationSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(item => item.Key).Select(items => KeyValuePair.Create($"Notifications:{items.Key}", (string?)items.Last().Value))).Build(), "/data");
}
