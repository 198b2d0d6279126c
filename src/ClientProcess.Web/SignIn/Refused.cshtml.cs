using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.SignIn;

/// <summary>Where pages send who may not come in: signed in without the role, or not signed in because it failed.</summary>
[AllowAnonymous]
public sealed class RefusedModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
