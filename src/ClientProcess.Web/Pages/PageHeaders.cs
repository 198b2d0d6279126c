using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Pages;

/// <summary>Tells the browser what our pages never do, so that it refuses when somebody makes them.</summary>
internal sealed class PageHeaders(RequestDelegate next, SignInSettings settings)
{
    // Signing out posts a form and ends at the authority; browsers hold such a redirect to form-action too.
    private readonly string _policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
        + (settings.Authority is { } authority ? $" {authority.GetLeftPart(UriPartial.Authority)}" : "");

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = _policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
