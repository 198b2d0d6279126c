using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClientProcess.Web.Tests.Pages;

/// <summary>One question travels from team A to team C, in a browser, by the hands of three people.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task A_question_is_registered_handed_over_declined_mended_accepted_and_done()
    {
        await using var node = await Node.StartAsync();
        await using var screen = await Screen.StartAsync(node.Address);
        var kim = await screen.SignInAsync("Kim");
        var lee = await screen.SignInAsync("Lee");
        var femke = await screen.SignInAsync("Femke");
        await lee.GotoAsync("/team");
        await Expect(lee.GetByRole(AriaRole.Heading, new() { Name = "De werkvoorraad is leeg" })).ToBeVisibleAsync();

        await RegisterAsync(kim);
        await HandOverAsync(kim);

        // It appears with the receiver by itself, and says who is still responsible.
        await Expect(lee.Locator("tr", new() { HasText = "Verzoek beoordelen" })).ToContainTextAsync("Klantcontact is nog verantwoordelijk");
        await Screen.KeepAsync(lee, "team-offered");
        await DeclineAsync(lee);
        await MendAsync(kim);
        await AcceptAndAssessAsync(lee);
        await CarryOutAsync(femke);
        await TellTheClientAsync(kim);
        await LookBackAsync(kim);
        Assert.True(screen.Complaints.Count == 0, string.Join(Environment.NewLine, screen.Complaints));
    }

    [Fact]
    public async Task The_main_path_needs_no_mouse()
    {
        await using var node = await Node.StartAsync();
        await using var screen = await Screen.StartAsync(node.Address);
        var kim = await screen.SignInAsync("Kim");

        await kim.Keyboard.PressAsync("Tab");
        await Expect(kim.GetByRole(AriaRole.Link, new() { Name = "Naar de inhoud" })).ToBeFocusedAsync();
        await EnterAsync(kim, kim.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Verzoek registreren" }));
        await EnterAsync(kim, kim.GetByRole(AriaRole.Link, new() { Name = "Serviceverzoek" }));
        await TypeAsync(kim, kim.GetByLabel("Onderwerp in het kort"), "Lantaarn stuk");
        await TypeAsync(kim, kim.GetByLabel("Wat vraagt de klant?"), "Hij brandt al een week niet.");
        await EnterAsync(kim, kim.GetByRole(AriaRole.Button, new() { Name = "Verzoek registreren" }));
        await EnterAsync(kim, kim.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }));
        await TypeAsync(kim, kim.GetByLabel("Adres waar het om gaat"), "Parkweg 2");
        await TabToAsync(kim, kim.GetByLabel("Ja", new() { Exact = true }));
        await kim.Keyboard.PressAsync("ArrowDown");
        await EnterAsync(kim, kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }));

        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("staat klaar voor Beoordeling");
        Assert.True(screen.Complaints.Count == 0, string.Join(Environment.NewLine, screen.Complaints));
    }

    private static async Task TabToAsync(IPage page, ILocator place)
    {
        const int stopsMax = 60; // more stops than any page has before its main button
        for (var stop = 0; stop < stopsMax; stop++)
        {
            if (await place.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{place} cannot be reached with Tab.");
    }

    private static async Task EnterAsync(IPage page, ILocator place)
    {
        await TabToAsync(page, place);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task TypeAsync(IPage page, ILocator place, string text)
    {
        await TabToAsync(page, place);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task RegisterAsync(IPage kim)
    {
        await kim.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Verzoek registreren" }).ClickAsync();
        await Screen.KeepAsync(kim, "new-which");
        await kim.GetByRole(AriaRole.Link, new() { Name = "Serviceverzoek" }).ClickAsync();
        await kim.GetByLabel("Onderwerp in het kort").FillAsync("Container vol in de Lindestraat");
        await kim.GetByLabel("Wat vraagt de klant?").FillAsync("De ondergrondse container zit al een week vol. Er staan zakken naast.");
        await kim.GetByLabel("Onderwerp", new() { Exact = false }).Last.SelectOptionAsync("Afval");
        await kim.GetByLabel("Naam").FillAsync("Mevrouw De Wit");
        await kim.GetByLabel("Telefoonnummer").FillAsync("06 12345678");
        await Screen.KeepAsync(kim, "new-form");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Verzoek registreren" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("is geregistreerd");
    }

    private static async Task HandOverAsync(IPage kim)
    {
        await Screen.KeepAsync(kim, "task-free");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Oppakken" }).ClickAsync();
        await kim.GetByLabel("Nee, beoordelen").CheckAsync();
        await kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Alert)).ToContainTextAsync("Het volgende team heeft nog nodig: ‘Adres waar het om gaat’");
        await Screen.KeepAsync(kim, "task-refused");
        await kim.GetByLabel("Adres waar het om gaat").FillAsync("Lindestraat");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("‘Verzoek beoordelen’ staat klaar voor Beoordeling; Klantcontact is nog verantwoordelijk.");
        await Screen.KeepAsync(kim, "mine-done");
        await kim.GotoAsync("/team");
        await Expect(kim.GetByRole(AriaRole.Heading, new() { Name = "Overgedragen, nog niet geaccepteerd" })).ToBeVisibleAsync();
        await Screen.KeepAsync(kim, "team-handed-on");
    }

    private static async Task DeclineAsync(IPage lee)
    {
        await lee.GetByRole(AriaRole.Link, new() { Name = "Verzoek beoordelen" }).ClickAsync();
        await Expect(lee.GetByRole(AriaRole.Heading, new() { Name = "Overgedragen door Klantcontact" })).ToBeVisibleAsync();
        await lee.Locator("summary", new() { HasText = "Terugsturen" }).ClickAsync();
        await lee.Locator("label", new() { HasText = "Niet compleet" }).ClickAsync();
        await lee.Locator("label", new() { HasText = "Adres waar het om gaat" }).ClickAsync();
        await lee.GetByLabel("Toelichting voor Klantcontact").FillAsync("Welk huisnummer? Er staan vier containers in de Lindestraat.");
        await Screen.KeepAsync(lee, "task-declining");
        await lee.GetByRole(AriaRole.Button, new() { Name = "Terugsturen" }).ClickAsync();
        await Expect(lee.GetByRole(AriaRole.Status).First).ToContainTextAsync("is teruggestuurd");
    }

    private static async Task MendAsync(IPage kim)
    {
        // It lies ready for her, and the page she already had open shows it.
        var row = kim.Locator("tr", new() { HasText = "Verzoek beoordelen" });
        await Expect(row).ToContainTextAsync("voor u");
        await Screen.KeepAsync(kim, "team-repair");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(kim.GetByText("Welk huisnummer?")).ToBeVisibleAsync();
        await kim.GetByLabel("Adres waar het om gaat").FillAsync("Lindestraat 14, hoek Parkweg");
        await Screen.KeepAsync(kim, "task-repair");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Opnieuw aanbieden" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("staat klaar voor Beoordeling");
    }

    private static async Task AcceptAndAssessAsync(IPage lee)
    {
        await lee.GotoAsync("/team");
        await lee.Locator("tr", new() { HasText = "Verzoek beoordelen" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(lee.GetByText("Beoordeling is nu verantwoordelijk.")).ToBeVisibleAsync();
        await lee.GetByLabel("Opdracht voor de uitvoering").FillAsync("Container legen en de zakken meenemen.");
        await lee.GetByLabel("Toekennen").CheckAsync();
        await Screen.KeepAsync(lee, "task-work");
        await lee.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(lee.GetByRole(AriaRole.Status).First).ToContainTextAsync("staat klaar voor Uitvoering");
    }

    private static async Task CarryOutAsync(IPage femke)
    {
        await femke.GetByRole(AriaRole.Button, new() { Name = "Geef me de volgende" }).ClickAsync();
        await femke.GetByLabel("Uitgevoerd op").FillAsync("2026-11-23");
        await femke.GetByLabel("Resultaat voor de klant").FillAsync("Geleegd, zakken meegenomen.");
        await femke.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(femke.GetByRole(AriaRole.Status).First).ToContainTextAsync("staat klaar voor Klantcontact");
    }

    private static async Task TellTheClientAsync(IPage kim)
    {
        await kim.GotoAsync("/");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Geef me de volgende" }).ClickAsync();
        await Expect(kim.GetByText("Geleegd, zakken meegenomen.").First).ToBeVisibleAsync();
        await kim.GetByRole(AriaRole.Link, new() { Name = "Het hele verzoek met tijdlijn en route" }).ClickAsync();
        await Expect(kim.Locator(".picture .djs-shape.here[data-element-id=Task_Terugkoppelen]")).ToBeVisibleAsync();
        await Screen.KeepAsync(kim, "case-open");
        await kim.GetByRole(AriaRole.Link, new() { Name = "Uitkomst terugkoppelen" }).ClickAsync();
        await kim.GetByLabel("Hoe is de klant bereikt?").SelectOptionAsync("Telefoon");
        await kim.GetByRole(AriaRole.Button, new() { Name = "Afronden" }).ClickAsync();
        await Expect(kim.GetByRole(AriaRole.Status).First).ToContainTextAsync("Het verzoek is afgesloten: gehonoreerd.");
    }

    private static async Task LookBackAsync(IPage kim)
    {
        await kim.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Verzoeken" }).ClickAsync();
        await Screen.KeepAsync(kim, "cases");
        await kim.GetByRole(AriaRole.Link, new() { Name = "Container vol in de Lindestraat" }).ClickAsync();
        await Expect(kim.Locator(".page-title")).ToContainTextAsync("afgesloten: gehonoreerd");
        await Expect(kim.Locator("ol.route > li")).ToHaveTextAsync([new Regex("Klantcontact"), new Regex("Beoordeling"), new Regex("Klantcontact.*pingpong", RegexOptions.Singleline), new Regex("Beoordeling.*pingpong", RegexOptions.Singleline), new Regex("Uitvoering"), new Regex("Klantcontact")]);
        await Expect(kim.Locator(".picture .djs-shape.done[data-element-id=Task_Beoordelen]")).ToBeVisibleAsync();
        await Expect(kim.Locator(".picture .djs-connection.done[data-element-id=Flow_NaarBeoordeling] .djs-visual > path")).ToHaveCSSAsync("stroke-width", "3px");
        await Expect(kim.Locator(".picture .bjs-powered-by")).ToBeVisibleAsync();
        await Expect(kim.Locator("ol.timeline")).ToContainTextAsync("Beoordeling stuurde het terug naar Klantcontact: Niet compleet (Adres waar het om gaat)");
        await Screen.KeepAsync(kim, "case-closed");
        await kim.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(kim.Locator(".page-title")).ToContainTextAsync("closed: honoured");
        await Expect(kim.Locator("ol.timeline")).ToContainTextAsync("Beoordeling sent it back to Klantcontact: Incomplete");
        await Screen.KeepAsync(kim, "case-english");
    }
}
