using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Tasks;
using ClientProcess.Service.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary><i>Mijn werkvoorraad</i>: what the person holds, and the way to the next.</summary>
public sealed class IndexModel(Desk desk, WorklistQuery worklist, Dispatcher dispatcher) : PageModel
{
    public Paged<WorklistLine> Lines { get; private set; } = null!;

    /// <summary>Put off until later: out of sight, not out of count.</summary>
    public IReadOnlyList<WorklistLine> Later { get; private set; } = [];

    public IReadOnlyList<WorklistLine> NowToDo { get; private set; } = [];

    public bool NothingToTake { get; private set; }

    public Task OnGetAsync([FromQuery(Name = "p")] int? page, CancellationToken cancel) => LoadAsync(page ?? 1, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var taken = await dispatcher.SendAsync(new TakeNextTask(desk.Actor, desk.Now, null), cancel);
        if (taken.Task is { } id) return Redirect($"/tasks/{id}");
        NothingToTake = true;
        await LoadAsync(1, cancel);
        return Page();
    }

    private async Task LoadAsync(int page, CancellationToken cancel)
    {
        Lines = await worklist.ListAsync(desk.Actor, new WorklistFilter { Holder = desk.Actor.Id, Page = page, PageSize = WorklistQuery.PageRowsMax }, cancel);
        var now = desk.Now.UtcDateTime;
        Later = [.. Lines.Items.Where(line => line.Task.FollowUpAt > now)];
        NowToDo = [.. Lines.Items.Where(line => line.Task.FollowUpAt is not { } at || at <= now)];
    }
}
