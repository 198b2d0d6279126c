using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.SignIn;

/// <summary>Only a posted form signs out; a link or an image must not be able to.</summary>
[AllowAnonymous]
public sealed class SignOutModel : PageModel
{
    // Ends at this page, not at /sign-in: the authority would sign the person in again without asking.
    public IActionResult OnPost() => SignOut(
        new AuthenticationProperties { RedirectUri = SignInPaths.SignOut },
        CameFromTheAuthority() ? [SignInSchemes.Cookie, SignInSchemes.Authority] : [SignInSchemes.Cookie]);

    private bool CameFromTheAuthority() => HttpContext.SignedInPerson() is { Issuer: not DevelopmentPeople.Issuer };
}
