using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>What kind of no it is; stable for machines, and the key of its translation.</summary>
public enum RejectionCode
{
    CaseUnknown, CaseClosed, CaseOpen, CaseExists, ProcessUnknown, NothingToDo,
    TaskUnknown, TaskClosed, NotYourTeam, NotAllowed, Taken, NotHolder, AcceptFirst, CoordinatorsOnly, NotOfTeam,
    HandoffUnknown, HandoffDecided, NotSender, NotReceiver, ReasonMissing, ReasonUnknown, MissingUnknown, AlreadyRouted,
    TeamUnknown, SameTeam, NoSender, QuestionUnknown,
    NeedMissing, FieldMissing, FieldInvalid, ValueTooLarge, TooManyValues, ChoiceUnknown, RaiseUnknown,
    MessageUnknown, OutcomeUnknown, NotPaused, AlreadyPaused, MomentPast, IncidentUnknown, Stale,
    StepUnknown, StepUnskippable, StepOpen, MoveImpossible, TitleMissing, GroundMissing, PersonUnknown,
    ClockUnknown, NotBreached, SupervisorsOnly,
}

/// <summary>The engine's no: what was expected and what stands in the way, as a sentence a person understands.</summary>
/// <param name="Subjects">The names the sentence speaks of (needs, fields, teams), for who shows it in another language.</param>
public sealed record Rejection(RejectionCode Code, string Sentence, ImmutableArray<string> Subjects)
{
    public static Rejection Of(RejectionCode code, string sentence, params string[] subjects) => new(code, sentence, [.. subjects]);

    public override string ToString() => $"{Code}: {Sentence}";
}
