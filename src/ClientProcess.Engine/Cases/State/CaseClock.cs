using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Cases;

/// <summary>
/// A promise about this case, counted: about the case as a whole (to the client; it never starts again on a handoff), about one task (its team's own),
/// or about one handoff.
/// </summary>
public sealed record CaseClock(SlaClock Clock)
{
    /// <summary>The task it is about; null for the case as a whole and for a handoff.</summary>
    public int? Task { get; init; }

    /// <summary>The handoff it is about.</summary>
    public int? Handoff { get; init; }

    /// <summary>The team whose promise it is; null for what the whole organisation promised.</summary>
    public string? Team { get; init; }

    /// <summary>The chain partner whose promise it is.</summary>
    public string? Partner { get; init; }

    /// <summary>The rung it comes to next; null when there is none, or while it stands still.</summary>
    public NextRung? Next { get; init; }

    /// <summary>The version of what was promised by which it goes; an older one than holds now until it is reviewed, or where nothing changed for it.</summary>
    public int Promises { get; init; }

    [JsonIgnore]
    public int Id => Clock.Id;

    [JsonIgnore]
    public bool IsOfCase => Task is null && Handoff is null;

    [JsonIgnore]
    public bool IsOpen => Clock.Status != ClockStatus.Stopped;
}

/// <param name="Rung">The key of the rung in its ladder.</param>
/// <param name="Segment">The segment of the clock in which it fires: it fires once in it.</param>
public sealed record NextRung(string Rung, int Segment, int Repetition, DateTimeOffset At);

/// <summary>Somebody that a rung tells something.</summary>
/// <param name="Whom">In the words of the ladder: holder, team, coordinator, supervisor, owner, partner.</param>
public sealed record Told(string Whom, string? Team = null, string? Person = null, string? Partner = null);
