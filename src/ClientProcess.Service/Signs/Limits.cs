using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using NodaTime;

namespace ClientProcess.Service.Signs;

/// <summary>From when something counts as stuck, at one moment: a threshold of working time, counted back in the calendar of each team.</summary>
internal sealed record Limits(string With, object?[] Values)
{
    /// <summary>Columns of the table with the limits, the team's first.</summary>
    private const int Columns = 7;

    public static Limits At(DateTimeOffset now, SignSettings settings, TeamCalendars calendars, TeamDirectory teams, IReadOnlyCollection<string> emptyTeams)
    {
        var values = new List<object?> { Instants.ToColumn(now) };
        values.AddRange(Before(now, settings, calendars.Of(null)));
        var rows = new List<string>();
        foreach (var team in teams.Teams)
        {
            rows.Add($"({string.Join(", ", Enumerable.Range(values.Count, Columns).Select(i => $"@{i}"))})");
            values.Add(team.Id);
            values.AddRange(Before(now, settings, calendars.Of(team)));
        }
        var empty = emptyTeams.Select((_, i) => $"(@{values.Count + i})").ToList();
        values.AddRange(emptyTeams);
        const string Names = "limits(team, nobody_holds, untouched, handoff_unanswered, partner_silent, paused, waits_without_end)";
        // A table needs at least one row; of a team that does not exist nothing is stuck.
        if (rows.Count == 0) rows.Add($"('', {string.Join(", ", Enumerable.Range(1, Columns - 1).Select(i => $"@{i}"))})");
        if (empty.Count == 0) empty.Add("('')");
        return new Limits($"WITH {Names} AS (VALUES {string.Join(", ", rows)}), empty_teams(team) AS (VALUES {string.Join(", ", empty)})", [.. values]);
    }

    private static IEnumerable<object?> Before(DateTimeOffset now, SignSettings settings, WorkCalendar? calendar) =>
        ((CalendarDuration[])[settings.NobodyHolds, settings.Untouched, settings.HandoffUnanswered, settings.PartnerSilent, settings.PausedWithoutWakeUp, settings.WaitsWithoutEnd])
            .Select(length => (object?)Instants.ToColumn(Before(now, length, calendar)));

    /// <summary>Without any calendar working time is time, and a working day is a day: what is stuck must show all the same.</summary>
    private static DateTimeOffset Before(DateTimeOffset now, CalendarDuration length, WorkCalendar? calendar) =>
        calendar?.Ago(Instant.FromDateTimeOffset(now), length) is { IsRefused: false } moment ? moment.Value.ToDateTimeOffset()
        : now - (length is WorkingDuration working ? working.Work.ToTimeSpan() : TimeSpan.FromDays(((WorkingDays)length).Count));
}
