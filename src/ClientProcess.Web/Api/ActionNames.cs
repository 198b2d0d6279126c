using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Web.Api;

/// <summary>What a caller may do next, in the words of the addresses that do it.</summary>
internal static class ActionNames
{
    public static ImmutableArray<string> Of(CaseState state, Actor who) => Of(WhatMay.BeDoneWith(state, who));

    public static ImmutableArray<string> Of(ImmutableArray<CaseAct> acts) => [.. acts.Select(act => act switch
    {
        CaseAct.AddInformation => "information",
        CaseAct.AssignOwner => "owner",
        CaseAct.RetryIncident => "retry",
        CaseAct.InformClient => "client-informed",
        CaseAct.ChangePriority => "priority",
        _ => Kebab.Of(act),
    })];

    public static ImmutableArray<string> Of(CaseState state, CaseTask? task, Actor who) =>
        task is null ? [] : [.. WhatMay.BeDoneWith(state, task, who).Select(act => Kebab.Of(act))];

    public static ImmutableArray<string> Of(Handoff? handoff, Actor who) => handoff is null ? [] : [.. WhatMay.BeDoneWith(handoff, who).Select(act => act switch
    {
        HandoffAct.Ask => "questions",
        _ => Kebab.Of(act),
    })];
}
