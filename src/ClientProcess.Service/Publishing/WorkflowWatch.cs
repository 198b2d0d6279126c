using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Language;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClientProcess.Service.Publishing;

/// <summary>How this node's workflows folder stands: what keeps it from being in force, and since when.</summary>
public sealed class WorkflowStanding
{
    public sealed record Trouble(DateTimeOffset Since, ImmutableArray<Diagnostic> Diagnostics);

    private volatile Trouble? _trouble;

    /// <summary>Null: what lies in the folder is in force.</summary>
    public Trouble? Now => _trouble;

    public void Fine() => _trouble = null;

    public void Wrong(DateTimeOffset at, IEnumerable<Diagnostic> diagnostics) => _trouble = new Trouble(at, [.. diagnostics]);
}

/// <summary>
/// Looks whether a file of the workflows folder changed, and brings the folder in whole, or, when anything in it is wrong, not at all: then the old one
/// stays in force, and log, readiness and board say why.
/// </summary>
public sealed class WorkflowWatch(WorkflowImport import, WorkflowStanding standing, CaseSignals signals, IConfiguration settings, TimeProvider time, ILogger<WorkflowWatch> log)
{
    private string? _stamp;
    private string? _hash;

    /// <summary>The folder that was imported when the node started: from here on only changes count.</summary>
    public void Started(string path, IReadOnlyList<Diagnostic> refused)
    {
        (_stamp, _hash) = (StampOf(path), HashOf(path));
        Tell(path, refused);
    }

    /// <returns>Whether something was imported.</returns>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        if (settings["Workflows:Path"] is not { Length: > 0 } path || !Directory.Exists(path)) return false;
        var stamp = StampOf(path);
        if (stamp == _stamp) return false;
        var hash = HashOf(path);
        if (hash == _hash)
        {
            _stamp = stamp;
            return false;
        }
        // Somebody is writing: what was read may be half old and half new, so the next look decides.
        if (await import.RunWholeAsync(path, () => StampOf(path) == stamp, cancel) is not { } refused) return false;
        (_stamp, _hash) = (stamp, hash);
        Tell(path, refused);
        return refused.Count == 0;
    }

    private void Tell(string path, IReadOnlyList<Diagnostic> refused)
    {
        if (refused.Count == 0)
        {
            standing.Fine();
        }
        else
        {
            standing.Wrong(time.GetUtcNow(), refused.Select(wrong => wrong with { File = Path.GetRelativePath(path, wrong.File) }));
            log.LogError("The workflows folder has {Count} errors; what was in force stays in force", refused.Count);
        }
        signals.Changed(Guid.Empty, [CaseSignals.Everybody]);
    }

    private static IEnumerable<FileInfo> FilesOf(string path) => new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is ".yaml" or ".yml" or ".bpmn").OrderBy(file => file.FullName, StringComparer.Ordinal);

    /// <summary>Cheap, and enough to know that nothing changed.</summary>
    private static string StampOf(string path) =>
        string.Join('\n', FilesOf(path).Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));

    private static string HashOf(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in FilesOf(path))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.FullName}\n"));
            hash.AppendData(File.ReadAllBytes(file.FullName));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Ticks the watch on this node, whose folder it is.</summary>
[DisallowConcurrentExecution]
internal sealed class WorkflowWatchJob(WorkflowWatch watch, ILogger<WorkflowWatchJob> log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => JobEdge.RunAsync(log, async () =>
    {
        try
        {
            await watch.RunAsync(cancellationToken);
        }
        catch (IOException busy)
        {
            // Somebody is writing a file, or has just moved it: the next look finds it whole.
            log.LogWarning("The workflows folder could not be read: {Failure}", busy.Message);
        }
    });
}
