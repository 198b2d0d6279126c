namespace ClientProcess.Service.Replay;

/// <summary>Counts while several lanes work.</summary>
internal sealed class ReplayTally
{
    /// <summary>Rejections that are told in full: the first few tell what is wrong.</summary>
    private const int RejectionsShownMax = 10;

    private readonly List<string> _rejections = [];
    private long _cases, _events, _commands, _rejected, _alreadyThere, _leftAlone;

    public long Cases => Interlocked.Read(ref _cases);
    public long Events => Interlocked.Read(ref _events);
    public long Commands => Interlocked.Read(ref _commands);
    public long Rejected => Interlocked.Read(ref _rejected);
    public long AlreadyThere => Interlocked.Read(ref _alreadyThere);
    public long LeftAlone => Interlocked.Read(ref _leftAlone);
    public IReadOnlyList<string> Rejections => _rejections;

    public void CaseDone() => Interlocked.Increment(ref _cases);
    public void EventsRead(int count) => Interlocked.Add(ref _events, count);
    public void CommandAccepted() => Interlocked.Increment(ref _commands);
    public void CaseAlreadyThere() => Interlocked.Increment(ref _alreadyThere);
    public void CaseLeftAlone() => Interlocked.Increment(ref _leftAlone);

    public void CommandRejected(string sentence)
    {
        Interlocked.Increment(ref _rejected);
        lock (_rejections)
        {
            if (_rejections.Count < RejectionsShownMax) _rejections.Add(sentence);
        }
    }
}
