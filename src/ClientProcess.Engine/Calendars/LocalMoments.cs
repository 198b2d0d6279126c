using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// Between the wall clock and physical time. A wall-clock time means the first moment at which the clock has reached it:
/// the earlier of two when the clock goes back, the moment of the jump when it is skipped. So later on the clock is never earlier
/// in time, hours that touch keep touching, and the day of 25 hours has 25.
/// </summary>
internal static class LocalMoments
{
    private static readonly ZoneLocalMappingResolver First =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static Instant At(DateTimeZone zone, LocalDateTime local) => zone.ResolveLocal(local, First).ToInstant();

    public static Instant At(DateTimeZone zone, LocalDate date, int minutes) => At(zone, date.AtMidnight().PlusMinutes(minutes));

    /// <summary>ISO 8601 with the zone's offset at that moment.</summary>
    public static string Iso(DateTimeZone zone, Instant moment) =>
        OffsetDateTimePattern.Rfc3339.Format(moment.InZone(zone).ToOffsetDateTime());

    public static LocalDate DateOf(DateTimeZone zone, Instant instant) => instant.InZone(zone).Date;

    /// <summary>
    /// The furthest that the clock has come at this moment. It differs from the clock only in the hour that is lived twice:
    /// the second time round the clock had already been at the end of it.
    /// </summary>
    public static LocalDateTime Furthest(DateTimeZone zone, Instant instant)
    {
        var local = instant.InZone(zone).LocalDateTime;
        var mapping = zone.MapLocal(local);
        return mapping.Count == 2 && mapping.Last().ToInstant() == instant ? mapping.EarlyInterval.IsoLocalEnd : local;
    }
}
