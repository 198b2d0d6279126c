using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Promises;

namespace ClientProcess.Service.Signs;

/// <summary>In whose working time what is stuck counts: the team's calendar, else the one that the settings name, else the first by name.</summary>
internal sealed record TeamCalendars(ImmutableDictionary<string, WorkCalendar> Calendars, string? Otherwise)
{
    public static async Task<TeamCalendars> NewestAsync(PromiseRegister promises, SignSettings settings, CancellationToken cancel) =>
        new((await promises.NewestAsync(cancel)).Promises.Calendars, settings.Calendar);

    /// <summary>Null when there is no calendar at all.</summary>
    public WorkCalendar? Of(Team? team) => Named(team?.Calendar) ?? Named(Otherwise)
        ?? Calendars.OrderBy(calendar => calendar.Key, StringComparer.Ordinal).Select(calendar => calendar.Value).FirstOrDefault();

    public WorkCalendar? Named(string? name) => name is null ? null : Calendars.GetValueOrDefault(name);
}
