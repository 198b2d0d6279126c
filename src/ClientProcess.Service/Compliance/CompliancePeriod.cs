using ClientProcess.Engine.Definitions;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace ClientProcess.Service.Compliance;

/// <summary>The days that a question about compliance is about.</summary>
public static class CompliancePeriod
{
    /// <summary>The first year that can be asked about, and the one after the last: what lies outside is a slip of the pen.</summary>
    private const int YearMin = 2000, YearEnd = 2200;

    /// <summary>The month in which the moment lies, by the organisation's clock.</summary>
    public static (LocalDate First, LocalDate Last) MonthOf(DateTimeOffset now)
    {
        var today = now.ToInstant().InZone(TimerDetail.Zone).Date;
        var first = new LocalDate(today.Year, today.Month, 1);
        return (first, first.PlusMonths(1).PlusDays(-1));
    }

    /// <returns>False when it is no day.</returns>
    public static bool Read(string? text, LocalDate otherwise, out LocalDate day)
    {
        day = otherwise;
        if (string.IsNullOrEmpty(text)) return true;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success || parsed.Value.Year is < YearMin or >= YearEnd) return false;
        day = parsed.Value;
        return true;
    }
}
