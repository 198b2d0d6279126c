namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>A supervisor says why a promise was not kept.</summary>
internal static class Breaches
{
    public static void Explain(CaseRun run, ExplainBreach command)
    {
        var clock = run.State.Clocks.FirstOrDefault(clock => clock.Id == command.Clock.Id) ?? command.Clock;
        if (ClockRules.WhyNot(clock, command.IsDropped, ClockAct.BreachReason, run.By, run.Now) is { } no)
            run.Refuse(no.Code, no.Sentence, [.. no.Subjects]);
        else if (!BreachReasons.All.Contains(command.Reason))
            run.Refuse(RejectionCode.ReasonUnknown, $"Expected one of {string.Join(", ", BreachReasons.All)}, but '{command.Reason}' is none of them.", command.Reason);
        else if (command.Reason == BreachReasons.Other && string.IsNullOrWhiteSpace(command.Note))
            run.Refuse(RejectionCode.ReasonMissing, "Expected a note that says which other reason, but none was given.");
        else if (command.Reason != command.Known || !string.IsNullOrWhiteSpace(command.Note))
            run.Emit(new BreachExplained(clock.Id, clock.Clock.Terms.Agreement, clock.Clock.Terms.Clock, clock.Team, command.Reason, run.By.Id, run.Note(command.Note)));
    }
}
