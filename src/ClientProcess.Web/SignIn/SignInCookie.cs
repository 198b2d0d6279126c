using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using System.Security.Claims;

namespace ClientProcess.Web.SignIn;

/// <summary>The cookie of the pages: what it looks like, how long it counts and where it sends who has none.</summary>
internal static class SignInCookie
{
    private const int SignedInHours = 10; // a working day with its breaks: whoever leaves the team is out by tomorrow
    private const string HtmxRequest = "HX-Request";
    private const string HtmxCurrentUrl = "HX-Current-URL";
    private const string HtmxRedirect = "HX-Redirect";

    public static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        options.Cookie.Name = "clientprocess-signed-in";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // Strict would drop the cookie on the way back from the authority
        options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = TimeSpan.FromHours(SignedInHours);
        options.SlidingExpiration = false; // roles and teams are as old as the cookie
        options.LoginPath = SignInPaths.SignIn;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = RefuseDevelopmentPeopleElsewhere,
            OnRedirectToLogin = AskToSignIn,
            OnRedirectToAccessDenied = Refuse,
        };
    }

    // Keys may be shared or copied between environments; kim's cookie must not travel with them.
    private static async Task RefuseDevelopmentPeopleElsewhere(CookieValidatePrincipalContext context)
    {
        var development = context.HttpContext.RequestServices.GetRequiredService<DevelopmentSignIn>();
        if (context.Principal?.FindFirstValue(PersonFromClaims.IssuerClaim) == DevelopmentPeople.Issuer && !development.IsOpenTo(context.HttpContext))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SignInSchemes.Cookie);
        }
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.IsApi())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (request.Headers.ContainsKey(HtmxRequest))
        {
            // A fragment's request must not be answered with the sign-in page: the whole page goes there.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers[HtmxRedirect] = SignInPaths.SignInAndReturnTo(PageOf(request));
        }
        else
        {
            context.Response.Redirect(SignInPaths.SignInAndReturnTo(request.PathBase + request.Path + request.QueryString));
        }
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.IsApi() || context.Request.Headers.ContainsKey(HtmxRequest))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect(SignInPaths.Refused);
        }
        return Task.CompletedTask;
    }

    private static string? PageOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers[HtmxCurrentUrl], UriKind.Absolute, out var page) ? page.PathAndQuery : null;
}
