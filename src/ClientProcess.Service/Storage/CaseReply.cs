using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>A caller's key for one request: the same key gets the same answer, however often it comes.</summary>
/// <param name="Hash">Of what is asked; the same key with another hash is refused.</param>
public sealed record RequestKey(string Caller, string Key, string Hash);

/// <summary>A command for one case, with what goes along with it.</summary>
public sealed record Ask(Guid Case, CaseCommand Command)
{
    public RequestKey? Request { get; init; }

    /// <summary>The etag of the task or handoff as the caller saw it; null: whatever it is now.</summary>
    public string? IfMatch { get; init; }

    /// <summary>
    /// One of several tries for the same request: a refusal, or that it was so already, is then no answer to the request and is not kept.
    /// </summary>
    public bool IsAttempt { get; init; }
}

/// <summary>What came of a command. Exactly this is kept under the request's key.</summary>
public sealed record CaseReply
{
    public Rejection? Rejection { get; init; }

    /// <summary>How the case stood right after the command; null after a rejection.</summary>
    public CaseAnswer? Answer { get; init; }

    /// <summary>The task the command was about, so that an answer given again still says which one was taken.</summary>
    public string? Task { get; init; }

    /// <summary>The key was used before, for something else.</summary>
    public bool KeyReused { get; init; }

    [JsonIgnore]
    public ImmutableArray<CaseEvent> Events { get; init; } = [];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static CaseReply Refused(Rejection rejection) => new() { Rejection = rejection };

    public string Write() => JsonSerializer.Serialize(this, Options);

    public static CaseReply Read(string json) => JsonSerializer.Deserialize<CaseReply>(json, Options)!;
}

/// <summary>A case as an answer tells it.</summary>
public sealed record CaseAnswer(
    Guid Id, string Number, string Process, int Version, string Status, string? Outcome, int Revision, CaseOwner Owner,
    ImmutableArray<TaskAnswer> Tasks, ImmutableArray<HandoffAnswer> Handoffs);

public sealed record TaskAnswer(string Id, string Name, string Kind, string Team, string Responsible, string? Holder, string Etag);

public sealed record HandoffAnswer(string Id, string Name, string From, string To, string Status, string Etag);
