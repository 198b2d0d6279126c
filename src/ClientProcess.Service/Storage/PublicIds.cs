using System.Globalization;

namespace ClientProcess.Service.Storage;

/// <summary>Tasks and handoffs are numbered within their case; outside it their id is the case's with that number.</summary>
public static class PublicIds
{
    public static string Of(Guid caseId, int number) => string.Create(CultureInfo.InvariantCulture, $"{caseId:N}-{number}");

    public static (Guid Case, int Number)? Parse(string? id)
    {
        if (id is null) return null;
        var dash = id.LastIndexOf('-');
        return dash > 0 && Guid.TryParseExact(id.AsSpan(0, dash), "N", out var caseId)
            && int.TryParse(id.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (caseId, number) : null;
    }
}
