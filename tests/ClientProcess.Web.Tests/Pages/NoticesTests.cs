using System.Net;
using System.Text.RegularExpressions;
using ClientProcess.Service.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClientProcess.Web.Tests.Pages;

public sealed partial class NoticesTests
{
    [Fact]
    public async Task Without_notices_the_page_says_so_in_the_language_of_the_person()
    {
        await using var node = await Node.StartAsync();
        using var lee = await node.SignInAsync("lee");

        Assert.Contains("U heeft geen meldingen", await lee.PageAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains("You have no notices", await lee.PageAsync("/notices?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_are_counted_opened_and_read_one_by_one_and_all_at_once()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var anouk = await node.SignInAsync("anouk");
        var caseId = CaseOf(await kim.PageAsync(await kim.RegisterAsync("Container vol")));
        await SendAsync(node, caseId, "kim", 30);

        var page = await kim.PageAsync("/notices");
        Assert.Contains("<span class=\"count\">30<span class=\"visually-hidden\"> ongelezen</span></span>", await kim.PageAsync("/team"), StringComparison.Ordinal);
        Assert.DoesNotContain("Container vol", page, StringComparison.Ordinal);
        Assert.Contains("30 resultaten", page, StringComparison.Ordinal);
        Assert.Equal(25, Unread().Count(page));
        Assert.Equal(5, Unread().Count(await kim.PageAsync("/notices?p=2")));
        var (first, second) = (Unread().Matches(page)[0].Groups[1].Value, Unread().Matches(page)[1].Groups[1].Value);

        var opened = await kim.PostAsync("/notices", "/notices?handler=Open", ("id", first));
        Assert.Equal($"/cases/{caseId}", opened.Headers.Location!.ToString());
        var read = await kim.PostAsync("/notices", "/notices?unread=true&handler=Read", ("id", second));
        Assert.Equal("/notices?unread=true", read.Headers.Location!.ToString());
        Assert.Contains("gemarkeerd als gelezen", page = await kim.PageAsync("/notices?unread=true"), StringComparison.Ordinal);
        Assert.Contains("28 resultaten", page, StringComparison.Ordinal);

        // What comes while the list is looked at stays unread.
        var until = Until().Match(page).Groups[1].Value;
        await SendAsync(node, caseId, "kim", 1, "later");
        await kim.PostAsync("/notices", "/notices?handler=ReadAll", ("until", until));
        Assert.Contains("1 resultaat", await kim.PageAsync("/notices?unread=true"), StringComparison.Ordinal);
        Assert.Contains("31 resultaten", await kim.PageAsync("/notices"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await kim.PostAsync("/notices", "/notices?handler=ReadAll")).StatusCode);

        Assert.Contains("U heeft geen meldingen", await anouk.PageAsync("/notices"), StringComparison.Ordinal);
        await SendAsync(node, caseId, "anouk", 1);
        Assert.Equal(HttpStatusCode.NotFound, (await anouk.PostAsync("/notices", "/notices?handler=Open", ("id", first))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anouk.PostAsync("/notices", "/notices?handler=Read", ("id", first))).StatusCode);
    }

    [Fact]
    public async Task While_developing_mail_lands_under_the_data_directory()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        var caseId = CaseOf(await kim.PageAsync(await kim.RegisterAsync("Container vol")));
        await SendAsync(node, caseId, "kim", 1);

        var folder = Path.Combine(node.Data, "mail");
        for (var attempt = 0; attempt < 200 && (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.eml").Length == 0); attempt++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.eml")), TestContext.Current.CancellationToken);
        Assert.Contains($"http://localhost:5080/cases/{caseId}", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Container", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_appears_by_itself_and_leads_to_the_case_without_a_mouse()
    {
        await using var node = await Node.StartAsync();
        await using var screen = await Screen.StartAsync(node.Address);
        using var visitor = await node.SignInAsync("kim");
        var caseId = CaseOf(await visitor.PageAsync(await visitor.RegisterAsync("Container vol")));
        var kim = await screen.SignInAsync("Kim");
        var elsewhere = await kim.Context.NewPageAsync();
        await elsewhere.GotoAsync("/team");
        await kim.BringToFrontAsync();
        await kim.GotoAsync("/notices");
        await Expect(kim.GetByRole(AriaRole.Heading, new() { Name = "U heeft geen meldingen" })).ToBeVisibleAsync();

        await SendAsync(node, caseId, "kim", 2);

        var bell = kim.GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" }).GetByRole(AriaRole.Link, new() { Name = "Meldingen" });
        await Expect(bell).ToContainTextAsync("2 ongelezen");
        await Expect(kim.GetByRole(AriaRole.Row).Filter(new() { HasText = "Escalatie" })).ToHaveCountAsync(2);
        await Screen.KeepAsync(kim, "notices");
        await kim.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Escalatie: .*openen$") }).First.FocusAsync();
        await kim.Keyboard.PressAsync("Enter");
        await kim.WaitForURLAsync(url => url.EndsWith($"/cases/{caseId}", StringComparison.Ordinal));
        await Expect(bell).ToContainTextAsync("1 ongelezen");
        await bell.ClickAsync();
        await kim.GetByRole(AriaRole.Button, new() { Name = "Markeer alles als gelezen" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status)).ToContainTextAsync("Alle meldingen zijn gemarkeerd als gelezen.");
        await Expect(bell).Not.ToContainTextAsync("ongelezen");
        await elsewhere.BringToFrontAsync();
        await Expect(elsewhere.GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" }).GetByRole(AriaRole.Link, new() { Name = "Meldingen" })).Not.ToContainTextAsync("ongelezen");
        Assert.True(screen.Complaints.Count == 0, string.Join(Environment.NewLine, screen.Complaints));
    }

    private static Task SendAsync(Node node, string caseId, string person, int count, string key = "rung")
    {
        var now = node.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        return node.Services.GetRequiredService<Notifier>().SendAsync(
            [.. Enumerable.Range(0, count).Select(i => new NoticeCause(Guid.Parse(caseId), $"{key}-{i}", "rung", "Serviceverzoek").To(person, now.AddMilliseconds(i - count)))],
            TestContext.Current.CancellationToken);
    }

    private static string CaseOf(string page) => CaseLink().Match(page).Groups[1].Value;

    [GeneratedRegex("/cases/([0-9a-f]{8}-[0-9a-f-]{27})")]
    private static partial Regex CaseLink();

    [GeneratedRegex("id=\"read-([0-9a-f-]{36})\"")]
    private static partial Regex Unread();

    [GeneratedRegex("name=\"until\" value=\"([^\"]+)\"")]
    private static partial Regex Until();
}
