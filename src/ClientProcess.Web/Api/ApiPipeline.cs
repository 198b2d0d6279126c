using ClientProcess.Service.Hosting;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>
/// Around every answer of the API: its version, that nobody keeps it, and that every no, wherever it comes from, is a problem with a sentence.
/// </summary>
internal sealed class ApiPipeline(RequestDelegate next, Readiness readiness, ILogger<ApiPipeline> log)
{
    public const string Version = "1.0.0";

    private const string VersionHeader = "API-Version";

    /// <summary>Seconds after which a caller may try again: a contended case moves on in milliseconds.</summary>
    private const int ContentionSeconds = 1;

    /// <summary>A database that restarts is back in seconds.</summary>
    private const int OutageSeconds = 5;

    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        (headers[VersionHeader], headers.CacheControl) = (Version, "no-store");
        try
        {
            await next(context);
            if (IsBare(context.Response)) await Problem.Bare(context.Response.StatusCode).Result().ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            // The edge of the API: whatever happens inside, the caller gets a status and a sentence.
            await Say(failure).ExecuteAsync(context);
        }
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && response.ContentLength is null or 0;

    private IResult Say(Exception failure)
    {
        switch (failure)
        {
            case BadHttpRequestException bad:
                return Problem.Bare(bad.StatusCode).Result();
            case CaseContentionException busy:
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "busy", $"{busy.Message} Try again.").Result(ContentionSeconds);
            case not null when !readiness.IsReady || Outages.IsOutage(failure):
                log.LogWarning("The database does not answer: {Failure}", failure.Message);
                return Problem.Of(
                    StatusCodes.Status503ServiceUnavailable, "not-available",
                    "The database does not answer now. Try again, with the same Idempotency-Key: what was done already is not done twice.").Result(OutageSeconds);
            default:
                log.LogError(failure, "A request to the API failed");
                return Problem.Bare(StatusCodes.Status500InternalServerError).Result();
        }
    }
}
