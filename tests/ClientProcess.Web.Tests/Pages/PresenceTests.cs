using System.Net;
using Microsoft.Playwright;

namespace ClientProcess.Web.Tests.Pages;

public sealed class PresenceTests
{
    [Fact]
    public async Task A_coordinator_marks_somebody_as_away_in_one_act_and_as_back()
    {
        await using var node = await Node.StartAsync();
        using var noor = await node.SignInAsync("noor");
        Assert.Contains("Aanwezigheid", await noor.PageAsync("/presence"), StringComparison.Ordinal);
        Assert.Contains("Mark as away", await noor.PageAsync("/presence?lang=en"), StringComparison.Ordinal);

        var away = await noor.PostAsync("/presence", "/presence?handler=Absent", ("team", "klantcontact"), ("person", "anouk"), ("substitute", "kim"), ("reason", "ill"));

        Assert.Equal("/presence?team=klantcontact", away.Headers.Location!.ToString());
        var page = await noor.PageAsync("/presence?team=klantcontact");
        Assert.Contains("Anouk is afwezig gemeld.", page, StringComparison.Ordinal);
        Assert.Contains("tot nader bericht", page, StringComparison.Ordinal);

        await noor.PostAsync("/presence", "/presence?handler=Back", ("team", "klantcontact"), ("person", "anouk"));
        Assert.DoesNotContain("tot nader bericht", await noor.PageAsync("/presence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_look_but_are_offered_nothing_and_a_team_that_is_not_theirs_is_not_there()
    {
        await using var node = await Node.StartAsync();
        using var lee = await node.SignInAsync("lee");
        using var isa = await node.SignInAsync("isa");

        var page = await lee.PageAsync("/presence");
        Assert.DoesNotContain("id=\"away-joris\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"away-lee\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await lee.PostAsync("/presence", "/presence?handler=Absent", ("person", "joris"), ("reason", "ill"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lee.GetAsync("/presence?team=uitvoering")).StatusCode);
        Assert.Contains("U zit niet in een team", await isa.PageAsync("/presence"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_looks_as_it_should()
    {
        await using var node = await Node.StartAsync();
        await using var screen = await Screen.StartAsync(node.Address);
        var page = await screen.SignInAsync("Noor");
        await page.GotoAsync("/presence");
        await page.Locator("#away-anouk").ClickAsync();
        await Screen.KeepAsync(page, "presence-form");
        await page.Locator("#absent-anouk").ClickAsync();
        await Assertions.Expect(page.Locator("#back-anouk")).ToBeVisibleAsync();
        await Screen.KeepAsync(page, "presence");
        Assert.Empty(screen.Complaints);
    }
}
