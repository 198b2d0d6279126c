using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClientProcess.Web.Api;

/// <summary>Something read from a request, or what is wrong with it; the group's filter answers with what is wrong.</summary>
internal interface IBound
{
    Problem? Problem { get; }
}

/// <summary>A JSON body with exactly these fields. No body at all is one without fields.</summary>
internal sealed class Body<T> : IBound, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? _value;

    private Body(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    public Problem? Problem { get; }

    public T Value => _value ?? throw new InvalidOperationException("What could not be read was used.");

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context)
    {
        var bytes = await RequestBytes.OfAsync(context);
        if (bytes.Length > 0 && !IsJson(context.Request)) return new Body<T>(null, Problem.Bare(StatusCodes.Status415UnsupportedMediaType));
        var (value, problem) = BodyReader.Read<T>(bytes);
        return new Body<T>(value, problem);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([MediaTypeNames.Application.Json], typeof(T), isOptional: BodyReader.IsOptional<T>()));

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && (request.GetTypedHeaders().ContentType!.Charset is var charset && (!charset.HasValue || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
