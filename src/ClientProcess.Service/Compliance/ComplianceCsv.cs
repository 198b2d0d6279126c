using System.Globalization;
using System.Text;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Compliance;

/// <summary>The same lines for a spreadsheet: comma separated (RFC 4180), headers in the words of the API, hours with a point.</summary>
public static class ComplianceCsv
{
    public static byte[] Write(IEnumerable<ComplianceLine> lines, string by)
    {
        var text = new StringBuilder();
        text.Append(string.Join(',', [by, "kept", "breached", "late", "percentage", "team_hours", "client_hours", "partner_hours", "other_hours",
            .. BreachReasons.All.Select(reason => $"reason_{reason.Replace('-', '_')}"), "reason_none"])).Append("\r\n");
        foreach (var line in lines)
        {
            text.Append(string.Join(',', ((string?[])
            [
                line.Key, Number(line.Kept), Number(line.Breached), Number(line.Late), line.Percentage?.ToString(CultureInfo.InvariantCulture),
                Hours(line.TeamSeconds), Hours(line.ClientSeconds), Hours(line.PartnerSeconds), Hours(line.OtherSeconds),
                .. BreachReasons.All.Append("").Select(reason => Number(line.Reasons.GetValueOrDefault(reason))),
            ]).Select(Field))).Append("\r\n");
        }
        return Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hours(long seconds) => (seconds / 3600m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A name that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = value[0] is '=' or '+' or '@' ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
