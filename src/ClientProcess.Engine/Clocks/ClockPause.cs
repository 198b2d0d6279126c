using System.Text.Json.Serialization;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Clocks;

/// <summary>For what a clock is asked to stand still.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PauseGround>))]
public enum PauseGround
{
    /// <summary>A reason of our own; the first, for it is what an event without a ground means.</summary>
    Other,
    WaitingForClient,
    WaitingForPartner,

    /// <summary>By law; the ground of Awb 4:15 is named.</summary>
    Statutory,
}

/// <summary>The grounds on which Awb 4:15 suspends the term for a decision.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuspensionGround>))]
public enum SuspensionGround
{
    /// <summary>Lid 1 under a: the applicant was asked to complete the application.</summary>
    MissingInformation,

    /// <summary>Lid 1 under b: a foreign institution was asked for information that the decision needs.</summary>
    ForeignInformation,

    /// <summary>Lid 2 under a: the applicant agreed to it in writing.</summary>
    Consent,

    /// <summary>Lid 2 under b: the delay is the applicant's.</summary>
    ApplicantDelay,

    /// <summary>Lid 2 under c: force majeure.</summary>
    ForceMajeure,
}

/// <summary>A pause with its reason.</summary>
/// <param name="Reason">Shown where the clock explains itself, and kept in the journal: a code, a key of a note, or words without personal data.</param>
/// <param name="Suspension">For <see cref="PauseGround.Statutory"/> the ground of Awb 4:15.</param>
public sealed record ClockPause(PauseGround Ground, string Reason, SuspensionGround? Suspension = null);

/// <summary>
/// Which pause stops which clock. What waits for the client stops everybody's clock; what waits for a partner stops the team's, never the
/// client's, whose promise it is not; a reason of our own never stops the client's. Acceptance is the receiver's own act, which no waiting
/// for somebody else holds up. A statutory term stops on a ground of Awb 4:15 only.
/// </summary>
public static class Pauses
{
    public static bool PausesFor(AgreementKind kind, ClockKind clock, PauseGround ground) => ground switch
    {
        PauseGround.Other => kind != AgreementKind.Sla,
        _ when clock == ClockKind.Acceptance => false,
        PauseGround.WaitingForPartner => kind == AgreementKind.Ola,
        _ => true,
    };

    /// <summary>Why the pause does not stop a clock with these terms; null when it does.</summary>
    public static string? WhyNot(ClockTerms terms, ClockPause pause) =>
        string.IsNullOrWhiteSpace(pause.Reason) ? "Expected a pause to have a reason, but it has none."
        : pause.Ground == PauseGround.Statutory && pause.Suspension is null ? "Expected a statutory suspension to name its ground in Awb 4:15, but it names none."
        : terms.IsStatutory && pause.Ground != PauseGround.Statutory
            ? $"Expected a ground of Awb 4:15 to suspend '{terms.Agreement}', for its term is statutory, but found {Kebab.Of(pause.Ground)}."
        : !PausesFor(terms.AgreementKind, terms.Clock, pause.Ground)
            ? $"Expected a ground that pauses {Kebab.Of(terms.Clock)} of '{terms.Agreement}' ({Kebab.Of(terms.AgreementKind)}), but {Kebab.Of(pause.Ground)} does not."
        : null;
}
