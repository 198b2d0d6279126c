namespace ClientProcess.Service.Hosting;

/// <summary>Whether this node can do its work, and if not, why.</summary>
public sealed class Readiness
{
    private volatile string? _waitingFor = "the database";

    public bool IsReady => _waitingFor is null;

    /// <summary>What it waits for; null when it is ready.</summary>
    public string? WaitingFor => _waitingFor;

    public void Waits(string what) => _waitingFor = what;

    public void Ready() => _waitingFor = null;
}
