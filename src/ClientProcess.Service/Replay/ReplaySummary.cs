namespace ClientProcess.Service.Replay;

/// <summary>What to replay.</summary>
/// <param name="Name">What the log is called: the same name and case id mean the same case.</param>
public sealed record ReplayRequest(string File, string Name, LogKeys Keys, LogWords Words)
{
    /// <summary>Only the first so many cases.</summary>
    public int CasesMax { get; init; } = int.MaxValue;

    /// <summary>By this its cases are found back.</summary>
    public string Channel => $"replay:{Name}";

    /// <summary>The file's name without what tells how it is written.</summary>
    public static string NameOf(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var ending in (string[])[".gz", ".xes"])
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        }
        return name;
    }
}

/// <summary>How far a replay is.</summary>
public sealed record ReplayProgress(long Cases, long Events, long Commands, TimeSpan Elapsed);

/// <summary>What came of a replay.</summary>
/// <param name="Events">Events read in the log.</param>
/// <param name="Commands">Commands that this run gave; none where everything was there already.</param>
/// <param name="AlreadyThere">Cases that stood as the log leaves them before this run.</param>
/// <param name="LeftAlone">Cases that somebody has worked on since an earlier run: the log has nothing more to say about them.</param>
/// <param name="Broken">Why the log could not be read to its end; null when it could.</param>
public sealed record ReplaySummary(
    ReplayFigures Recorded, long Events, long Commands, long Rejected, long AlreadyThere, long LeftAlone, TimeSpan Elapsed, string? Broken)
{
    /// <summary>The first of the rejections, as sentences.</summary>
    public IReadOnlyList<string> Rejections { get; init; } = [];

    public double CommandsPerSecond => Elapsed > TimeSpan.Zero ? Commands / Elapsed.TotalSeconds : 0;
}
