using System.Diagnostics;
using ClientProcess.Service.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientProcess.Web.Pages;

/// <summary>What somebody sees when it does not go as they meant: calm, in their language, with what they can do now.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken] // it answers failed forms too, and changes nothing
public sealed class ErrorModel : PageModel
{
    /// <summary>Names the texts: <c>gone</c>, <c>refused</c>, <c>stale-form</c>, <c>too-large</c>, <c>away</c>, <c>bug</c>.</summary>
    public string Kind { get; private set; } = "gone";

    /// <summary>What whoever looks into it needs; null when there is nothing to look into.</summary>
    public string? Reference { get; private set; }

    public string Again { get; private set; } = "/";

    public void OnGet(int? code) => Show(code);

    public void OnPost(int? code) => Show(code);

    private void Show(int? code)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        Response.StatusCode = failure?.Error is { } error ? StatusOf(error) : code ?? StatusCodes.Status404NotFound;
        Kind = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => "stale-form",
            StatusCodes.Status403Forbidden => "refused",
            StatusCodes.Status413PayloadTooLarge => "too-large",
            StatusCodes.Status503ServiceUnavailable => "away",
            >= 500 => "bug",
            _ => "gone",
        };
        if (Kind == "bug") Reference = Activity.Current?.Id ?? HttpContext.TraceIdentifier;
        if (Kind == "away" && HttpMethods.IsGet(Request.Method) && failure is not null) Again = failure.Path;
    }

    /// <summary>A database that is away, or a case that everybody works on at once, is no bug: it can be tried again.</summary>
    private static int StatusOf(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        CaseContentionException => StatusCodes.Status503ServiceUnavailable,
        _ when Outages.IsOutage(error) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
