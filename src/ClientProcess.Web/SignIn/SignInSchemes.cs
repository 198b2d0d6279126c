using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace ClientProcess.Web.SignIn;

/// <summary>The ways to be recognised, and which one a request is held to.</summary>
public static class SignInSchemes
{
    public const string Choosing = "SignIn";
    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string Bearer = JwtBearerDefaults.AuthenticationScheme;
    public const string Authority = OpenIdConnectDefaults.AuthenticationScheme;

    private static readonly PathString Api = "/api";

    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments(Api);

    // A browser sends cookies whoever asked for the request, a bearer token only on purpose: the API takes tokens.
    internal static string Choose(HttpContext context, SignInSettings settings) =>
        settings.Authority is not null && (context.Request.IsApi() || context.Request.Headers.ContainsKey("Authorization"))
            ? Bearer
            : Cookie; // without an authority nobody hands out tokens; then, in Development, the cookie opens the API too
}
