using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ClientProcess.Web.SignIn;

/// <summary>Says no to callers of the API as problem+json; pages have the cookie's redirects.</summary>
internal sealed class RefusalsOfTheApi : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        await usual.HandleAsync(next, context, policy, authorizeResult); // sets the status and WWW-Authenticate, without a body
        if (authorizeResult.Succeeded || !context.Request.IsApi() || context.Response.HasStarted)
        {
            return;
        }
        await (authorizeResult.Challenged
            ? TypedResults.Problem("Send a valid bearer token of the configured authority.", statusCode: StatusCodes.Status401Unauthorized, extensions: [new("code", "unauthorized")])
            : TypedResults.Problem("You are known, but your roles do not open this.", statusCode: StatusCodes.Status403Forbidden, extensions: [new("code", "forbidden")]))
            .ExecuteAsync(context);
    }
}
