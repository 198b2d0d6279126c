using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Cases;

/// <summary>Reads the route from the journal: the teams that the work reached, in order, accepted or not.</summary>
public static class RouteOf
{
    public static IReadOnlyList<RouteStop> Journal(IEnumerable<JournalEntry> journal, Func<string?, string> nameOf)
    {
        var stops = new List<RouteStop>();
        var taskTeam = new Dictionary<int, int>();
        foreach (var entry in journal)
        {
            foreach (var happened in entry.Events) Follow(stops, taskTeam, entry.At, happened, nameOf);
        }
        return stops;
    }

    private static void Follow(List<RouteStop> stops, Dictionary<int, int> taskTeam, DateTimeOffset at, CaseEvent happened, Func<string?, string> nameOf)
    {
        switch (happened)
        {
            case TaskOffered { Offered: { IsWork: true } offered } e:
                if (!e.Stays && (stops.Count == 0 || stops[^1].Team != offered.Team)) stops.Add(Reached(stops, at, offered, nameOf));
                else Reopen(stops, offered.Team);
                taskTeam[offered.Id] = stops.FindLastIndex(stop => stop.Team == offered.Team);
                break;
            case TaskClaimed e: Taken(stops, taskTeam, e.Task, at); break;
            case TaskReassigned e: Taken(stops, taskTeam, e.Task, at); break;
            case TaskCompleted { Task: { } task }: Left(stops, taskTeam, task, at); break;
            case TaskCancelled e: Left(stops, taskTeam, e.Task, at); break;
            case TaskHandedOff e: Left(stops, taskTeam, e.Task, at); break;
            default: break;
        }
    }

    private static RouteStop Reached(List<RouteStop> stops, DateTimeOffset at, CaseTask offered, Func<string?, string> nameOf) =>
        new(offered.Team, nameOf(offered.Node), at, null, null, IsBounce: stops.Count >= 2 && stops[^2].Team == offered.Team);

    /// <summary>The team goes on with more work: it has not left after all.</summary>
    private static void Reopen(List<RouteStop> stops, string team)
    {
        var index = stops.FindLastIndex(stop => stop.Team == team);
        if (index >= 0) stops[index] = stops[index] with { Until = null };
    }

    private static void Taken(List<RouteStop> stops, Dictionary<int, int> taskTeam, int task, DateTimeOffset at)
    {
        if (taskTeam.TryGetValue(task, out var index) && index >= 0 && stops[index].TakenAt is null) stops[index] = stops[index] with { TakenAt = at };
    }

    private static void Left(List<RouteStop> stops, Dictionary<int, int> taskTeam, int task, DateTimeOffset at)
    {
        if (taskTeam.TryGetValue(task, out var index) && index >= 0) stops[index] = stops[index] with { Until = at };
    }
}
