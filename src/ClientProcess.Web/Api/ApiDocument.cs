using System.Globalization;
using System.Net.Http;
using ClientProcess.Web.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClientProcess.Web.Api;

/// <summary>The OpenAPI document: made from the endpoints themselves, so that it tells what they do.</summary>
internal static class ApiDocument
{
    private const string Name = "v1";
    private const string BearerScheme = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, context, _) =>
        {
            Describe(document, context.ApplicationServices.GetRequiredService<SignInSettings>());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();

    private static void Describe(OpenApiDocument document, SignInSettings settings)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ClientProcess",
            Version = ApiPipeline.Version,
            Description = "Cases, tasks and handoffs for staff and systems of the own organisation. Commands take Idempotency-Key: the same key with the same "
                + "request gets the same answer, with another request 422. Every no is application/problem+json with a sentence and a code. `actions` tells "
                + "what the caller may do next: each is the last word of an address. Moments are UTC.",
        };
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Cases", Description = "One client's matter, running one version of one process." },
            new() { Name = "Tasks", Description = "A piece of work that a case gives to a team." },
            new() { Name = "Handoffs", Description = "The passing of work from one team to another, with what the receiver needs." },
            new() { Name = "Notices", Description = "A word to one person that a case asks for attention." },
            new() { Name = "Clocks", Description = "A promise about a case, counted." },
            new() { Name = "Board", Description = "What asks for a supervisor." },
            new() { Name = "Compliance", Description = "How promises were kept." },
            new() { Name = "Messages", Description = "What a case waits for from elsewhere." },
        };
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = settings.Authority is { } authority ? $"An access token of {authority}." : "Development without an authority: sign in at /sign-in, the cookie opens the API.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] }];
    }

    private static void Complete(OpenApiOperation operation, IList<object> metadata, string? method)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>()) parameter.Description ??= PathDescription(parameter.Name);
        foreach (var query in metadata.OfType<QueryParameter>()) operation.Parameters.Add(Query(query));
        if (method == HttpMethod.Post.Method)
            operation.Parameters.Add(Header(Call.KeyHeader, "A key of your own for this request: sent again with the same key it is answered again and done once."));
        if (metadata.OfType<ApiEndpoints.TakesIfMatchMark>().Any())
            operation.Parameters.Add(Header("If-Match", "The entity tag of the task or handoff as you saw it; 412 when it has changed since."));
        foreach (var response in operation.Responses ?? []) SetHeaders(response.Value);
    }

    private static void SetHeaders(IOpenApiResponse response)
    {
        if (response is not OpenApiResponse known) return;
        known.Headers ??= new Dictionary<string, IOpenApiHeader>();
        known.Headers["API-Version"] = new OpenApiHeader { Description = "The version of the API.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static string PathDescription(string? name) => name == "questionId" ? "The id of the question." : "The id; of a case also its number.";

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiParameter Query(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = SchemaOf(parameter),
    };

    private static OpenApiSchema SchemaOf(QueryParameter parameter) => parameter switch
    {
        { Number: { } number } => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = number.Min.ToString(CultureInfo.InvariantCulture),
            Maximum = number.Max.ToString(CultureInfo.InvariantCulture),
            Default = number.Default,
        },
        { IsFlag: true } => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        _ => new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = parameter.OneOf.IsEmpty ? null : [.. parameter.OneOf.Select(word => System.Text.Json.Nodes.JsonValue.Create(word)!)],
        },
    };
}
