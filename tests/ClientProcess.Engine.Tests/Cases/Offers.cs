using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Invariant 4: what a person is offered is what would be accepted, and nothing else would.</summary>
internal static class Offers
{
    /// <summary>No for who asks or for how things stand; every other no is about what was filled in.</summary>
    private static readonly ImmutableArray<RejectionCode> NotYou =
    [
        RejectionCode.CaseClosed, RejectionCode.CaseOpen, RejectionCode.TaskClosed, RejectionCode.NotYourTeam, RejectionCode.NotAllowed, RejectionCode.Taken,
        RejectionCode.NotHolder, RejectionCode.AcceptFirst, RejectionCode.CoordinatorsOnly, RejectionCode.HandoffDecided, RejectionCode.NotSender,
        RejectionCode.NotReceiver, RejectionCode.NoSender, RejectionCode.QuestionUnknown, RejectionCode.NotPaused, RejectionCode.AlreadyPaused,
        RejectionCode.IncidentUnknown,
    ];

    public static void AreWhatIsAccepted(Scene scene)
    {
        foreach (var who in World.People)
        {
            foreach (var task in scene.State.Tasks) Task(scene, task, who);
            foreach (var handoff in scene.State.Handoffs) Handoff(scene, handoff, who);
            var offered = WhatMay.BeDoneWith(scene.State, who);
            foreach (var act in Enum.GetValues<CaseAct>()) Check(scene, offered.Contains(act), Command(scene, act, who));
        }
    }

    private static void Task(Scene scene, CaseTask task, Actor who)
    {
        var offered = WhatMay.BeDoneWith(scene.State, task, who);
        foreach (var act in Enum.GetValues<TaskAct>()) Check(scene, offered.Contains(act), Command(scene, task, act, who));
    }

    private static void Handoff(Scene scene, Handoff handoff, Actor who)
    {
        var offered = WhatMay.BeDoneWith(handoff, who);
        foreach (var act in Enum.GetValues<HandoffAct>()) Check(scene, offered.Contains(act), Command(scene, handoff, act, who));
    }

    private static void Check(Scene scene, bool isOffered, CaseCommand command)
    {
        switch (scene.Try(command))
        {
            case Rejected { Rejection: var no } when isOffered:
                Assert.False(NotYou.Contains(no.Code), $"{command.By.Id} was offered {command}, but: {no}");
                break;
            case Accepted { Events.IsEmpty: false } when !isOffered:
                Assert.Fail($"{command.By.Id} was not offered {command}, but it is accepted.");
                break;
        }
    }

    private static TaskCommand Command(Scene scene, CaseTask task, TaskAct act, Actor who)
    {
        var colleague = World.People.FirstOrDefault(person => person.IsOf(task.Team) && person.Id != task.Holder?.Person) ?? World.Robin;
        return act switch
        {
            TaskAct.Claim => new ClaimTask(task.Id) { By = who, Now = scene.Now },
            TaskAct.Release => new ReleaseTask(task.Id) { By = who, Now = scene.Now },
            TaskAct.Complete => new CompleteTask(task.Id) { By = who, Now = scene.Now, Team = World.A },
            TaskAct.Delegate => new DelegateTask(task.Id, colleague) { By = who, Now = scene.Now },
            TaskAct.Reassign => new ReassignTask(task.Id, colleague) { By = who, Now = scene.Now },
            TaskAct.HandOff => new HandOffTask(task.Id, Other(task.Team), "x", ComesBack: false) { By = who, Now = scene.Now },
            TaskAct.Return => new ReturnTask(task.Id, DeclineReasons.Duplicate) { By = who, Now = scene.Now },
            _ => new SetFollowUp(task.Id, scene.Now.AddDays(99)) { By = who, Now = scene.Now },
        };
    }

    private static HandoffCommand Command(Scene scene, Handoff handoff, HandoffAct act, Actor who) => act switch
    {
        HandoffAct.Accept => new AcceptHandoff(handoff.Id) { By = who, Now = scene.Now },
        HandoffAct.Decline => new DeclineHandoff(handoff.Id, DeclineReasons.Duplicate) { By = who, Now = scene.Now },
        HandoffAct.Withdraw => new WithdrawHandoff(handoff.Id, "x") { By = who, Now = scene.Now },
        HandoffAct.Ask => new AskAboutHandoff(handoff.Id, "x") { By = who, Now = scene.Now },
        _ => new AnswerHandoffQuestion(handoff.Id, handoff.OpenQuestions.FirstOrDefault() ?? "", "x") { By = who, Now = scene.Now },
    };

    private static CaseCommand Command(Scene scene, CaseAct act, Actor who) => act switch
    {
        CaseAct.AddInformation => new AddInformation(Commands.NoData, "x") { By = who, Now = scene.Now },
        CaseAct.AssignOwner => new AssignCaseOwner(new CaseOwner("other", World.C)) { By = who, Now = scene.Now },
        CaseAct.Pause => new PauseCase("x", null) { By = who, Now = scene.Now },
        CaseAct.Resume => new ResumeCase("x") { By = who, Now = scene.Now },
        CaseAct.Withdraw => new WithdrawCase("x") { By = who, Now = scene.Now },
        CaseAct.Close => new CloseCase(Outcomes.Duplicate, "x") { By = who, Now = scene.Now },
        CaseAct.Skip => new SkipStep(scene.State.Positions.FirstOrDefault(position => Adaptations.CanSkip(scene.State, scene.Process, position))?.Id ?? 0, "x") { By = who, Now = scene.Now },
        CaseAct.Move => new MoveCase(Adaptations.Targets(scene.State, scene.Process).FirstOrDefault()?.Id ?? "", "x")
        {
            By = who, Now = scene.Now, From = [.. Adaptations.Places(scene.State).Select(position => position.Id)],
        },
        CaseAct.Repeat => new RepeatStep(Adaptations.Repeatable(scene.State, scene.Process).FirstOrDefault()?.Id ?? "", "x") { By = who, Now = scene.Now },
        CaseAct.AddTask => new AddTask("x", World.A, "x") { By = who, Now = scene.Now },
        CaseAct.InformClient => new InformClient("x") { By = who, Now = scene.Now },
        CaseAct.ChangePriority => new ChangePriority(scene.State.Priority == Priority.Low ? Priority.High : Priority.Low, "x") { By = who, Now = scene.Now },
        CaseAct.Reopen => new ReopenCase("x", null) { By = who, Now = scene.Now },
        _ => new RetryIncident(scene.State.Positions.FirstOrDefault(position => position.Incident is not null)?.Id ?? 0) { By = who, Now = scene.Now },
    };

    private static string Other(string team) => team == World.C ? World.B : World.C;
}
