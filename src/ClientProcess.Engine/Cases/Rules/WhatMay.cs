using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>What a person may do now, computed by the rules that accept it.</summary>
public static class WhatMay
{
    private static readonly ImmutableArray<TaskAct> TaskActs = [.. Enum.GetValues<TaskAct>()];
    private static readonly ImmutableArray<HandoffAct> HandoffActs = [.. Enum.GetValues<HandoffAct>()];
    private static readonly ImmutableArray<CaseAct> CaseActs = [.. Enum.GetValues<CaseAct>()];

    public static ImmutableArray<TaskAct> BeDoneWith(CaseState state, CaseTask task, Actor who) =>
        [.. TaskActs.Where(act => TaskRules.WhyNot(state, task, act, who) is null && !ChangesNothing(task, act, who))];

    public static ImmutableArray<HandoffAct> BeDoneWith(Handoff handoff, Actor who) =>
        [.. HandoffActs.Where(act => HandoffRules.WhyNot(handoff, act, who) is null && !(act == HandoffAct.Accept && handoff.Accepted is not null))];

    public static ImmutableArray<CaseAct> BeDoneWith(CaseState state, Actor who) => [.. CaseActs.Where(act => CaseRules.WhyNot(state, act, who) is null)];

    public static ImmutableArray<ClockAct> BeDoneWith(CaseClock clock, bool isDropped, Actor who, DateTimeOffset now) =>
        [.. Enum.GetValues<ClockAct>().Where(act => ClockRules.WhyNot(clock, isDropped, act, who, now) is null)];

    /// <summary>Allowed, but already so: it is accepted when it comes twice, and not offered.</summary>
    private static bool ChangesNothing(CaseTask task, TaskAct act, Actor who) => act switch
    {
        TaskAct.Claim => task.Holder?.Person == who.Id,
        TaskAct.Release => task.Holder is null,
        _ => false,
    };
}
