using Microsoft.AspNetCore.Authentication;

namespace ClientProcess.Web.SignIn;

/// <summary>
/// Another site can make a browser send our cookie along. Where the API accepts the cookie, a request that changes
/// something must therefore come from our own pages, or from no page at all (curl sends neither header).
/// </summary>
internal sealed class RefuseCrossSite(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsApi() && Changes(context.Request) && CameByCookie(context) && !IsOurs(context.Request))
        {
            await TypedResults.Problem(
                "Expected the request to come from our own pages, but another site made it.",
                statusCode: StatusCodes.Status403Forbidden, extensions: [new("code", "cross-site")]).ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    private static bool Changes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool CameByCookie(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket?.AuthenticationScheme == SignInSchemes.Cookie;

    // "same-site" is refused as well: another port of localhost is the same site, but not us.
    private static bool IsOurs(HttpRequest request)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return fetchSite.Length > 0 ? fetchSite is "same-origin" or "none"
            : origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsHostOf(uri, request));
    }

    // The scheme is left out on purpose: behind a proxy that ends TLS we see http where the browser saw https.
    private static bool IsHostOf(Uri origin, HttpRequest request) =>
        string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
