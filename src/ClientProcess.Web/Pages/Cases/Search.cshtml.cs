using ClientProcess.Service.Cases;
using ClientProcess.Service.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>Finds cases by number, subject or client.</summary>
public sealed class SearchModel(Desk desk, CaseQueries cases) : PageModel
{
    public Paged<CaseLine> Lines { get; private set; } = null!;
    public string? Text { get; private set; }
    public string? Status { get; private set; }
    public string? Process { get; private set; }

    public async Task OnGetAsync(string? q, string? status, string? process, [FromQuery(Name = "p")] int? page, CancellationToken cancel)
    {
        (Text, Status, Process) = (q, status is "open" or "closed" ? status : null, string.IsNullOrEmpty(process) ? null : process);
        Lines = await cases.SearchAsync(desk.Actor, new CaseFilter { Text = q, Status = Status, Process = Process, Page = page ?? 1 }, cancel);
    }
}
