using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.SignIn;

/// <summary>Goes to the authority, or, in Development on this machine, lists the people of the named world.</summary>
[AllowAnonymous]
[ChoosingIsForDevelopment]
public sealed class SignInModel(DevelopmentSignIn development, SignInSettings settings) : PageModel
{
    public string ReturnUrl { get; private set; } = "/";

    public IActionResult OnGet(string? returnUrl)
    {
        ReturnUrl = SignInPaths.Local(returnUrl);
        return development.IsOpenTo(HttpContext) ? Page()
            : settings.Authority is null ? NotFound()
            : Challenge(new AuthenticationProperties { RedirectUri = ReturnUrl }, SignInSchemes.Authority);
    }

    public IActionResult OnPost(string? person, string? returnUrl) =>
        DevelopmentPeople.Find(person) is not { } found
            ? BadRequest()
            : SignIn(found.Principal(), new AuthenticationProperties { RedirectUri = SignInPaths.Local(returnUrl) }, SignInSchemes.Cookie);
}

/// <summary>Comes before the check of the form's token (order 1000): where choosing does not exist, it is not found.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ChoosingIsForDevelopmentAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && !http.RequestServices.GetRequiredService<DevelopmentSignIn>().IsOpenTo(http))
        {
            context.Result = new NotFoundResult();
        }
    }
}
