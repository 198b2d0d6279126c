using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>What can be done with one clock of a case.</summary>
public enum ClockAct
{
    /// <summary>Say why what was promised was not kept.</summary>
    BreachReason,
}

/// <summary>Who may do what with a clock now. Clocks of tasks and handoffs leave the state when they stop, so a clock comes along with the question.</summary>
public static class ClockRules
{
    /// <summary>Why not; null when it may be done.</summary>
    /// <param name="isDropped">What was promised is no longer wanted: there is no verdict.</param>
    public static Rejection? WhyNot(CaseClock clock, bool isDropped, ClockAct act, Actor who, DateTimeOffset now) => CaseRules.NoRole(who) ?? act switch
    {
        ClockAct.BreachReason => NotSupervisor(who) ?? NotBreached(clock, isDropped, now),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No rule for this act."),
    };

    private static Rejection? NotSupervisor(Actor who) => who.Has(CaseRoles.Supervisor) ? null
        : Rejection.Of(RejectionCode.SupervisorsOnly, "Expected a supervisor, for only they say why a promise was not kept.");

    private static Rejection? NotBreached(CaseClock clock, bool isDropped, DateTimeOffset now)
    {
        var name = $"{Kebab.Of(clock.Clock.Terms.Clock)} of '{clock.Clock.Terms.Agreement}'";
        return isDropped ? Rejection.Of(RejectionCode.NotBreached, $"Expected a clock that was breached, but {name} was dropped: there is no verdict.", clock.Clock.Terms.Agreement)
            : !clock.Clock.IsOverdue(now) ? Rejection.Of(RejectionCode.NotBreached, $"Expected a clock that was breached, but {name} is not late.", clock.Clock.Terms.Agreement)
            : null;
    }
}

/// <summary>Why a promise was not kept, as a supervisor says.</summary>
public static class BreachReasons
{
    public static readonly ImmutableArray<string> All = ["capacity", "waiting-for-client", "waiting-for-partner", "complex", "error", Other];

    /// <summary>None of the others; then a note says what.</summary>
    public const string Other = "other";
}
