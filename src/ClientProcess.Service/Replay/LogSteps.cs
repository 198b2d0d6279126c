namespace ClientProcess.Service.Replay;

/// <summary>Puts the events of a trace into the words of this house, in order of time.</summary>
internal sealed class LogSteps(LogWords words, LogPeople people)
{
    /// <summary>Characters of what the log calls an event, where it becomes a reason.</summary>
    private const int WordMax = 200;

    private sealed record Known(LogAct Act, string? Team, string? Resource, DateTimeOffset At, string Word);

    /// <summary>
    /// Where an event has no team the last one named before it still has the case; where it has no moment it happened with the one before.
    /// </summary>
    public IReadOnlyList<ReplayStep> Of(LogTrace trace)
    {
        var known = InOrder(trace);
        var team = known.FirstOrDefault(step => !string.IsNullOrWhiteSpace(step.Team))?.Team;
        var steps = new List<ReplayStep>(known.Count);
        foreach (var step in known)
        {
            if (!string.IsNullOrWhiteSpace(step.Team)) team = step.Team;
            var teamId = people.Team(team);
            steps.Add(new ReplayStep(step.Act, teamId, people.Person(step.Resource, teamId), step.At, step.Word, steps.Count == known.Count - 1));
        }
        return steps;
    }

    /// <summary>The sort is stable: what happened at the same moment stays in the order of the file.</summary>
    private List<Known> InOrder(LogTrace trace)
    {
        var known = new List<Known>(trace.Events.Count);
        var (at, isInOrder) = (trace.Events.FirstOrDefault(happened => happened.At is not null)?.At ?? DateTimeOffset.UnixEpoch, true);
        foreach (var happened in trace.Events)
        {
            isInOrder &= happened.At is null || happened.At >= at;
            at = happened.At ?? at;
            var act = words.Of(happened.Activity, happened.Lifecycle);
            if (act != LogAct.Ignore) known.Add(new Known(act, happened.Team, happened.Resource, at, Word(happened)));
        }
        return isInOrder ? known : [.. known.OrderBy(step => step.At)];
    }

    private static string Word(LogEvent happened)
    {
        var word = happened.Lifecycle is null ? happened.Activity?.Trim() : $"{happened.Activity?.Trim()}/{happened.Lifecycle.Trim()}";
        return string.IsNullOrEmpty(word) ? "onbekend" : word.Length <= WordMax ? word : word[..WordMax];
    }
}
