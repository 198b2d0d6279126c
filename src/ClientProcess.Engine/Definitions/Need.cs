using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ClientProcess.Engine.Definitions;

/// <summary>What kind of thing a receiver needs from the sender.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NeedKind>))]
public enum NeedKind
{
    /// <summary>A value on the case.</summary>
    Field,

    /// <summary>A reference to a document that lies elsewhere.</summary>
    Document,

    /// <summary>Something that the sender has checked: satisfied by <c>true</c> only.</summary>
    Check,
}

/// <summary>
/// One thing the receiver of a handoff needs from the sender (<c>cp:need</c> on a sequence flow).
/// <see cref="Id"/> is the key under which the case holds it.
/// </summary>
public sealed record Need(string Id, string Name, NeedKind Kind, bool Required)
{
    /// <summary>All of both, each once; what one of them requires is required.</summary>
    public static ImmutableArray<Need> Union(IEnumerable<Need> needs) =>
        [.. needs.GroupBy(need => need.Id, StringComparer.Ordinal).Select(same => same.First() with { Required = same.Any(need => need.Required) })];
}
