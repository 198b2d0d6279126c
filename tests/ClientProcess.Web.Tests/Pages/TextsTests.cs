using System.Text.RegularExpressions;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Web.Pages;

namespace ClientProcess.Web.Tests.Pages;

public sealed partial class TextsTests
{
    [Fact]
    public void Every_text_says_something_in_both_languages()
    {
        Assert.True(Words.Keys.Count() > 300);
        Assert.All(Words.Keys, key =>
        {
            Assert.False(string.IsNullOrWhiteSpace(Words.Dutch[key]), key);
            Assert.False(string.IsNullOrWhiteSpace(Words.English[key]), key);
        });
    }

    [Fact]
    public void Both_languages_of_a_text_speak_of_the_same_things() =>
        Assert.All(Words.Keys, key => Assert.Equal(Places(Words.Dutch[key]), Places(Words.English[key])));

    [Fact]
    public void Every_text_that_pages_ask_for_by_name_exists()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Node.Repository, "src/ClientProcess.Web"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.Contains("/Pages/", StringComparison.Ordinal) || file.Contains("/Layout/", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => (file, key: match.Groups[1].Value))).ToList();
        Assert.True(asked.Count > 200);
        Assert.All(asked, item => Assert.True(Words.Keys.Contains(item.key), $"{item.key} in {item.file}"));
    }

    [Fact]
    public void Every_no_of_the_rules_has_a_sentence() =>
        Assert.All(Enum.GetValues<RejectionCode>(), code => Assert.Contains($"rejection.{Kebab.Of(code)}", Words.Keys));

    [Fact]
    public void Every_outcome_reason_kind_of_work_and_act_has_a_name()
    {
        Assert.All(Outcomes.All, outcome => Assert.Contains($"outcome.{outcome}", Words.Keys));
        Assert.All(DeclineReasons.All, reason => Assert.All(["reason.{0}", "reason.{0}.hint", "repair.{0}"], key => Assert.Contains(key.Replace("{0}", reason, StringComparison.Ordinal), Words.Keys)));
        Assert.All(Enum.GetValues<WorkKind>(), kind => Assert.All([$"kind.{Kebab.Of(kind)}", $"task.work.{Kebab.Of(kind)}", $"act.complete.{Kebab.Of(kind)}"], key => Assert.Contains(key, Words.Keys)));
        Assert.All(Enum.GetValues<CaseAct>(), act => Assert.All([$"act.case.{Kebab.Of(act)}", $"done.case.{Kebab.Of(act)}"], key => Assert.Contains(key, Words.Keys)));
        Assert.All(BreachReasons.All, reason => Assert.Contains($"breach.{reason}", Words.Keys));
        Assert.All(ClientProcess.Service.Signs.StuckQuery.Signs, sign => Assert.Contains($"board.sign.{sign}", Words.Keys));
        Assert.All(ClientProcess.Service.Compliance.ComplianceFilter.Bys, by => Assert.All([$"compliance.by.{by}", $"compliance.per.{by}"], key => Assert.Contains(key, Words.Keys)));
        Assert.All(NewModel.Channels, channel => Assert.Contains($"channel.{channel}", Words.Keys));
    }

    [Fact]
    public void Nothing_on_a_page_is_said_outside_the_texts()
    {
        // Letters between two tags that no @ put there; the product's name is the same in every language.
        var pages = Directory.EnumerateFiles(Path.Combine(Node.Repository, "src/ClientProcess.Web/Pages"), "*.cshtml", SearchOption.AllDirectories).ToList();
        Assert.True(pages.Count > 20);
        Assert.All(pages, file => Assert.All(File.ReadAllLines(file), line => Assert.False(BareText().IsMatch(line), $"{file}: {line}")));
    }

    [GeneratedRegex("""\{\d""")]
    private static partial Regex Place();

    [GeneratedRegex("""(?:\bT|\bwords|\bWords|\bdesk\.Words)(?:\[)"([a-z][^"{]*)"[\],]""")]
    private static partial Regex Asked();

    [GeneratedRegex("""<(?:p|h1|h2|h3|td|th|dt|dd|span|label|legend|button|a|li|summary|strong|option)\b[^<>]*>\s*[A-Za-z]{3,}""")]
    private static partial Regex BareText();

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
}
