using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Web.Api;

/// <summary>The one place where the engine's no becomes a status.</summary>
public static class RejectionStatus
{
    internal static Problem Problem(Rejection rejection) => Api.Problem.Of(Of(rejection.Code), Kebab.Of(rejection.Code), rejection.Sentence, rejection.Subjects);

    /// <summary>404 is for what the address names (for a message: its correlation); a wrong name inside a body is 422.</summary>
    public static int Of(RejectionCode code) => code switch
    {
        RejectionCode.CaseUnknown or RejectionCode.TaskUnknown or RejectionCode.HandoffUnknown or RejectionCode.QuestionUnknown
            or RejectionCode.MessageUnknown or RejectionCode.StepUnknown or RejectionCode.ClockUnknown => StatusCodes.Status404NotFound,

        RejectionCode.NotYourTeam or RejectionCode.NotAllowed or RejectionCode.CoordinatorsOnly or RejectionCode.NotSender
            or RejectionCode.NotReceiver or RejectionCode.SupervisorsOnly => StatusCodes.Status403Forbidden,

        RejectionCode.CaseClosed or RejectionCode.CaseOpen or RejectionCode.CaseExists or RejectionCode.TaskClosed or RejectionCode.Taken
            or RejectionCode.NotHolder or RejectionCode.AcceptFirst or RejectionCode.HandoffDecided or RejectionCode.AlreadyRouted
            or RejectionCode.NoSender or RejectionCode.NotPaused or RejectionCode.AlreadyPaused or RejectionCode.IncidentUnknown
            or RejectionCode.StepUnskippable or RejectionCode.StepOpen or RejectionCode.MoveImpossible or RejectionCode.NotBreached => StatusCodes.Status409Conflict,

        RejectionCode.Stale => StatusCodes.Status412PreconditionFailed,

        RejectionCode.ProcessUnknown or RejectionCode.NothingToDo or RejectionCode.NotOfTeam or RejectionCode.ReasonMissing
            or RejectionCode.ReasonUnknown or RejectionCode.MissingUnknown or RejectionCode.TeamUnknown or RejectionCode.SameTeam
            or RejectionCode.NeedMissing or RejectionCode.FieldMissing or RejectionCode.FieldInvalid or RejectionCode.ValueTooLarge
            or RejectionCode.TooManyValues or RejectionCode.ChoiceUnknown or RejectionCode.RaiseUnknown or RejectionCode.OutcomeUnknown
            or RejectionCode.MomentPast or RejectionCode.TitleMissing or RejectionCode.GroundMissing or RejectionCode.PersonUnknown => StatusCodes.Status422UnprocessableEntity,

        // A test asks this of every code, so a new one gets its status here before it gets out.
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No status for this rejection."),
    };
}
