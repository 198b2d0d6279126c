using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Promises in a scene, in the words of their files, and the acts that are about them.</summary>
internal static class Promising
{
    public const string Calendars = """
        calendars:
          kantoor: { timezone: Europe/Amsterdam, hours: { mon-fri: ["09:00-17:00"] }, holidays: [nl-office] }
          doorlopend: { timezone: Europe/Amsterdam, hours: { mon-sun: ["00:00-24:00"] } }
        """;

    /// <summary>From now on this is promised; open clocks follow when they are reviewed. PROCESS stands for the scene's own.</summary>
    public static Scene Promises(this Scene scene, string agreements, string calendars = Calendars)
    {
        var before = scene.Promises.Calendars;
        var file = CalendarFile.Read(calendars, "calendars.yaml");
        Assert.Empty(file.Diagnostics);
        var now = file.Calendars.ToImmutableDictionary(named => named.Key, named => before.TryGetValue(named.Key, out var known) && known.Rules.CountsAs(named.Value.Rules) ? known : named.Value);
        scene.Promises = new Promises(Read(agreements.Replace("PROCESS", scene.Process.Id, StringComparison.Ordinal), now.Keys.ToArray(), scene), now)
        {
            Version = scene.Promises.Version + 1,
            CalendarsBefore = scene.Promises.CalendarsBefore.SetItems(before),
        };
        return scene;
    }

    private static AgreementDirectory Read(string agreements, string[] calendars, Scene scene)
    {
        var (read, diagnostics) = AgreementsReader.Read(agreements, "agreements.yaml", new BesideAgreements(scene.Teams, calendars));
        Assert.True(read is not null, string.Join("\n", diagnostics));
        return read;
    }

    /// <summary>One agreement, for short.</summary>
    public static string One(string kind, string @for, string clocks, string? rungs = null, string calendar = "kantoor") => Some((kind, @for, clocks, rungs, calendar));

    public static string Some(params (string Kind, string For, string Clocks, string? Rungs, string Calendar)[] agreements)
    {
        var ladders = agreements.Select((agreement, i) => agreement.Rungs is null ? "" : $"\n  l{i}: [{agreement.Rungs}]").Where(text => text.Length > 0).ToList();
        return "agreements:" + string.Concat(agreements.Select((agreement, i) =>
                $"\n  a{i}: {{ kind: {agreement.Kind}, calendar: {agreement.Calendar}, for: {{ {agreement.For} }}, clocks: {{ {agreement.Clocks} }}{(agreement.Rungs is null ? "" : $", ladder: l{i}")} }}"))
            + (ladders.Count == 0 ? "" : "\nladders:" + string.Concat(ladders));
    }

    public static Act Pauses(this Actor by, PauseGround ground, DateTimeOffset? until = null, SuspensionGround? suspension = null) => scene =>
        new PauseCase("wacht", until) { By = by, Now = scene.Now, Ground = ground, Suspension = suspension };

    public static Act Informs(this Actor by, string? note = "het loopt") => scene => new InformClient(note) { By = by, Now = scene.Now };

    public static Act Prioritises(this Actor by, Priority priority) => scene => new ChangePriority(priority, "omdat") { By = by, Now = scene.Now };

    public static Act Reviews => scene => new ReviewClocks { By = Actor.Engine, Now = scene.Now };

    public static Act Wakes => scene => new WakeCase { By = Actor.Engine, Now = scene.Now };

    /// <summary>Moves the scene's time on, with nobody waking the case.</summary>
    public static Scene Later(this Scene scene, string moment) => scene.Later(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    public static Scene At(this Scene scene, string moment) => scene.At(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Lets time pass with a sweep that comes exactly when something is due.</summary>
    public static Scene RunUntil(this Scene scene, string moment)
    {
        var until = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        while (scene.State.NextWake is { } wake && wake <= until) scene.At(wake > scene.Now ? wake : scene.Now);
        return scene.Later(until);
    }

    /// <summary>The clock of this kind: about a task or handoff of that team, or else about the case.</summary>
    public static CaseClock Clock(this Scene scene, ClockKind kind, string? team = null) =>
        Assert.Single(scene.State.Clocks, clock => clock.Clock.Terms.Clock == kind && clock.Team == team);

    public static string Due(this Scene scene, ClockKind kind, string? team = null) => Local(scene.Clock(kind, team).Clock.DueAt);

    public static string Local(DateTimeOffset? moment) =>
        moment is { } at ? TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "none";

    /// <summary>What rungs did so far, each as <c>moment rung: did -> told</c>.</summary>
    public static IEnumerable<string> Climbed(this Scene scene) => scene.AllEvents.OfType<Escalated>().Select(rung =>
        $"{Local(rung.DueAt)} {rung.Rung}: {string.Join(", ", rung.Did)}{(rung.Told.IsEmpty ? "" : " -> " + string.Join(", ", rung.Told.Select(Told)))}");

    private static string Told(Told told) => $"{told.Whom}{(told.Team is null ? "" : " " + told.Team)}{(told.Person is null ? "" : "/" + told.Person)}{(told.Partner is null ? "" : "/" + told.Partner)}";
}
