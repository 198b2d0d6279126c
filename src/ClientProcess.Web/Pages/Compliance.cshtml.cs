using System.Collections.Immutable;
using ClientProcess.Service.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Web.Pages;

/// <summary><i>Naleving</i>: how promises were kept that were due in a period.</summary>
public sealed class ComplianceModel(Desk desk, ComplianceQuery compliance) : PageModel
{
    public static readonly ImmutableArray<string> Kinds = ["sla", "ola", "uc"];
    public static readonly ImmutableArray<string> Clocks = ["first-response", "acceptance", "completion", "next-update"];

    public ComplianceFilter Filter { get; private set; } = null!;
    public (LocalDate First, LocalDate Last) Month { get; private set; }
    public IReadOnlyList<ComplianceLine> Lines { get; private set; } = [];
    public ComplianceLine Total => ComplianceQuery.Total(Lines);
    public Refusal? Refusal { get; private set; }

    /// <summary>What was filled in, right or wrong.</summary>
    public string From { get; private set; } = "";
    public string Until { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? from, string? until, string? by, string? kind, string? clock, CancellationToken cancel)
    {
        if (await ReadAsync(from, until, by, kind, clock, cancel)) return Page();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(string? from, string? until, string? by, string? kind, string? clock, CancellationToken cancel) =>
        await ReadAsync(from, until, by, kind, clock, cancel)
            ? File(ComplianceCsv.Write(Lines, Filter.By), "text/csv; charset=utf-8", $"{desk.Words["compliance.file"]}-{From}-{Until}.csv")
            : BadRequest();

    /// <summary>The same question about another period.</summary>
    public string Query(LocalDate from, LocalDate until)
    {
        (string Key, string? Value)[] asked =
            [("from", LocalDatePattern.Iso.Format(from)), ("until", LocalDatePattern.Iso.Format(until)), ("by", Filter.By), ("kind", Filter.Kind), ("clock", Filter.Clock)];
        return QueryString.Create(asked.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).ToString();
    }

    public string NameOf(string? key) => (Filter.By, key) switch
    {
        (_, null) => desk.Words["compliance.nobody"],
        ("team", _) => desk.Names.Team(key),
        ("process", _) => desk.Names.Process(key),
        ("priority", _) => desk.Words.Or($"priority.{key}", key),
        ("month", _) => DateOnly.Parse($"{key}-01", System.Globalization.CultureInfo.InvariantCulture).ToString("MMMM yyyy", desk.Words.Culture),
        _ => key,
    };

    private async Task<bool> ReadAsync(string? from, string? until, string? by, string? kind, string? clock, CancellationToken cancel)
    {
        Month = CompliancePeriod.MonthOf(desk.Now);
        var isRead = CompliancePeriod.Read(from, Month.First, out var first) & CompliancePeriod.Read(until, Month.Last, out var last);
        Filter = new ComplianceFilter(first, last)
        {
            By = by is not null && ComplianceFilter.Bys.Contains(by) ? by : "agreement",
            Kind = kind is not null && Kinds.Contains(kind) ? kind : null,
            Clock = clock is not null && Clocks.Contains(clock) ? clock : null,
        };
        (From, Until) = (isRead || string.IsNullOrEmpty(from) ? LocalDatePattern.Iso.Format(first) : from, isRead || string.IsNullOrEmpty(until) ? LocalDatePattern.Iso.Format(last) : until);
        if (!isRead || Filter.Wrong is not null)
        {
            Refusal = Refusal.Of(desk.Words["compliance.period-wrong"]);
            return false;
        }
        Lines = await compliance.CountAsync(Filter, desk.Now, cancel);
        return true;
    }
}
