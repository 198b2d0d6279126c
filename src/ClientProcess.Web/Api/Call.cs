using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Storage;
using ClientProcess.Web.SignIn;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace ClientProcess.Web.Api;

/// <summary>A request to the API as the service sees it: who acts, when, under which key, and on what the caller has seen.</summary>
internal sealed class Call : IBound
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Characters of a caller's key: room for two UUIDs and a word.</summary>
    private const int KeyCharsMax = 200;

    private Call(HttpContext http, Actor by) => (Http, By) = (http, by);

    public HttpContext Http { get; }
    public Actor By { get; }
    public Problem? Problem { get; private set; }
    public RequestKey? Request { get; private set; }

    /// <summary>The etag the caller has seen; null: whatever it is now.</summary>
    public string? IfMatch { get; private set; }

    public DateTimeOffset Now { get; private init; }
    public CancellationToken Cancel => Http.RequestAborted;

    public static async ValueTask<Call?> BindAsync(HttpContext context)
    {
        var person = context.SignedInPerson() ?? throw new InvalidOperationException("Somebody came in without signing in."); // the policies are before this
        var by = await context.RequestServices.GetRequiredService<Actors>().OfAsync(person, context.RequestAborted);
        var call = new Call(context, by) { Now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() };
        if (HttpMethods.IsPost(context.Request.Method)) call.Problem = call.ReadIfMatch() ?? await call.ReadKeyAsync();
        return call;
    }

    public Task<TReply> SendAsync<TReply>(IRequest<TReply> request) => Http.RequestServices.GetRequiredService<Dispatcher>().SendAsync(request, Cancel);

    /// <summary>A command for the case that a task or handoff is of.</summary>
    public Task<CaseReply> SendAsync(Guid caseId, CaseCommand command) =>
        Http.RequestServices.GetRequiredService<Dispatcher>().SendAsync(new Ask(caseId, command) { Request = Request, IfMatch = IfMatch }, Cancel);

    private async ValueTask<Problem?> ReadKeyAsync()
    {
        var headers = Http.Request.Headers[KeyHeader];
        if (headers.Count == 0) return null;
        if (headers.Count > 1 || headers[0] is not { Length: > 0 and <= KeyCharsMax } key)
            return Problem.Unreadable("key-invalid", $"Expected one {KeyHeader} of 1 to {KeyCharsMax} characters, but it is not.");
        var request = Http.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n"));
        hash.AppendData(await RequestBytes.OfAsync(Http));
        Request = new RequestKey(By.Id, key, Convert.ToHexStringLower(hash.GetHashAndReset()));
        return null;
    }

    /// <summary>A weak tag never matches (RFC 9110 section 13.1.1); it is passed on as it stands, and is no tag of ours.</summary>
    private Problem? ReadIfMatch()
    {
        var headers = Http.Request.Headers.IfMatch;
        if (headers.Count == 0) return null;
        if (headers.Count > 1 || !EntityTagHeaderValue.TryParse(headers[0], out var tag))
            return Problem.Unreadable("if-match-invalid", "Expected one entity tag in If-Match, in quotation marks as the ETag header gave it, or *, but it is not.");
        IfMatch = tag.IsWeak ? tag.ToString() : tag.Tag.ToString().Trim('"');
        return null;
    }
}
