using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace ClientProcess.Web.Api;

/// <summary>The API's no (RFC 9457): for a person to read, and with a code for a machine.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Detail">What was expected and what stands in the way.</param>
/// <param name="Code">What kind of no it is; stable.</param>
/// <param name="Subjects">The names the detail speaks of: needs, fields, teams, people.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, ImmutableArray<string> Subjects)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(int status, string code, string detail, params IEnumerable<string> subjects) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, code, [.. subjects]);

    /// <summary>A request that cannot be read the way the API is documented.</summary>
    public static Problem Unreadable(string code, string detail, params IEnumerable<string> subjects) =>
        Of(StatusCodes.Status400BadRequest, code, detail, subjects);

    /// <summary>What a bare status means, where nobody said more.</summary>
    public static Problem Bare(int status) => Of(status, Kebab.Of(ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal)), status switch
    {
        StatusCodes.Status401Unauthorized => "Send a valid bearer token of the configured authority.",
        StatusCodes.Status403Forbidden => "You are known, but your roles do not open this.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method; the Allow header says which it takes.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large. Put documents elsewhere and give their references.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json in UTF-8.",
        StatusCodes.Status500InternalServerError => "Something went wrong here. It has been logged, and nothing was changed that was not answered.",
        _ => "The request could not be answered.",
    });

    public IResult Result(int? retryAfterSeconds = null) => new ProblemResult(this, retryAfterSeconds);
}

/// <summary>Writes a problem, always the same way, so that an answer given again is the same to the byte.</summary>
internal sealed class ProblemResult(Problem problem, int? retryAfterSeconds) : IResult, IStatusCodeHttpResult, IValueHttpResult
{
    public int? StatusCode => problem.Status;

    public object? Value => problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = problem.Status;
        if (retryAfterSeconds is { } seconds) httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return httpContext.Response.WriteAsJsonAsync(problem, (JsonSerializerOptions?)null, Problem.ContentType, httpContext.RequestAborted);
    }
}
