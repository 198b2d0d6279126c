using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClientProcess.Web.Tests.Api;

/// <summary>Somebody who calls the API.</summary>
internal sealed class Caller(HttpClient client) : IDisposable
{
    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null, string? key = null, string? ifMatch = null) =>
        Send(HttpMethod.Post, path, body is null ? null : Json(body as string ?? JsonSerializer.Serialize(body)), key, ifMatch);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}") { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    public void Dispose() => client.Dispose();
}

internal sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode? this[string name] => Json[name];

    public string String(string name) => (string)Json[name]!;

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {status}, but it is {Status}: {Text}");
        Assert.Equal("1.0.0", Headers.GetValues("API-Version").Single());
        return this;
    }

    public Answer IsOk() => Is(HttpStatusCode.OK);

    /// <summary>A no that a person and a machine understand.</summary>
    public Answer IsProblem(HttpStatusCode status, string code, params string[] words)
    {
        Is(status);
        Assert.Equal("application/problem+json", ContentHeaders.ContentType?.MediaType);
        Assert.Equal((int)status, (int)Json["status"]!);
        Assert.Equal(code, String("code"));
        Assert.NotEmpty(String("title"));
        Assert.NotEmpty(String("detail"));
        foreach (var word in words) Assert.Contains(word, String("detail"), StringComparison.Ordinal);
        return this;
    }
}
