using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// A stretch of days in which a statutory term does not run (Awb 4:15), from <paramref name="FirstDay"/> until
/// <paramref name="ResumesOn"/>, which counts again; null while it lasts.
/// </summary>
public sealed record StatutorySuspension(LocalDate FirstDay, LocalDate? ResumesOn, string Reason)
{
    /// <summary>Awb 4:15 lid 1 under a: from the day after the applicant was asked until the day on which the answer came.</summary>
    public static StatutorySuspension ForMissingInformation(LocalDate askedOn, LocalDate? answeredOn, string reason) =>
        new(askedOn.PlusDays(1), answeredOn is { } day ? LocalDate.Max(day, askedOn.PlusDays(1)) : null, reason);
}

/// <summary>A decision later by a further term, announced before the term ends (Awb 4:14).</summary>
public sealed record StatutoryExtension(LocalDate AnnouncedOn, StatutoryLength By, string Reason);

/// <summary>
/// A term set by law: it runs on calendar time from the day after receipt, stands still while suspended, grows by what it is
/// extended with, and ends with its last day, rolled to an ordinary day where the Algemene termijnenwet governs it.
/// An extension counts from the day before rolling; rolling happens once, when every part is a term that the act governs.
/// </summary>
public sealed record StatutoryTerm(LocalDate ReceivedOn, StatutoryLength Length)
{
    public ImmutableArray<StatutorySuspension> Suspensions { get; private init; } = [];

    public ImmutableArray<StatutoryExtension> Extensions { get; private init; } = [];

    public bool IsSuspended => !Suspensions.IsEmpty && Suspensions[^1].ResumesOn is null;

    /// <summary>The day the term ends with; refused while it is suspended without an end.</summary>
    public CalendarAnswer<LocalDate> LastDay => IsSuspended
        ? Refuse<LocalDate>($"Expected a term that runs, but it has been suspended since {Iso(Suspensions[^1].FirstDay)}: {Suspensions[^1].Reason}.")
        : CalendarAnswer.Of(Rolls ? GeneralTermsAct.LastDay(ReceivedOn, UnrolledLastDay) : UnrolledLastDay);

    /// <summary>The last day before rolling.</summary>
    public LocalDate UnrolledLastDay =>
        Extensions.Aggregate(ReceivedOn + Length.Period, (day, extension) => day + extension.By.Period).PlusDays(SuspendedDays);

    /// <summary>Whether every part is a term of the Algemene termijnenwet (art. 4).</summary>
    public bool Rolls => Length.UnderGeneralTermsAct && Extensions.All(extension => extension.By.UnderGeneralTermsAct);

    private int SuspendedDays => Suspensions.Sum(suspension =>
        suspension.ResumesOn is { } resumes ? Period.DaysBetween(suspension.FirstDay, resumes) : 0);

    public CalendarAnswer<StatutoryTerm> Suspend(StatutorySuspension suspension)
    {
        var refusal = WhyNotSuspend(suspension);
        return refusal is null
            ? CalendarAnswer.Of(this with { Suspensions = Suspensions.Add(suspension) })
            : Refuse<StatutoryTerm>(refusal);
    }

    /// <summary>Lets a suspended term run again from this day on.</summary>
    public CalendarAnswer<StatutoryTerm> Resume(LocalDate on)
    {
        if (!IsSuspended)
        {
            return Refuse<StatutoryTerm>($"Expected a suspended term to resume on {Iso(on)}, but it runs.");
        }

        var open = Suspensions[^1];
        return on < open.FirstDay
            ? Refuse<StatutoryTerm>($"Expected to resume on or after {Iso(open.FirstDay)}, but found {Iso(on)}.")
            : CalendarAnswer.Of(this with { Suspensions = Suspensions.SetItem(Suspensions.Length - 1, open with { ResumesOn = on }) });
    }

    public CalendarAnswer<StatutoryTerm> Extend(StatutoryExtension extension)
    {
        var refusal = WhyNotExtend(extension);
        return refusal is null
            ? CalendarAnswer.Of(this with { Extensions = Extensions.Add(extension) })
            : Refuse<StatutoryTerm>(refusal);
    }

    private string? WhyNotSuspend(StatutorySuspension suspension)
    {
        var earliest = Suspensions.IsEmpty ? ReceivedOn.PlusDays(1) : Suspensions[^1].ResumesOn;
        return string.IsNullOrWhiteSpace(suspension.Reason) ? "Expected a suspension to have a reason, but it has none."
            : IsSuspended ? $"Expected a term that runs to be suspended, but it has been suspended since {Iso(Suspensions[^1].FirstDay)}."
            : suspension.ResumesOn < suspension.FirstDay
                ? $"Expected a suspension to end on or after {Iso(suspension.FirstDay)}, but it ends on {Iso(suspension.ResumesOn.Value)}."
            : suspension.FirstDay < earliest ? $"Expected a suspension from {Iso(earliest.Value)} on, but it starts on {Iso(suspension.FirstDay)}."
            : suspension.FirstDay > LastDay.Value
                ? $"Expected a suspension within the term, but it starts on {Iso(suspension.FirstDay)} and the term ended on {Iso(LastDay.Value)}."
            : null;
    }

    private string? WhyNotExtend(StatutoryExtension extension) =>
        string.IsNullOrWhiteSpace(extension.Reason) ? "Expected an extension to have a reason, but it has none."
        : extension.AnnouncedOn < ReceivedOn
            ? $"Expected an extension announced on or after {Iso(ReceivedOn)}, but it was on {Iso(extension.AnnouncedOn)}."
        : !IsSuspended && extension.AnnouncedOn > LastDay.Value
            ? $"Expected an extension announced within the term, but the term ended on {Iso(LastDay.Value)} "
                + $"and it was on {Iso(extension.AnnouncedOn)}."
        : null;

    private static CalendarAnswer<T> Refuse<T>(string sentence)
        where T : notnull => CalendarAnswer.Refuse<T>(sentence);

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
