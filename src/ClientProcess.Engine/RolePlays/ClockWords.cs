using System.Collections.Immutable;
using System.Globalization;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;
using NodaTime;

namespace ClientProcess.Engine.RolePlays;

/// <summary>Clocks and escalations in the words of a role play: in its expectations and in its transcript.</summary>
internal static class ClockWords
{
    /// <summary>Every clock as it is now, or as it ended: <c>acceptance ola @ beoordeling: due 2026-11-23T13:00+01:00</c>.</summary>
    public static IEnumerable<string> Clocks(Stage stage) =>
        from happened in stage.Events
        where happened.Happened is ClockEvent
        group (ClockEvent)happened.Happened by (happened.Case, ((ClockEvent)happened.Happened).Clock.Id) into clock
        select $"{NameOf(clock.Last().Clock)}: {StandOf(stage, clock.Last())}";

    /// <summary>Whom rungs told so far, in order: <c>coordinator beoordeling</c>.</summary>
    public static IEnumerable<string> Told(Stage stage) => Rungs(stage).SelectMany(rung => rung.Told).Select(Line);

    /// <summary>Which rungs fired so far, in order: <c>terugbellen 50%</c>.</summary>
    public static IEnumerable<string> Escalated(Stage stage) => Rungs(stage).Select(rung => $"{rung.Clock.Clock.Terms.Agreement} {rung.Rung}");

    /// <summary>An event about clocks in a sentence of the transcript; null for any other.</summary>
    public static string? Of(Stage stage, CaseEvent happened) => happened switch
    {
        Escalated e => $"{NameOf(e.Clock)} ({e.Clock.Clock.Terms.Agreement}) comes to {e.Rung}{(e.Repetition > 0 ? $", time {e.Repetition + 1}" : "")}: {string.Join(", ", e.Did)}"
            + (e.Told.IsEmpty ? "" : $"; told: {string.Join(", ", e.Told.Select(Line))}"),
        ClockTermsChanged e => $"{NameOf(e.Clock)} ({e.Clock.Clock.Terms.Agreement}): {Due(stage, e.Clock, e.DueBefore)} -> {Due(stage, e.Clock, e.DueAfter)}",
        ClockEvent e => $"{NameOf(e.Clock)} ({e.Clock.Clock.Terms.Agreement}): {StandOf(stage, e)}",
        PriorityChanged e => $"{Kebab.Of(e.From)} -> {Kebab.Of(e.To)}",
        CaseMarked e => $"\"{e.Text}\"",
        ProcessAsked e => e.Process,
        _ => null,
    };

    private static IEnumerable<Escalated> Rungs(Stage stage) => stage.Events.Select(happened => happened.Happened).OfType<Escalated>();

    private static string NameOf(CaseClock clock) =>
        $"{Kebab.Of(clock.Clock.Terms.Clock)} {Kebab.Of(clock.Clock.Terms.AgreementKind)}{((clock.Team ?? clock.Partner) is { } whose ? $" @ {whose}" : "")}";

    private static string StandOf(Stage stage, ClockEvent last) => last switch
    {
        ClockStopped e => Kebab.Of(e.Verdict),
        ClockDropped => "dropped",
        { Clock.Clock.Status: ClockStatus.Paused } e => $"paused, {Kebab.Of(e.Clock.Clock.Current.Pause!.Ground)}",
        _ => $"due {Due(stage, last.Clock, last.Clock.Clock.DueAt)}",
    };

    private static string Due(Stage stage, CaseClock clock, DateTimeOffset? due)
    {
        if (due is not { } moment) return "none";
        var zone = stage.Promises.Calendar(clock.Clock.Terms.Calendar)?.Zone ?? DateTimeZone.Utc;
        return moment.ToInstant().InZone(zone).ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);
    }

    private static string Line(Told told) => string.Join(" ", new[] { told.Whom, told.Team, told.Person, told.Partner }.OfType<string>());
}
