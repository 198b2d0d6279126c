using System.Net;
using System.Text.RegularExpressions;
using ClientProcess.Engine.Language;
using ClientProcess.Service;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Publishing;
using ClientProcess.Web.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClientProcess.Web.Tests.Pages;

/// <summary>Clocks on the case page, the board, and how promises were kept.</summary>
public sealed class BoardTests
{
    [Fact]
    public async Task Without_anything_late_board_and_count_say_so_and_only_to_whom_they_are_for()
    {
        await using var node = await Node.StartAsync();
        using var robin = await node.SignInAsync("robin");
        using var kim = await node.SignInAsync("kim");

        var board = await robin.PageAsync("/board");
        Assert.Contains("Niets is te laat", board, StringComparison.Ordinal);
        Assert.Contains("Niets is bijna te laat", board, StringComparison.Ordinal);
        Assert.Contains("Nog niets", board, StringComparison.Ordinal);
        Assert.Contains("Nothing is late", await robin.PageAsync("/board?lang=en"), StringComparison.Ordinal);
        Assert.Contains("Geen termijnen in deze periode", await robin.PageAsync("/compliance"), StringComparison.Ordinal);
        Assert.Contains("No promises in this period", await robin.PageAsync("/compliance?lang=en"), StringComparison.Ordinal);
        Assert.Contains("Kies een geldige periode", await robin.PageAsync("/compliance?from=2026-11-02&until=2026-11-01", HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/board\"", await kim.PageAsync("/"), StringComparison.Ordinal);
        foreach (var page in (string[])["/board", "/compliance"]) Assert.NotEqual(HttpStatusCode.OK, (await kim.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task A_case_page_tells_its_clocks_in_the_language_of_the_person()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        var id = await RegisterAsync(node, daysAgo: 30);

        var dutch = await kim.PageAsync($"/cases/{id}");
        Assert.Contains("Waarom dan?", dutch, StringComparison.Ordinal);
        Assert.Contains(": de dag van ontvangst telt niet mee", dutch, StringComparison.Ordinal);
        Assert.Contains(": werkdag 1", dutch, StringComparison.Ordinal);
        Assert.Contains("10 werkdagen, tot sluitingstijd", dutch, StringComparison.Ordinal);
        Assert.DoesNotContain("is the day of receipt", dutch, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/clocks/", dutch, StringComparison.Ordinal);
        Assert.Contains("10 working days, until closing time", await kim.PageAsync($"/cases/{id}?lang=en"), StringComparison.Ordinal);

        await kim.PostAsync($"/cases/{id}", $"/cases/{id}", ("act", "pause"), ("reason", "Zoekt de foto"), ("ground", "WaitingForClient"));
        var paused = await kim.PageAsync($"/cases/{id}");
        Assert.Contains("wachten op de klant. Zoekt de foto", paused, StringComparison.Ordinal);
        Assert.Contains("Geen streefdatum zolang de termijn stilstaat", paused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_promise_was_broken_is_asked_of_supervisors_only()
    {
        await using var node = await Node.StartAsync();
        using var robin = await node.SignInAsync("robin");
        using var kim = await node.SignInAsync("kim");
        var id = await RegisterAsync(node, daysAgo: 30);
        var clock = Regex.Match(await robin.PageAsync($"/cases/{id}"), "href=\"(/clocks/[^\"]+)\"").Groups[1].Value;

        Assert.Contains("Kies een reden", await (await robin.PostAsync(clock, clock)).TextAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await kim.PostAsync(clock, clock, ("reason", "capacity"))).StatusCode);
        var typed = await (await robin.PostAsync(clock, clock, ("reason", "other"), ("note", " "))).TextAsync(HttpStatusCode.Conflict);
        Assert.Contains("value=\"other\" checked", typed, StringComparison.Ordinal);
        Assert.Equal($"/cases/{id}#clocks", (await robin.PostAsync(clock, clock, ("reason", "other"), ("note", "De lift was stuk"))).Headers.Location!.ToString());

        var page = await robin.PageAsync($"/cases/{id}");
        Assert.Contains("Reden: een andere reden", page, StringComparison.Ordinal);
        Assert.Contains("De lift was stuk", page, StringComparison.Ordinal);
        Assert.Contains("Robin", await kim.PageAsync(clock), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await robin.GetAsync("/clocks/0-1")).StatusCode);

        var year = DateTime.UtcNow.Year;
        var csv = await robin.GetAsync($"/compliance?from={year}-01-01&until={year}-12-31&by=month&handler=Csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains("month,kept,breached,late,percentage", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflows_folder_that_is_wrong_is_told_on_the_board_and_to_who_watches_the_node()
    {
        await using var node = await Node.StartAsync();
        using var robin = await node.SignInAsync("robin");
        Assert.Equal("ready", await robin.PageAsync("/health/ready"));

        node.Services.GetRequiredService<WorkflowStanding>().Wrong(DateTimeOffset.UtcNow, [new Diagnostic("agreements.yaml", 7, 3, Severity.Error, Codes.TargetInvalid, "Expected a target, but found '-PT5H'.")]);

        Assert.Contains("agreements.yaml:7:3", await robin.PageAsync("/board"), StringComparison.Ordinal);
        Assert.Contains("workflows: agreements.yaml:7:3: error CP513 Expected a target", await robin.PageAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_goes_from_what_is_late_to_why_it_was_late_without_a_mouse()
    {
        await using var node = await Node.StartAsync();
        await using var screen = await Screen.StartAsync(node.Address);
        var robin = await screen.SignInAsync("Robin");
        await robin.GotoAsync("/board");
        await Expect(robin.GetByRole(AriaRole.Heading, new() { Name = "Niets is te laat" })).ToBeVisibleAsync();

        // What is registered elsewhere comes by itself.
        await RegisterAsync(node, daysAgo: 30);
        for (var more = 0; more < 2; more++) await RegisterAsync(node, daysAgo: 4 + more);

        var late = robin.GetByRole(AriaRole.Table, new() { Name = "Te laat", Exact = true }).GetByRole(AriaRole.Row).Filter(new() { HasText = "eerste reactie" });
        await Expect(late).ToHaveCountAsync(3);
        await Screen.KeepAsync(robin, "board");
        var link = late.First.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Reden vastleggen") });
        await link.FocusAsync();
        await robin.Keyboard.PressAsync("Enter");
        await robin.WaitForURLAsync(url => url.Contains("/clocks/", StringComparison.Ordinal));
        await robin.GetByRole(AriaRole.Radio, new() { Name = "te weinig capaciteit" }).FocusAsync();
        await robin.Keyboard.PressAsync("Space");
        await Screen.KeepAsync(robin, "clock-reason");
        await robin.GetByRole(AriaRole.Button, new() { Name = "Vastleggen" }).FocusAsync();
        await robin.Keyboard.PressAsync("Enter");
        await robin.WaitForURLAsync(url => url.Contains("/cases/", StringComparison.Ordinal));
        await Expect(robin.GetByRole(AriaRole.Status)).ToContainTextAsync("De reden is vastgelegd.");
        var clocks = robin.GetByRole(AriaRole.Region, new() { Name = "Termijnen" });
        await Expect(clocks).ToContainTextAsync("te weinig capaciteit");
        await clocks.GetByText("Waarom dan?").First.FocusAsync();
        await robin.Keyboard.PressAsync("Enter");
        await Expect(clocks).ToContainTextAsync("de dag van ontvangst telt niet mee");
        await Screen.KeepAsync(robin, "case-clocks");
        await robin.GotoAsync("/board");
        await Expect(late.First).ToContainTextAsync("te weinig capaciteit");
        await robin.GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" }).GetByRole(AriaRole.Link, new() { Name = "Naleving" }).ClickAsync();
        await robin.GetByRole(AriaRole.Link, new() { Name = "dit jaar" }).ClickAsync();
        await Expect(robin.GetByRole(AriaRole.Row).Filter(new() { HasText = "servicenorm-verzoek" })).ToContainTextAsync("te weinig capaciteit (1)");
        await Screen.KeepAsync(robin, "compliance");
        Assert.True(screen.Complaints.Count == 0, string.Join(Environment.NewLine, screen.Complaints));
    }

    private static async Task<Guid> RegisterAsync(Node node, int daysAgo)
    {
        var now = DateTimeOffset.UtcNow;
        var kim = (await node.Services.GetRequiredService<TeamRegister>().ActorAsync("kim", TestContext.Current.CancellationToken))!;
        var reply = await node.Services.GetRequiredService<Dispatcher>().SendAsync(
            new RegisterCase(kim, now, "serviceverzoek", null) { Subject = "De kraan lekt", Channel = "phone", OccurredAt = now.AddDays(-daysAgo), Data = ClockTests.Data() }, TestContext.Current.CancellationToken);
        Assert.Null(reply.Rejection);
        return reply.Answer!.Id;
    }
}
