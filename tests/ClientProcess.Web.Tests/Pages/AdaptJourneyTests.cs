using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClientProcess.Web.Tests.Pages;

/// <summary>Today this one is different, in a browser.</summary>
public sealed class AdaptJourneyTests
{
    [Fact]
    public async Task The_coordinator_looks_at_the_consequences_and_skips_a_step()
    {
        await using var node = await Node.StartAsync(more: true);
        await using var screen = await Screen.StartAsync(node.Address);
        var (kim, noor) = (await screen.SignInAsync("Kim"), await screen.SignInAsync("Noor"));
        await ReportAsync(kim);
        await kim.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await kim.GetByRole(AriaRole.Link, new() { Name = "Het hele verzoek met tijdlijn en route" }).ClickAsync();

        await noor.GotoAsync(kim.Url);
        await noor.Locator("summary", new() { HasText = "Stap overslaan" }).PressAsync("Enter");
        await noor.GetByLabel("Welke stap?").First.SelectOptionAsync("Melding bekijken");
        await noor.Locator("#skip-reason").FillAsync("De plek staat op de foto.");
        await noor.GetByRole(AriaRole.Button, new() { Name = "Bekijk de gevolgen" }).First.PressAsync("Enter");
        await Expect(noor.Locator("#consequences")).ToBeFocusedAsync();
        await Expect(noor.Locator("#consequences")).ToBeInViewportAsync();
        await Expect(noor.Locator("#consequences")).ToContainTextAsync("Er is nog niets veranderd.");
        await Screen.KeepAsync(noor, "adapt-consequences");
        await noor.GetByRole(AriaRole.Button, new() { Name = "Stap overslaan" }).ClickAsync();
        await Expect(noor.GetByRole(AriaRole.Status).First).ToContainTextAsync("De stap is overgeslagen.");
        await Expect(noor.Locator("ol.timeline > li.otherwise").First).ToContainTextAsync("Noor sloeg ‘Melding bekijken’ over");
        await Expect(noor.Locator(".picture .djs-shape.skipped[data-element-id=Task_Bekijken]")).ToBeVisibleAsync();
        await Expect(noor.Locator(".picture .djs-shape.done[data-element-id=Task_Bekijken]")).ToHaveCountAsync(0);
        await Expect(noor.Locator(".picture .djs-shape.here[data-element-id=Gateway_Nodig]")).ToBeVisibleAsync();
        // Nothing to skip: the form says so instead of showing an empty list.
        await noor.Locator("summary", new() { HasText = "Stap overslaan" }).ClickAsync();
        await Expect(noor.GetByText("Er is nu geen stap die u kunt overslaan.")).ToBeVisibleAsync();
        await Screen.KeepAsync(noor, "case-skipped");
        // Kim's page follows: her task is gone, the picture says why.
        await Expect(kim.Locator(".picture .djs-shape.skipped[data-element-id=Task_Bekijken]")).ToBeVisibleAsync();

        await noor.Locator("summary", new() { HasText = "Taak toevoegen" }).ClickAsync();
        await noor.GetByLabel("Wat moet er gebeuren?").FillAsync("Bel de wijkagent");
        await noor.Locator("#add-task-reason").FillAsync("Er is ruzie over.");
        await noor.Locator("details[open]", new() { HasText = "Taak toevoegen" }).GetByRole(AriaRole.Button, new() { Name = "Taak toevoegen" }).ClickAsync();
        await Expect(noor.Locator("#open")).ToContainTextAsync("Bel de wijkagent");
        await Screen.KeepAsync(noor, "case-added");
        await noor.GotoAsync("/team");
        await Expect(noor.Locator("tr", new() { HasText = "Bel de wijkagent" })).ToContainTextAsync("extra taak");
        await Screen.KeepAsync(noor, "team-added");
        Assert.True(screen.Complaints.Count == 0, string.Join(Environment.NewLine, screen.Complaints));
    }

    [Fact]
    public async Task It_went_otherwise_several_ways_are_ticked_and_it_is_done_once_more()
    {
        await using var node = await Node.StartAsync(more: true);
        await using var screen = await Screen.StartAsync(node.Address);
        var (kim, lee, femke) = (await screen.SignInAsync("Kim"), await screen.SignInAsync("Lee"), await screen.SignInAsync("Femke"));
        await ReportAsync(kim);
        await kim.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await kim.Locator("summary", new() { HasText = "Het liep anders" }).ClickAsync();
        await kim.GetByLabel("Gevaarlijke plek").CheckAsync();
        await Screen.KeepAsync(kim, "task-raises");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("Gevaarlijke plek");

        // That goes on beside it: the work is still here.
        await kim.GetByLabel("Waar is het?").FillAsync("Lindestraat 14");
        await kim.GetByLabel("Beoordelen", new() { Exact = true }).CheckAsync();
        await kim.GetByLabel("Herstellen", new() { Exact = true }).CheckAsync();
        await Screen.KeepAsync(kim, "task-several");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await DoAsync(lee, "Schade beoordelen");
        await DoAsync(femke, "Plek herstellen");

        await kim.GotoAsync("/team");
        await kim.Locator("tr", new() { HasText = "Klant bellen" }).GetByRole(AriaRole.Button).ClickAsync();
        await kim.GetByLabel("Nog een keer").CheckAsync();
        await Screen.KeepAsync(kim, "task-again");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await DoAsync(kim, "Klant bellen", "Klaar, verder");
        await DoAsync(femke, "Plek afzetten");
        await Expect(femke.GetByRole(AriaRole.Status).First).ToContainTextAsync("Het verzoek is afgesloten");
        Assert.True(screen.Complaints.Count == 0, string.Join(Environment.NewLine, screen.Complaints));
    }

    private static async Task ReportAsync(IPage kim)
    {
        await kim.GotoAsync("/cases/new?process=melding");
        await kim.GetByLabel("Onderwerp in het kort").FillAsync("Gat in de stoep bij de school");
        await kim.GetByLabel("Naam").FillAsync("Mevrouw De Wit");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Verzoek registreren" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("is geregistreerd");
    }

    private static async Task DoAsync(IPage who, string task, string? choice = null)
    {
        await who.GotoAsync("/team");
        await who.Locator("tr", new() { HasText = task }).GetByRole(AriaRole.Button).ClickAsync();
        if (choice is not null) await who.GetByLabel(choice).CheckAsync();
        await who.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(who.GetByRole(AriaRole.Status).First).ToContainTextAsync(task);
    }
}
