using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using ClientProcess.Service.Compliance;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Web.Api;

/// <summary>How promises were kept that were due in a period.</summary>
internal sealed record ComplianceBody(string From, string Until, string By, ImmutableArray<ComplianceLineBody> Items, ComplianceLineBody Total);

internal sealed record ComplianceLineBody
{
    [Description("The agreement, team, partner, process, priority or month; null: promised by no team or partner by itself.")]
    public required string? Key { get; init; }

    public required long Kept { get; init; }
    public required long Breached { get; init; }

    [Description("Open, and past the due moment.")]
    public required long Late { get; init; }

    [Description("How many of hundred were kept; null when there was nothing to keep.")]
    public required decimal? Percentage { get; init; }

    [Description("Lead time, round the clock, by whose waiting.")]
    public required WaitedHours Hours { get; init; }

    [Description("Why promises were not kept, as supervisors say; none: nobody said.")]
    public required ImmutableSortedDictionary<string, long> Reasons { get; init; }

    public static ComplianceLineBody Of(ComplianceLine line) => new()
    {
        Key = line.Key,
        Kept = line.Kept,
        Breached = line.Breached,
        Late = line.Late,
        Percentage = line.Percentage,
        Hours = new WaitedHours(Hour(line.TeamSeconds), Hour(line.ClientSeconds), Hour(line.PartnerSeconds), Hour(line.OtherSeconds)),
        Reasons = line.Reasons.ToImmutableSortedDictionary(pair => pair.Key.Length == 0 ? "none" : pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };

    private static decimal Hour(long seconds) => Math.Round(seconds / 3600m, 2);
}

internal sealed record WaitedHours(decimal Team, decimal Client, decimal Partner, decimal Other);

/// <summary>How promises were kept.</summary>
internal static class ComplianceReads
{
    private static readonly QueryParameter From = new("from", "The first day on which the promises were due, yyyy-mm-dd; without it the first day of this month.");
    private static readonly QueryParameter Until = new("until", "The last day on which they were due; without it the last day of this month.");
    private static readonly QueryParameter By = new("by", "What to count by; without it agreement.") { OneOf = ComplianceFilter.Bys };
    private static readonly QueryParameter Kind = new("kind", "Only promises of this kind.") { OneOf = ["sla", "ola", "uc"] };
    private static readonly QueryParameter Clock = new("clock", "Only promises about this.") { OneOf = ["first-response", "acceptance", "completion", "next-update"] };

    public static void Map(RouteGroupBuilder compliance) => compliance.MapGet("", CountAsync)
        .Gives<ComplianceBody>("get-compliance", "How the promises that were due in a period were kept; for supervisors").WithMetadata(From, Until, By, Kind, Clock);

    private static async Task<IResult> CountAsync(Call call, Queries query, ComplianceQuery compliance)
    {
        var (first, last) = CompliancePeriod.MonthOf(call.Now);
        if (!CompliancePeriod.Read(query.Text("from"), first, out var from)) return Unreadable("from");
        if (!CompliancePeriod.Read(query.Text("until"), last, out var until)) return Unreadable("until");
        var filter = new ComplianceFilter(from, until) { By = query.Text("by") ?? "agreement", Kind = query.Text("kind"), Clock = query.Text("clock") };
        if (filter.Wrong is { } wrong) return Problem.Unreadable("parameter-invalid", wrong, "from", "until").Result();
        var lines = await compliance.CountAsync(filter, call.Now, call.Cancel);
        return TypedResults.Ok(new ComplianceBody(
            LocalDatePattern.Iso.Format(from), LocalDatePattern.Iso.Format(until), filter.By, [.. lines.Select(ComplianceLineBody.Of)], ComplianceLineBody.Of(ComplianceQuery.Total(lines))));
    }

    private static IResult Unreadable(string name) => Problem.Unreadable("parameter-invalid", $"Expected a day such as 2026-11-23 for '{name}', but it is something else.", name).Result();
}
