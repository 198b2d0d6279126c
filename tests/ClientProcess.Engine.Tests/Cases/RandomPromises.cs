using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Random agreements with random ladders, and what is done about them: time that jumps, pauses by ground, reviews.</summary>
internal static class RandomPromises
{
    private static readonly string[] Targets = ["PT1H", "PT8H", "PT40H", "1 working day end of day", "3 working days", "{ target: PT16H, high: PT2H, urgent: PT1H }"];

    private static readonly string[] Moments = ["10%", "50%", "100%", "150%", "-PT9H", "-PT1H", "+PT0S", "+PT2H", "+1 working day"];

    private static readonly string[] Actions =
        ["notify holder", "notify team", "notify coordinator", "notify owner", "raise priority", "take back", $"reassign {World.B}", $"reassign {World.C}", "reassign achtervang", "start test", "mark laat"];

    private static readonly string[] Calendars =
        [Promising.Calendars, Promising.Calendars.Replace("09:00-17:00", "10:00-15:00", StringComparison.Ordinal), Promising.Calendars.Replace("mon-fri", "mon-sat", StringComparison.Ordinal)];

    public static void Make(Scene scene, Tape tape)
    {
        (string Kind, string For, string Clocks, string? Rungs, string Calendar)[] all =
        [
            ("sla", "process: PROCESS", $"completion: {Target(tape, orStatutory: true)}, first-response: {Target(tape)}, next-update: {Target(tape)}", Ladder(tape), Calendar(tape)),
            ("ola", $"lane: {World.A}", $"completion: {Target(tape)}", Ladder(tape), Calendar(tape)),
            ("ola", $"lane: {World.B}", $"completion: {Target(tape)}", Ladder(tape), Calendar(tape)),
            ("ola", $"handoff: {{ to: {World.C} }}", $"acceptance: {Target(tape)}, completion: {Target(tape)}", Ladder(tape), Calendar(tape)),
            ("ola", $"handoff: {{ from: {World.A} }}", $"acceptance: {Target(tape)}", Ladder(tape), Calendar(tape)),
            ("ola", $"lane: {World.Net}", $"completion: {Target(tape)}", Ladder(tape), Calendar(tape)),
        ];
        scene.Promises(Promising.Some([.. all.Where(_ => !tape.OneIn(4))]) is var text && text.Contains("kind", StringComparison.Ordinal) ? text : "agreements: {}", tape.Pick(Calendars));
    }

    public static CaseCommand Act(Scene scene, Tape tape) => tape.Next(8) switch
    {
        0 => new InformClient(Invariants.Typed) { By = World.Kim, Now = scene.Now },
        1 => new ChangePriority(tape.Pick(Enum.GetValues<Priority>()), Invariants.Typed) { By = World.Robin, Now = scene.Now },
        2 => new ReviewClocks { By = Actor.Engine, Now = scene.Now },
        3 => new PauseCase(Invariants.Typed, tape.OneIn(2) ? scene.Now.AddHours(1 + tape.Next(30)) : null)
        {
            By = World.Kim, Now = scene.Now, Ground = tape.Pick(Enum.GetValues<PauseGround>()), Suspension = SuspensionGround.Consent,
        },
        4 => new ResumeCase(Invariants.Typed) { By = World.Robin, Now = scene.Now },
        // A machine's clock set back, once in a while.
        5 when tape.OneIn(3) => new WakeCase { By = Actor.Engine, Now = scene.Now.AddHours(-1) },
        5 => new RescueCase("untouched") { By = Actor.Engine, Now = scene.Now },
        6 => new WakeCase { By = Actor.Engine, Now = scene.State.NextWake is { } wake && wake > scene.Now ? wake : scene.Now },
        _ => new WakeCase { By = Actor.Engine, Now = scene.Now.AddHours(tape.Next(100)) },
    };

    private static string Target(Tape tape, bool orStatutory = false) => orStatutory && tape.OneIn(3) ? "8 weeks statutory" : tape.Pick(Targets);

    private static string Calendar(Tape tape) => tape.OneIn(3) ? "doorlopend" : "kantoor";

    private static string? Ladder(Tape tape)
    {
        if (tape.OneIn(4)) return null;
        var moments = Enumerable.Range(0, 1 + tape.Next(3)).Select(_ => tape.Pick(Moments)).Distinct();
        return string.Join(", ", moments.Select(moment => $"{{ at: {moment}{(tape.OneIn(3) ? ", repeat: PT4H, times: 3" : "")}, do: [{tape.Pick(Actions)}, {tape.Pick(Actions)}] }}"));
    }
}
