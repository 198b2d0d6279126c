using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientProcess.Web.SignIn;

/// <summary>The addresses of signing in; the callbacks are what an administrator registers with the authority.</summary>
public static class SignInPaths
{
    public const string SignIn = "/sign-in";
    public const string SignInAtAuthority = "/sign-in/authority";
    public const string SignInCallback = "/sign-in/callback";
    public const string Refused = "/sign-in/refused";
    public const string SignOut = "/sign-out";
    public const string SignOutCallback = "/sign-out/callback";
    public const string ReturnUrl = "returnUrl";

    /// <summary>The address to go back to, if it is one of ours; a link to our sign-in must not end at somebody else's site.</summary>
    public static string Local(string? returnUrl) =>
        !string.IsNullOrEmpty(returnUrl) && returnUrl[0] == '/' && RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/";

    public static string SignInAndReturnTo(string? returnUrl) =>
        $"{SignIn}?{ReturnUrl}={Uri.EscapeDataString(Local(returnUrl))}";
}
