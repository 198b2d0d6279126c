namespace ClientProcess.Service.Replay;

/// <summary>Under which attribute a log says what. The defaults are those of the XES standard (IEEE 1849).</summary>
public sealed record LogKeys
{
    public string Case { get; init; } = "concept:name";
    public string Activity { get; init; } = "concept:name";
    public string Lifecycle { get; init; } = "lifecycle:transition";
    public string Team { get; init; } = "org:group";
    public string Resource { get; init; } = "org:resource";
    public string Time { get; init; } = "time:timestamp";
}

/// <summary>One event as the log has it; null where the log says nothing.</summary>
public sealed record LogEvent(string? Activity, string? Lifecycle, string? Team, string? Resource, DateTimeOffset? At);

/// <summary>One case as the log has it: its events in file order.</summary>
/// <param name="Number">Which trace of the file it is, from 1.</param>
public sealed record LogTrace(int Number, string? Name, IReadOnlyList<LogEvent> Events);

/// <summary>A log that cannot be read to its end; what stood before is read.</summary>
public sealed class BrokenLogException(string message, Exception? inner) : Exception(message, inner);
