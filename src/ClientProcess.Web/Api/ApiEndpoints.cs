namespace ClientProcess.Web.Api;

/// <summary>What the endpoints have in common, said once: for the OpenAPI document, and for what happens before they are called.</summary>
internal static class ApiEndpoints
{
    /// <summary>Marks an address whose update can depend on what the caller has seen.</summary>
    public static readonly object TakesIfMatch = new TakesIfMatchMark();

    public sealed record TakesIfMatchMark;

    /// <summary>An address that only tells.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<T>().Can(400, 401, 403, 503);

    /// <summary>An address that makes something happen, once for each key.</summary>
    public static RouteHandlerBuilder Does<T>(this RouteHandlerBuilder endpoint, string name, string summary, int status = StatusCodes.Status200OK) =>
        endpoint.WithName(name).WithSummary(summary).Produces<T>(status).Can(400, 401, 403, 413, 415, 422, 503);

    /// <summary>The same, where there is nothing to tell afterwards.</summary>
    public static RouteHandlerBuilder DoesOnly(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Can(204, 400, 401, 403, 413, 415, 422, 503);

    public static RouteHandlerBuilder Can(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            if (status < 400) endpoint.Produces(status);
            else endpoint.Produces<Problem>(status, Problem.ContentType);
        }
        return endpoint;
    }

    /// <summary>What could not be read from the request is refused here, before anything is done.</summary>
    public static ValueTask<object?> RefuseUnreadable(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IBound>().Select(bound => bound.Problem).FirstOrDefault(problem => problem is not null) is { } problem
            ? ValueTask.FromResult<object?>(problem.Result())
            : next(context);
}
