using System.Net;
using System.Text.RegularExpressions;

namespace ClientProcess.Web.Tests.Pages;

/// <summary>Today this one is different, by address and form alone.</summary>
public sealed partial class AdaptPagesTests
{
    [Fact]
    public async Task A_look_at_the_consequences_tells_and_changes_nothing()
    {
        await using var node = await Node.StartAsync(more: true);
        using var kim = await node.SignInAsync("kim");
        using var noor = await node.SignInAsync("noor");
        var url = await CaseOfAsync(kim, await kim.ReportAsync());
        var before = Timeline(await noor.PageAsync(url));
        Assert.DoesNotContain("Stap overslaan", await kim.PageAsync(url), StringComparison.Ordinal);
        var place = Option(await noor.PageAsync(url), "skip-position", "Melding bekijken");

        var told = await (await noor.ActAsync(url, "skip", ("position", place), ("reason", "Staat op de foto"), ("preview", "true"))).TextAsync();

        Assert.Contains("Er is nog niets veranderd.", told, StringComparison.Ordinal);
        Assert.Matches("(?s)Vervalt</dt>\\s*<dd><strong>Melding bekijken</strong> \\(Klantcontact\\)", told);
        Assert.Matches("(?s)Komt erbij</dt>\\s*<dd><strong>Wat is er nodig\\?</strong>", told);
        Assert.Matches("(?s)Blijft zoals het is</dt>\\s*<dd>niets", told);
        Assert.Contains(">Staat op de foto</textarea>", told, StringComparison.Ordinal);
        Assert.Contains($"""<option value="{place}" selected="selected">""", told, StringComparison.Ordinal);
        Assert.Equal(before, Timeline(await noor.PageAsync(url)));

        var done = await noor.ActAsync(url, "skip", ("position", place), ("reason", "Staat op de foto"));
        Assert.Equal(url, done.Headers.Location!.ToString());
        var page = await noor.PageAsync(url);
        Assert.Contains("De stap is overgeslagen.", page, StringComparison.Ordinal);
        Assert.Contains("Noor sloeg ‘Melding bekijken’ over", Timeline(page), StringComparison.Ordinal);
        Assert.Contains("Staat op de foto", Timeline(page), StringComparison.Ordinal);
        Assert.Contains("data-skipped=\"Task_Bekijken\"", page, StringComparison.Ordinal);
        Assert.Contains("data-here=\"Gateway_Nodig\"", page, StringComparison.Ordinal);
        // A choice is made, not skipped: the form says so.
        Assert.Contains("Er is nu geen stap die u kunt overslaan.", page, StringComparison.Ordinal);
        Assert.Contains("Er is nog geen stap klaar die u kunt laten herhalen.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_lacks_something_says_what_in_words()
    {
        await using var node = await Node.StartAsync(more: true);
        using var kim = await node.SignInAsync("kim");
        using var noor = await node.SignInAsync("noor");
        var url = await CaseOfAsync(kim, await kim.ReportAsync());
        var place = Option(await noor.PageAsync(url), "skip-position", "Melding bekijken");

        async Task<string> No(string act, params (string, string)[] fields) => await (await noor.ActAsync(url, act, fields)).TextAsync(HttpStatusCode.Conflict);
        Assert.Contains("Kies een stap van dit verzoek die er is.", await No("skip", ("reason", "x"), ("preview", "true")), StringComparison.Ordinal);
        Assert.Contains("<h2>Geef een reden", await No("skip", ("position", place), ("preview", "true")), StringComparison.Ordinal);
        Assert.Contains("Kies een stap", await No("move", ("reason", "x")), StringComparison.Ordinal);
        Assert.Contains("Vul in wat er moet gebeuren.", await No("add-task", ("title", " "), ("reason", "x"), ("preview", "true")), StringComparison.Ordinal);
        Assert.Contains("alleen een coördinator van Klantcontact", await (await kim.ActAsync(url, "skip", ("position", place), ("reason", "x"))).TextAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_asks_what_is_given_up_and_shows_it_as_left()
    {
        await using var node = await Node.StartAsync(more: true);
        using var kim = await node.SignInAsync("kim");
        using var noor = await node.SignInAsync("noor");
        var task = await kim.ReportAsync();
        var url = await CaseOfAsync(kim, task);
        await kim.ActAsync(task, "claim");
        // Both boxes ticked: both ways are taken.
        await kim.ActAsync(task, "complete", ("field.plek", "Lindestraat"), ("choice.Gateway_Nodig", "Flow_Beoordelen"), ("choice.Gateway_Nodig", "Flow_Herstellen"));
        var page = await noor.PageAsync(url);
        var places = Regex.Matches(page, """name="from" value="(\d+)" ?(?:checked="checked")?><span>(.*?)</span>""").ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);
        Assert.Equal(["Plek herstellen", "Schade beoordelen"], places.Keys.Order());

        var refused = await (await noor.ActAsync(url, "move", ("node", "Task_Bellen"), ("reason", "x"), ("preview", "true"))).TextAsync(HttpStatusCode.Conflict);
        Assert.Contains("‘Schade beoordelen’, ‘Plek herstellen’", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await noor.ActAsync(url, "move", ("node", "Task_Bellen"), ("from", places["Plek herstellen"]), ("from", places["Schade beoordelen"]), ("reason", "De klant loste het op"))).StatusCode);

        page = await noor.PageAsync(url);
        Assert.Contains("Noor verplaatste het van Plek herstellen, Schade beoordelen naar ‘Klant bellen’", Timeline(page), StringComparison.Ordinal);
        Assert.Contains("data-skipped=\"Task_Herstellen Task_Beoordelen\"", page, StringComparison.Ordinal);
        // What was done can be done once more; then it is here again, and says so.
        Assert.Equal(HttpStatusCode.Redirect, (await noor.ActAsync(url, "repeat", ("node", "Task_Bekijken"), ("reason", "Nog eens kijken"))).StatusCode);
        page = await noor.PageAsync(url);
        Assert.Contains("Noor laat ‘Melding bekijken’ nog eens doen", Timeline(page), StringComparison.Ordinal);
        Assert.Contains(">nog een keer</span>", page, StringComparison.Ordinal);
        Assert.Contains("Task_Bekijken", Regex.Match(page, "data-here=\"([^\"]*)\"").Groups[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_work_is_known_by_its_title_wherever_it_is_shown()
    {
        await using var node = await Node.StartAsync(more: true);
        using var kim = await node.SignInAsync("kim");
        using var noor = await node.SignInAsync("noor");
        using var lee = await node.SignInAsync("lee");
        var url = await CaseOfAsync(kim, await kim.ReportAsync());

        var told = await (await noor.ActAsync(url, "add-task", ("title", "Bel de wijkagent"), ("team", "beoordeling"), ("reason", "Er is ruzie over"), ("preview", "true"))).TextAsync();
        Assert.Matches("(?s)Komt erbij</dt>\\s*<dd><strong>Bel de wijkagent</strong> \\(Beoordeling\\)", told);
        await noor.ActAsync(url, "add-task", ("title", "Bel de wijkagent"), ("team", "beoordeling"), ("reason", "Er is ruzie over"));
        Assert.Contains("Noor voegde een taak toe voor Beoordeling: Bel de wijkagent", Timeline(await noor.PageAsync(url)), StringComparison.Ordinal);

        var list = await lee.PageAsync("/team");
        Assert.Contains("""aria-label="Oppakken: Bel de wijkagent, """, list, StringComparison.Ordinal);
        Assert.Contains("extra taak", list, StringComparison.Ordinal);
        var task = Regex.Match(list, """href="(/tasks/[^"]+)">Bel de wijkagent<""").Groups[1].Value;
        await lee.ActAsync(task, "claim");
        Assert.Contains("<h1>Bel de wijkagent ", await lee.PageAsync(task), StringComparison.Ordinal);
        await lee.ActAsync(task, "complete");
        Assert.Contains("‘Bel de wijkagent’", await lee.PageAsync("/"), StringComparison.Ordinal);
        var timeline = Timeline(await noor.PageAsync(url));
        Assert.Contains("Bel de wijkagent", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("heropend", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_instead_needs_nothing_of_the_form()
    {
        await using var node = await Node.StartAsync(more: true);
        using var kim = await node.SignInAsync("kim");
        var task = await kim.ReportAsync();
        var url = await CaseOfAsync(kim, task);
        await kim.ActAsync(task, "claim");
        var page = await kim.PageAsync(task);
        Assert.Contains("Het liep anders", page, StringComparison.Ordinal);
        Assert.Contains("""type="checkbox" name="choice.Gateway_Nodig" value="Flow_Herstellen">""", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await kim.ActAsync(task, "complete", ("raises", "Escalation_Gevaar"))).StatusCode);
        Assert.Contains("Gevaarlijke plek", Timeline(await kim.PageAsync(url)), StringComparison.Ordinal);
        Assert.Contains("Uw werk", await kim.PageAsync(task), StringComparison.Ordinal); // it goes on beside it
        Assert.Equal(HttpStatusCode.Redirect, (await kim.ActAsync(task, "complete", ("raises", "Error_Onvindbaar"))).StatusCode);
        var timeline = Timeline(await kim.PageAsync(url));
        Assert.Contains("Het ging mis bij ‘Melding bekijken’: Plek niet te vinden", timeline, StringComparison.Ordinal);
        Assert.Contains("Plek navragen", timeline, StringComparison.Ordinal);
    }

    private static string Timeline(string page) => Regex.Replace(page[page.IndexOf("<ol class=\"timeline\">", StringComparison.Ordinal)..], "(?s)</section>.*|<time.*?</time>", "");

    private static string Option(string page, string select, string text) =>
        Regex.Match(page[page.IndexOf($"id=\"{select}\"", StringComparison.Ordinal)..], $"""<option value="(\d+)">{text}""").Groups[1].Value;

    private static async Task<string> CaseOfAsync(Visitor visitor, string task) => Address().Match(await visitor.PageAsync(task)).Value;

    [GeneratedRegex("/cases/[0-9a-f-]{36}")]
    private static partial Regex Address();
}

internal static class Reporting
{
    /// <summary>Registers a report about public space and returns the address of its first task.</summary>
    public static async Task<string> ReportAsync(this Visitor kim)
    {
        var answer = await kim.PostAsync("/cases/new?process=melding", "/cases/new?process=melding", ("request", "r1"), ("subject", "Gat in de stoep"), ("channel", "phone"), ("client.name", "Mw. De Wit"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
