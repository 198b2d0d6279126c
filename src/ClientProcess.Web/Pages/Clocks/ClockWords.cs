using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using ClientProcess.Service.Promises;
using ClientProcess.Web.Api;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Web.Pages;

/// <summary>
/// Says clocks in the person's language. The engine explains a due moment in English sentences of a few fixed shapes; each shape has a text here, and one
/// that has none is shown as the engine says it.
/// </summary>
public sealed class ClockWords(Words words, Func<string, string?> noteOf)
{
    /// <summary>How long one sentence may take to be recognised; they are short.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>The shapes: {day} is "mon 2026-11-23", {at} a moment, {length} an ISO 8601 duration, the rest is text.</summary>
    private static readonly (Regex Shape, string Key)[] Shapes =
    [
        Shape("{day} {time}-{time} counts {length}", "why.worked"),
        Shape("{day} {time}-{day} {time} counts {length}", "why.worked-past-midnight"),
        Shape("{day} is the day of receipt and does not count", "why.receipt"),
        Shape("{day} is the day it went on and does not count", "why.went-on"),
        Shape("{day} is working day {number}", "why.working-day"),
        Shape("{day} does not count: closed by the calendar", "why.closed"),
        Shape("{day} does not count: {holiday} \\([^)]*\\)", "why.holiday"),
        Shape("from {at} the target is {target}", "why.target"),
        Shape("{at} - {at} counts {length}", "why.counted"),
        Shape("{at} - {at} counts", "why.counts"),
        Shape("paused from {at} until {at}: {ground}, {text}", "why.paused-until"),
        Shape("paused from {at}: {ground}, {text}", "why.paused"),
        Shape("stopped from {at} until {at}", "why.stopped-until"),
        Shape("stopped at {at}, hit: it was due at {at}", "why.hit"),
        Shape("stopped at {at}, breached: it was due at {at}", "why.breached"),
        Shape("not due while it is paused", "why.not-due"),
        Shape("due at {at}", "why.due"),
        Shape("{target} from {day} up to and including {day}", "why.term"),
        Shape("the term ends with {day}", "why.term-ends"),
        Shape("{day} is {holiday}: the term does not end on it \\(Algemene termijnenwet art. 1\\)", "why.rolled"),
        Shape("{day} is too soon: the term needs two ordinary days \\(Algemene termijnenwet art. 2\\)", "why.too-soon"),
        Shape("suspended for {number} days? from {day}: {suspension}, {text} \\(Awb 4:15\\)", "why.suspended"),
        Shape("extended by {target}: {text} \\(Awb 4:14\\)", "why.extended"),
    ];

    public IEnumerable<string> Why(ClockView clock) => clock.Explanation.Select(segment => Said(segment.Text));

    /// <summary>A target as people say it.</summary>
    public string Target(string target)
    {
        if (target.StartsWith('P')) return Worked(XmlConvert.ToTimeSpan(target));
        var parts = target.Split(' ');
        if (parts is not [var count, ..]) return target;
        var one = count == "1" ? ".one" : "";
        return target switch
        {
            _ when target.EndsWith("end of day", StringComparison.Ordinal) => words[$"target.days-end{one}", count],
            _ when parts.Contains("working") => words[$"target.days{one}", count],
            _ when parts is [_, var unit, "statutory"] => words[$"target.statutory.{unit.TrimEnd('s')}{one}", count],
            _ => target,
        };
    }

    /// <summary>Working time: hours and minutes, for a day of it is not a day.</summary>
    public string Worked(TimeSpan worked)
    {
        var (hours, minutes) = ((int)worked.Duration().TotalHours, worked.Duration().Minutes);
        return (hours, minutes) switch
        {
            (0, 0) => words["time.under-a-minute"],
            (0, _) => words["time.minutes", minutes],
            (_, 0) => words["time.hours", hours],
            _ => words["time.hours-minutes", hours, minutes],
        };
    }

    private string Said(string text)
    {
        foreach (var (shape, key) in Shapes)
        {
            if (shape.Match(text) is not { Success: true } match) continue;
            var parts = shape.GetGroupNames().Where(name => name.Contains('_', StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => (object?)Part(name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..], match.Groups[name].Value)).ToArray();
            return words[key, parts];
        }
        return ClockTexts.WithNotes(text, Note);
    }

    private string Part(string kind, string text) => kind switch
    {
        "day" when LocalDatePattern.Iso.Parse(text[4..]) is { Success: true } day => day.Value.ToDateOnly().ToString("ddd d MMM yyyy", words.Culture),
        "at" when OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } at => at.Value.LocalDateTime.ToDateTimeUnspecified().ToString("ddd d MMM yyyy HH:mm", words.Culture),
        "time" => text[..5],
        "length" => Worked(XmlConvert.ToTimeSpan(text)),
        "target" => Target(text),
        "ground" => words.Or($"ground.{text}", text),
        "suspension" => words.Or($"suspension.{Engine.Definitions.Kebab.Of(text)}", text),
        "holiday" => words.Or($"holiday.{text.Replace(' ', '-').Replace("'", "", StringComparison.Ordinal).ToLowerInvariant()}", text),
        "number" => text,
        _ => ClockTexts.WithNotes(text, Note),
    };

    private string Note(string key) => noteOf(key) ?? words["why.erased"];

    /// <summary>Each place becomes a group named by its order and kind.</summary>
    private static (Regex Shape, string Key) Shape(string shape, string key)
    {
        var place = 0;
        var pattern = Regex.Replace(shape, @"\{(\w+)\}", found => string.Create(CultureInfo.InvariantCulture, $"(?<g{place++}_{found.Groups[1].Value}>{KindOf(found.Groups[1].Value)})"));
        return (new Regex($"^{pattern}$", RegexOptions.CultureInvariant, Patience), key);
    }

    private static string KindOf(string kind) => kind switch
    {
        "day" => @"[a-z]{3} \d{4}-\d\d-\d\d",
        "at" => @"\d{4}-\d\d-\d\dT[-\d:.+Z]+",
        "time" => @"\d\d:\d\d:\d\d[.\d]*",
        "length" => @"PT?[\dA-Z.]+",
        "number" => @"\d+",
        "ground" or "suspension" => @"[A-Za-z-]+",
        _ => ".+?",
    };
}
