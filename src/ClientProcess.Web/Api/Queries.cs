using System.Collections.Immutable;
using System.Globalization;

namespace ClientProcess.Web.Api;

/// <summary>A query parameter that an address takes: how it is read, and how the OpenAPI document tells of it.</summary>
internal sealed record QueryParameter(string Name, string Description)
{
    /// <summary>Digits of a whole number that fits; null: it is text.</summary>
    public (int Min, int Max, int Default)? Number { get; init; }

    public bool IsFlag { get; init; }

    /// <summary>The words it may be; empty: any text.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    public string? Wrong(string value) =>
        Number is { } number && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given >= number.Min && given <= number.Max)
            ? $"a whole number from {number.Min} to {number.Max}"
        : IsFlag && value is not ("true" or "false") ? "true or false"
        : !OneOf.IsEmpty && !OneOf.Contains(value) ? $"one of {string.Join(", ", OneOf)}"
        : value.Contains('\0', StringComparison.Ordinal) || value.Length > Queries.CharsMax ? $"text of at most {Queries.CharsMax} characters"
        : null;
}

/// <summary>The query of a request, read as its address declares it; a name that is not declared is refused, for it would be passed over.</summary>
internal sealed class Queries : IBound
{
    /// <summary>Characters of one value: nobody looks for more.</summary>
    public const int CharsMax = 200;

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private IReadOnlyList<QueryParameter> _known = [];

    public Problem? Problem { get; private set; }

    public int PageNumber => Number(Paging.Page);
    public int PageSize => Number(Paging.PageSize);

    public static ValueTask<Queries?> BindAsync(HttpContext context)
    {
        var queries = new Queries { _known = context.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryParameter>() ?? [] };
        queries.Problem = context.Request.Query.Select(pair => queries.Take(pair.Key, pair.Value)).FirstOrDefault(problem => problem is not null);
        return ValueTask.FromResult<Queries?>(queries);
    }

    public string? Text(string name) => _given.GetValueOrDefault(name);

    public bool Flag(string name) => Text(name) == "true";

    private int Number(QueryParameter parameter) => Text(parameter.Name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : parameter.Number!.Value.Default;

    private Problem? Take(string name, Microsoft.Extensions.Primitives.StringValues values)
    {
        if (_known.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            return Problem.Unreadable("parameter-unknown", $"Expected no other parameters than {string.Join(", ", _known.Select(known => $"'{known.Name}'"))}, but there is '{name}'.", name);
        if (values.Count != 1) return Problem.Unreadable("parameter-invalid", $"Expected '{name}' once, but it is there {values.Count} times.", name);
        if (values[0] is not { Length: > 0 } value) return null;
        if (parameter.Wrong(value) is { } expected) return Problem.Unreadable("parameter-invalid", $"Expected {expected} for '{name}', but it is something else.", name);
        _given[name] = value;
        return null;
    }
}
