using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>Instants as columns hold them: UTC, to the microsecond, which is what PostgreSQL keeps.</summary>
public static class Instants
{
    public static DateTime ToColumn(DateTimeOffset instant) => Truncate(instant).UtcDateTime;

    public static DateTime? ToColumn(DateTimeOffset? instant) => instant is { } known ? ToColumn(known) : null;

    public static DateTimeOffset FromColumn(DateTime column) => new(DateTime.SpecifyKind(column, DateTimeKind.Utc));

    /// <summary>The moment as the database will give it back, offset zero.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Every moment from outside as exact as a column keeps it: or what is due would be due a moment before the case thinks so.</summary>
    public static CaseCommand Truncate(CaseCommand command)
    {
        var now = Truncate(command.Now);
        return command switch
        {
            OpenCase { OccurredAt: { } at } open => open with { Now = now, OccurredAt = Truncate(at) },
            PauseCase { Until: { } until } pause => pause with { Now = now, Until = Truncate(until) },
            _ => command with { Now = now },
        };
    }
}
