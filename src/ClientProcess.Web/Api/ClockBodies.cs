using System.Collections.Immutable;
using System.ComponentModel;
using System.Xml;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>The clocks of a case.</summary>
internal sealed record CaseClocks(Guid CaseId, string CaseNumber, ImmutableArray<ClockBody> Items);

internal sealed record RungBody(string Rung, DateTime At);

internal sealed record BreachReasonView(string Reason, string By, DateTime At, string? Note);

/// <summary>A step on the way to the due moment.</summary>
internal sealed record ExplanationBody(DateTime From, DateTime To, long CountedSeconds, string Text);

/// <summary>A promise about a case, counted.</summary>
internal sealed record ClockBody
{
    public required string Id { get; init; }

    [Description("first-response, acceptance, completion or next-update.")]
    public required string Clock { get; init; }

    [Description("sla: to the client; ola: between teams; uc: with a chain partner.")]
    public required string Kind { get; init; }

    public required string Agreement { get; init; }
    public required string? TaskId { get; init; }
    public required string? HandoffId { get; init; }

    [Description("The team whose promise it is; null for what the whole organisation promised, or a partner.")]
    public required string? Team { get; init; }

    public required string? Partner { get; init; }
    public required string Priority { get; init; }

    [Description("As written: PT4H, 2 working days end of day, 8 weeks statutory.")]
    public required string Target { get; init; }

    [Description("running, paused, stopped or dropped: no longer wanted, so without a verdict.")]
    public required string Status { get; init; }

    [Description("For what it stands still.")]
    public required string? PausedFor { get; init; }

    public required DateTime StartedAt { get; init; }

    [Description("Null while it stands still, for nobody knows for how long.")]
    public required DateTime? DueAt { get; init; }

    public required DateTime? StoppedAt { get; init; }

    [Description("How much of the target is used: 100 at the due moment, more after it.")]
    public required decimal? Percentage { get; init; }

    [Description("What is left, ISO 8601: working time, for a statutory term calendar time; negative when late.")]
    public required string? Remaining { get; init; }

    public required bool IsLate { get; init; }
    public required bool IsAtRisk { get; init; }

    [Description("hit or breached, once it has stopped.")]
    public required string? Verdict { get; init; }

    [Description("What its ladder does next, and when.")]
    public required RungBody? NextRung { get; init; }

    public required BreachReasonView? BreachReason { get; init; }

    [Description("Why it is due then.")]
    public required ImmutableArray<ExplanationBody> Explanation { get; init; }

    [Description("What you may do with it now; each is the last word of an address.")]
    public required ImmutableArray<string> Actions { get; init; }

    public static ClockBody Of(ClockView view, CaseView of, Actor who) => new()
    {
        Id = PublicIds.Of(view.Row.CaseId, view.Row.No),
        Clock = view.Row.Clock,
        Kind = view.Row.Kind,
        Agreement = view.Row.Agreement,
        TaskId = view.Row.TaskNo is { } task ? PublicIds.Of(view.Row.CaseId, task) : null,
        HandoffId = view.Row.HandoffNo is { } handoff ? PublicIds.Of(view.Row.CaseId, handoff) : null,
        Team = view.Row.Team,
        Partner = view.Row.Partner,
        Priority = view.Row.Priority,
        Target = view.Row.Target,
        Status = view.IsDropped ? "dropped" : Kebab.Of(view.Clock.Clock.Status),
        PausedFor = view.Row.Paused,
        StartedAt = view.Row.StartedAt,
        DueAt = view.Clock.Clock.DueAt?.UtcDateTime,
        StoppedAt = view.Row.StoppedAt,
        Percentage = view.Percentage is { } used ? Math.Round(used, 1) : null,
        Remaining = view.Remaining is { } left ? XmlConvert.ToString(left) : null,
        IsLate = view.IsLate,
        IsAtRisk = view.IsAtRisk,
        Verdict = view.IsDropped ? null : view.Row.Verdict,
        NextRung = view.IsOpen && view.Clock.Next is { } next ? new RungBody(next.Rung, next.At.UtcDateTime) : null,
        BreachReason = view.Row is { BreachReason: { } reason, BreachReasonBy: { } by, BreachReasonAt: { } at } ? new BreachReasonView(reason, by, at, of.Text(view.Row.BreachNote)) : null,
        Explanation = [.. view.Explanation.Select(segment => Of(segment, of))],
        Actions = [.. WhatMay.BeDoneWith(view.Clock, view.IsDropped, who, view.Now).Select(act => Kebab.Of(act))],
    };

    private static ExplanationBody Of(DueSegment segment, CaseView of) => new(
        segment.From.ToDateTimeUtc(), segment.To.ToDateTimeUtc(), (long)segment.Counted.TotalSeconds, ClockTexts.WithNotes(segment.Text, key => of.Text(key) ?? "-"));
}

internal sealed record BreachReasonBody
{
    [Description("capacity, waiting-for-client, waiting-for-partner, complex, error or other.")]
    public required string Reason { get; init; }

    [Description("More about it; needed for other. Kept erasably.")]
    public string? Note { get; init; }
}
