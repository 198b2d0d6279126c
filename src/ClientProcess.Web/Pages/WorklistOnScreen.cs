using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;

namespace ClientProcess.Web.Pages;

/// <summary>Rows of work, and whose they are.</summary>
public sealed record WorklistOnScreen(IReadOnlyList<WorklistLine> Lines, string Caption, bool IsMine)
{
    /// <summary>Without a clock, of the time a team had, the last fifth is "almost late": early enough to still do something about it.</summary>
    private const int RiskPart = 5;

    public static bool IsLate(TaskRow task, DateTimeOffset now) => task.DueAt is { } due && due < now.UtcDateTime;

    public static bool IsAtRisk(TaskRow task, DateTimeOffset now) => 
        !IsLate(task, now) && (task.RiskAt is { } risk ? risk <= now.UtcDateTime : task.DueAt is { } due && due - now.UtcDateTime < (due - task.OfferedAt) / RiskPart);

    public static string RowClass(TaskRow task, string me, DateTimeOffset now) =>
        IsLate(task, now) ? "late" : IsAtRisk(task, now) ? "risk" : task.Holder == me ? "mine" : "";
}

/// <summary>Where somebody is in a list of several pages.</summary>
public sealed record Pagination(int Page, int Pages, int Total, HttpRequest Request)
{
    /// <summary>What the address calls the page; a screen with several lists has a name for each.</summary>
    public string Parameter { get; init; } = "p";

    /// <summary>Page numbers on either side of the present one.</summary>
    private const int Around = 2;

    public IEnumerable<int> Shown =>
        Enumerable.Range(1, Pages).Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= Around);

    public string AddressOf(int page)
    {
        var others = Request.Query.Where(pair => pair.Key != Parameter).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return Request.Path + QueryString.Create(others.Append(new(Parameter, page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
