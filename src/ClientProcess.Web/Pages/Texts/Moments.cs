using System.Globalization;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Html;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace ClientProcess.Web.Pages;

/// <summary>Moments as people say them ("3 u 20 min"), with the whole moment in <c>datetime</c> and <c>title</c>. The clock is Amsterdam's.</summary>
public sealed class Moments(Words words, TimeProvider time)
{
    /// <summary>Beyond this a date says more than a number of days.</summary>
    private static readonly TimeSpan RelativeMax = TimeSpan.FromDays(14);

    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public DateTimeOffset Now => time.GetUtcNow();

    public IHtmlContent Ago(DateTime column) => Ago(Instants.FromColumn(column));

    public IHtmlContent Ago(DateTimeOffset at)
    {
        var passed = Now - at;
        return Element(at, passed > RelativeMax ? Date(at) : passed < TimeSpan.FromMinutes(1) ? words["time.just-now"] : words["time.ago", Length(passed)]);
    }

    /// <summary>How long something waits already: without "ago", for columns that say it in their head.</summary>
    public IHtmlContent Since(DateTime column)
    {
        var at = Instants.FromColumn(column);
        return Element(at, Now - at > RelativeMax ? Date(at) : Length(Now - at));
    }

    public IHtmlContent Due(DateTime column) => Due(Instants.FromColumn(column));

    public IHtmlContent Due(DateTimeOffset at)
    {
        var left = at - Now;
        return Element(at, left.Duration() > RelativeMax ? Date(at) : left < TimeSpan.Zero ? words["time.late", Length(-left)] : words["time.in", Length(left)]);
    }

    public IHtmlContent Exact(DateTime column) => Exact(Instants.FromColumn(column));

    public IHtmlContent Exact(DateTimeOffset at) => Element(at, Brief(at));

    public string Brief(DateTimeOffset at) => Local(at).ToString("ddd d MMM HH:mm", words.Culture);

    /// <summary>The day that a value of the case names, as people write it.</summary>
    public string Day(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", words.Culture) : iso;

    public string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => words["time.under-a-minute"],
        { TotalHours: < 1 } => words["time.minutes", (int)length.TotalMinutes],
        { TotalDays: < 1, Minutes: 0 } => words["time.hours", (int)length.TotalHours],
        { TotalDays: < 1 } => words["time.hours-minutes", (int)length.TotalHours, length.Minutes],
        { Hours: 0 } => words["time.days", (int)length.TotalDays],
        _ => words["time.days-hours", (int)length.TotalDays, length.Hours],
    };

    /// <summary>What a form's moment means; null when it is none.</summary>
    public static DateTimeOffset? Read(string? typed) =>
        typed is not null && Typed.Parse(typed) is { Success: true } local ? local.Value.InZoneLeniently(TimerDetail.Zone).ToDateTimeOffset() : null;

    /// <summary>A moment as a form's field wants it.</summary>
    public static string ForField(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private string Date(DateTimeOffset at) => Local(at).ToString("d MMM yyyy", words.Culture);

    private HtmlString Element(DateTimeOffset at, string text)
    {
        var whole = Local(at).ToString("dddd d MMMM yyyy HH:mm", words.Culture);
        var machine = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new HtmlString($"""<time datetime="{machine}" title="{whole}">{System.Net.WebUtility.HtmlEncode(text)}</time>""");
    }

    private static DateTime Local(DateTimeOffset at) => at.ToInstant().InZone(TimerDetail.Zone).ToDateTimeUnspecified();
}
