using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Tests.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Promising;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Golden;

/// <summary>A case about which things were promised: every event of clocks and ladders.</summary>
internal static class GoldenPromises
{
    private const string Rungs = "{ at: 50%, do: [notify owner, mark laat, start klacht] }, { at: 100%, do: [raise priority, notify supervisor] }";

    private static readonly string First = Some(
        ("sla", "process: PROCESS", "first-response: PT4H, next-update: PT8H, completion: { target: PT16H, high: PT12H }", Rungs, "kantoor"),
        ("ola", "lane: klantcontact", "completion: PT4H", "{ at: 100%, do: [take back, notify holder] }, { at: +PT1H, repeat: PT1H, times: 3, do: notify coordinator }, { at: +PT6H, do: reassign beoordeling }", "kantoor"),
        ("ola", "handoff: { to: beoordeling }", "acceptance: PT4H", null, "kantoor"));

    private static readonly string WithPartners = Some(
        ("uc", "partner: bank", "acceptance: PT4H, completion: PT8H", "{ at: 100%, do: notify partner }", "kantoor"),
        ("ola", "lane: beoordeling", "completion: PT2H", null, "kantoor"));

    /// <summary>What nobody moves goes to the safety net, a team is merged, and a supervisor says why a promise was broken.</summary>
    public static Scene Stuck() =>
        Scene.Ready(PartnerHandoffTests.Asking).Promises(WithPartners).When(Kim.Opens())
            .When(it => new RescueCase("nobody-holds") { Task = it.Task("Vragen").Id, By = Actor.Engine, Now = it.Now })
            .When(it => new MergeTeams(Net, B) { By = Robin, Now = it.Now }).When(it => new ReassignTask(it.Task("Vragen").Id, Joris) { By = Sam, Now = it.Now })
            .When(it => new HandOffTask(it.Task("Vragen").Id, C, "meekijken", ComesBack: true) { By = Joris, Now = it.Now }).When(Femke.Does("Vragen"))
            .RunUntil("2026-11-23T14:00+01:00").When(it => new ExplainBreach(it.State.Clocks.First(clock => clock.Team == B), "capacity", "te weinig mensen") { By = Robin, Now = it.Now })
            .When(Lee.Does("Vragen", ("saldo", 1)))
            .RunUntil("2026-11-25T12:00+01:00")
            .When(it => new ExplainBreach(it.State.Clocks.First(clock => clock.Partner == "bank"), "waiting-for-partner", "de bank was dicht") { By = Robin, Now = it.Now });

    public static Scene Kept() =>
        Scene.Ready("lane klantcontact\nstart S\ntask Intake\nlane beoordeling\ntask Beoordelen\nend E\nS > Intake > Beoordelen > E").Promises(First)
            .When(Kim.Opens(), Kim.Informs(), Kim.Claims("Intake")).Later("2026-11-23T10:00+01:00")
            .When(Kim.Pauses(PauseGround.Statutory, Monday.AddHours(3), SuspensionGround.MissingInformation)).At("2026-11-23T14:00+01:00")
            .When(Kim.Pauses(PauseGround.WaitingForClient)).When(Kim.Resumes("antwoord")).When(Noor.Prioritises(Priority.High))
            .RunUntil("2026-11-25T12:00+01:00").Promises(First.Replace("PT16H", "PT24H", StringComparison.Ordinal).Replace("PT12H", "PT20H", StringComparison.Ordinal)).When(Reviews)
            .When(Lee.Does("Intake")).RunUntil("2026-11-27T12:00+01:00").When(Lee.Does("Beoordelen")).ThenEnded()
            .Later("2026-11-30T12:00+01:00").When(Kim.Reopens("toch niet")).When(Kim.Withdraws("laat maar"));
}
