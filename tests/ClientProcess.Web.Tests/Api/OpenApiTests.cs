using System.Net;
using System.Text.RegularExpressions;
using ClientProcess.Engine.Cases;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ClientProcess.Web.Tests.Api;

public sealed partial class OpenApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task The_document_is_valid_and_open_to_everybody()
    {
        var answer = (await host.Stranger().Get("openapi.json")).IsOk();

        var (document, diagnostic) = OpenApiDocument.Parse(answer.Text, "json");

        Assert.Empty(diagnostic!.Errors);
        Assert.Equal("1.0.0", document!.Info.Version);
        Assert.True(document.Components!.SecuritySchemes!.ContainsKey("bearer"));
        Assert.All(document.Paths.Values.SelectMany(path => path.Operations!.Values), operation =>
        {
            Assert.NotEmpty(operation.Summary!);
            Assert.NotEmpty(operation.Tags!);
            Assert.Matches(KebabCase(), operation.OperationId!);
            Assert.True(operation.Responses!["401"].Content!.ContainsKey("application/problem+json"));
            Assert.All(operation.Parameters!, parameter => Assert.NotEmpty(parameter.Description!));
        });
        Assert.NotEmpty(document.Paths["/api/v1/cases"].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Schema!.Properties!);
    }

    [Fact]
    public async Task Every_address_is_in_it_in_kebab_case()
    {
        var (document, _) = OpenApiDocument.Parse((await host.Stranger().Get("openapi.json")).IsOk().Text, "json");
        var addresses = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .Select(endpoint => $"{endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')}").ToList();

        var named = document!.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method} {path.Key}")).ToList();

        Assert.Equal(addresses.Order(), named.Order());
        Assert.Contains("POST /api/v1/handoffs/{id}/questions/{questionId}/answer", named);
        Assert.Equal(50, named.Count);
        Assert.All(document.Paths.Keys, path => Assert.All(path.Split('/').Where(part => part.Length > 0 && part[0] != '{'), part => Assert.Matches(KebabCase(), part)));
    }

    [Fact]
    public void Every_no_of_the_rules_has_a_status() =>
        Assert.All(Enum.GetValues<RejectionCode>(), code => Assert.Contains(ClientProcess.Web.Api.RejectionStatus.Of(code), new[] { 403, 404, 409, 412, 422 }));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
