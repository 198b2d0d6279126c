namespace ClientProcess.Engine.Cases;

/// <summary>What can be done with a handoff.</summary>
public enum HandoffAct { Accept, Decline, Withdraw, Ask, Answer }

/// <summary>Who may do what with an open handoff now.</summary>
public static class HandoffRules
{
    /// <summary>Why not; null when it may be done.</summary>
    public static Rejection? WhyNot(Handoff handoff, HandoffAct act, Actor who) =>
        who.Kind == ActorKind.Engine ? null : CaseRules.NoRole(who) ?? act switch
        {
            HandoffAct.Accept => NotReceiver(handoff, who),
            HandoffAct.Decline => NotReceiver(handoff, who) ?? PartnerAnswers(handoff) ?? Decided(handoff, "decline it (accepted work is returned)"),
            HandoffAct.Withdraw => NotSender(handoff, who) ?? Decided(handoff, "take it back"),
            HandoffAct.Ask => NotReceiver(handoff, who),
            HandoffAct.Answer => NotSender(handoff, who) ?? NoQuestion(handoff),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No rule for this act."),
        };

    private static Rejection? NotReceiver(Handoff handoff, Actor who) =>
        (handoff.IsPartner ? who.Kind == ActorKind.Partner && who.Id == handoff.To : who.IsOf(handoff.To) || who.Coordinates(handoff.To)) ? null
        : Rejection.Of(RejectionCode.NotReceiver, $"Expected somebody of the receiver, team {handoff.To}, but {who.Id} is not in it.", handoff.To);

    /// <summary>The drawing says what follows a partner's answer, its no included.</summary>
    private static Rejection? PartnerAnswers(Handoff handoff) =>
        handoff.IsPartner ? Rejection.Of(RejectionCode.NotAllowed, $"Expected {handoff.To} to say no in its answer, for which the drawing waits.", handoff.To) : null;

    private static Rejection? NotSender(Handoff handoff, Actor who) =>
        who.IsOf(handoff.From) || who.Coordinates(handoff.From) ? null
        : Rejection.Of(RejectionCode.NotSender, $"Expected somebody of the sender, team {handoff.From}, but {who.Id} is not in it.", handoff.From);

    private static Rejection? Decided(Handoff handoff, string act) =>
        handoff.Accepted is not { } accepted ? null
        : Rejection.Of(RejectionCode.HandoffDecided, $"Expected to {act}, but {accepted.Person} accepted it already.", accepted.Person);

    private static Rejection? NoQuestion(Handoff handoff) =>
        handoff.OpenQuestions.Length > 0 ? null : Rejection.Of(RejectionCode.QuestionUnknown, "Expected a question that waits for an answer, but there is none.");
}
