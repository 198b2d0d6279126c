using System.Net;

namespace ClientProcess.Web.Tests.Pages;

public sealed class PagesTests
{
    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        await using var node = await Node.StartAsync();
        using var stranger = node.Stranger();

        foreach (var url in (string[])["/", "/team", "/cases", "/cases/new", "/live", "/definitions/serviceverzoek/1.bpmn"])
        {
            var answer = await stranger.GetAsync(url);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in?", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Empty_worklists_say_so_in_the_language_of_the_person()
    {
        await using var node = await Node.StartAsync();
        using var lee = await node.SignInAsync("lee");

        Assert.Contains("U heeft geen taken", await lee.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("De werkvoorraad is leeg", await lee.PageAsync("/team"), StringComparison.Ordinal);

        Assert.Equal("/team", (await lee.GetAsync("/language?to=en&returnUrl=/team")).Headers.Location!.ToString());
        Assert.Contains("""<html lang="en" """, await lee.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("The worklist is empty", await lee.PageAsync("/team"), StringComparison.Ordinal);
        Assert.Equal("/", (await lee.GetAsync("/language?to=nl&returnUrl=//elsewhere.example/")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_does_not_exist_is_a_page_that_says_so_and_nobody_sees_anothers_case()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var daan = await node.SignInAsync("daan");
        var task = await kim.RegisterAsync("Container vol");

        Assert.Contains("Niet gevonden", await kim.PageAsync("/nergens", HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("Niet gevonden", await kim.PageAsync("/tasks/0-1", HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("Niet gevonden", await daan.PageAsync(task, HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registering_twice_with_one_form_registers_one_case()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");

        var first = await kim.RegisterAsync("Container vol", key: "one-form");
        var second = await kim.RegisterAsync("Container vol", key: "one-form");

        Assert.Equal(first, second);
        Assert.Contains("1 resultaat", await kim.PageAsync("/cases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_lacks_something_comes_back_with_what_was_typed()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");

        var answer = await kim.PostAsync("/cases/new?process=serviceverzoek", "/cases/new?process=serviceverzoek",
            ("request", "k"), ("subject", "Container vol"), ("client.name", "Mw. De Wit"), ("channel", "counter"));

        var page = await answer.TextAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("""<a href="#field-vraag">Vul ‘Wat vraagt de klant?’ in</a>""", page, StringComparison.Ordinal);
        Assert.Contains("""value="Container vol""", page, StringComparison.Ordinal);
        Assert.Contains("""value="Mw. De Wit""", page, StringComparison.Ordinal);
        Assert.Contains("""<option value="counter" selected="selected">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_of_the_next_team_is_named_before_it_is_offered()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        var task = await kim.RegisterAsync("Container vol");
        await kim.ActAsync(task, "claim");

        var page = await kim.PageAsync(task);
        Assert.Contains("Beoordeling heeft dit nodig bij ‘Nee, beoordelen’.", page, StringComparison.Ordinal);

        var refused = await (await kim.ActAsync(task, "complete", ("choice.Gateway_Direct", "Flow_NaarBeoordeling"), ("field.wensdatum", "2026-12-01")))
            .TextAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Het volgende team heeft nog nodig: ‘Adres waar het om gaat’", refused, StringComparison.Ordinal);
        Assert.Contains("""value="2026-12-01""", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_before_a_change_says_that_somebody_was_first_and_keeps_what_was_typed()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var noor = await node.SignInAsync("noor");
        var task = await kim.RegisterAsync("Container vol");
        await kim.ActAsync(task, "claim");
        var etag = (await kim.PageAsync(task)).Hidden("complete", "etag");

        Assert.Equal(HttpStatusCode.NoContent, (await kim.GetAsync($"{task}?seen={etag}")).StatusCode);
        await noor.ActAsync(task, "reassign", ("person", "anouk"));
        await noor.ActAsync(task, "reassign", ("person", "kim"));

        Assert.Contains("Iemand heeft dit intussen gewijzigd", await kim.PageAsync($"{task}?seen={etag}"), StringComparison.Ordinal);
        var page = await (await kim.ActAsync(task, "complete", ("etag", etag), ("field.adres", "Lindestraat 3"), ("choice.Gateway_Direct", "Flow_Direct"))).TextAsync(HttpStatusCode.Conflict);
        Assert.Contains("Iemand heeft dit intussen gewijzigd", page, StringComparison.Ordinal);
        Assert.Contains("""value="Lindestraat 3""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_loses_the_race_for_a_task_hears_who_won()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var anouk = await node.SignInAsync("anouk");
        var task = await kim.RegisterAsync("Container vol");
        await kim.ActAsync(task, "claim");

        var page = await (await anouk.ActAsync(task, "claim")).TextAsync(HttpStatusCode.Conflict);

        Assert.Contains("Kim heeft deze taak al opgepakt.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_task_page_offers_exactly_what_the_rules_accept()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var anouk = await node.SignInAsync("anouk");
        var task = await kim.RegisterAsync("Container vol");
        Assert.Equal(["claim"], Acts(await kim.PageAsync(task)));

        await kim.ActAsync(task, "claim");

        Assert.Equal(["complete", "hand-off", "delegate", "follow-up", "release"], Acts(await kim.PageAsync(task)));
        Assert.Empty(Acts(await anouk.PageAsync(task)));
    }

    [Fact]
    public async Task Give_me_the_next_one_gives_the_work_and_says_when_there_is_none()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        Assert.Contains("Er ligt nu niets om op te pakken.", await (await kim.PostAsync("/", "/")).TextAsync(), StringComparison.Ordinal);
        var task = await kim.RegisterAsync("Container vol");

        Assert.Equal(task, (await kim.PostAsync("/", "/")).Headers.Location!.ToString());
        Assert.Contains("Vraag vastleggen", await kim.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_a_handoff_is_asked_and_answered_on_it()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var lee = await node.SignInAsync("lee");
        var first = await kim.RegisterAsync("Container vol");
        var caseId = first["/tasks/".Length..].Split('-')[0];
        await kim.ActAsync(first, "claim");
        await kim.ActAsync(first, "complete", ("field.adres", "Lindestraat 3"), ("choice.Gateway_Direct", "Flow_NaarBeoordeling"));
        var task = System.Text.RegularExpressions.Regex.Match(await lee.PageAsync("/team"), """href="(/tasks/[^"]+)""").Groups[1].Value;
        var page = await lee.PageAsync(task);
        Assert.Contains(caseId, task, StringComparison.Ordinal);
        Assert.Contains("Klantcontact is nog verantwoordelijk", page, StringComparison.Ordinal);

        await lee.ActAsync(task, "ask", ("of", page.Hidden("ask", "of")), ("question", "Welke container?"));
        var asked = await kim.PageAsync(task);
        Assert.Contains("Welke container?", asked, StringComparison.Ordinal);
        await kim.ActAsync(task, "answer", ("of", asked.Hidden("answer", "of")), ("asked", asked.Hidden("answer", "asked")), ("answer", "De groene."));

        Assert.Contains("De groene.", await lee.PageAsync(task), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_paused_with_a_reason_and_goes_on()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        var page = "/cases/" + Guid.ParseExact((await kim.RegisterAsync("Container vol"))["/tasks/".Length..].Split('-')[0], "N");

        Assert.Contains("Geef een reden", await (await kim.ActAsync(page, "pause")).TextAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
        await kim.ActAsync(page, "pause", ("reason", "Klant zoekt de foto op"));
        Assert.Contains("Klant zoekt de foto op", await kim.PageAsync(page), StringComparison.Ordinal);
        await kim.ActAsync(page, "resume", ("reason", "Foto is er"));

        Assert.DoesNotContain("Gepauzeerd door", await kim.PageAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_calm_page_in_both_languages()
    {
        await using var node = await Node.StartAsync(postgres: "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", waits: false);
        using var kim = await node.SignInAsync("kim");

        Assert.Contains("Even geduld", await kim.PageAsync("/team", HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        Assert.Contains("One moment", await kim.PageAsync("/team?lang=en", HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        Assert.Equal("waiting for the database", await kim.PageAsync("/health/ready", HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task Pages_tell_the_browser_what_they_never_do()
    {
        await using var node = await Node.StartAsync();
        using var stranger = node.Stranger();

        var policy = (await stranger.GetAsync("/sign-in")).Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static string[] Acts(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, """name="act" value="([^"]+)""").Select(match => match.Groups[1].Value)];
}
