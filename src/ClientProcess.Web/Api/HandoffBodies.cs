using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>A handoff in a list.</summary>
internal record HandoffSummary
{
    public required string Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>The receiver's task.</summary>
    public required string? TaskId { get; init; }

    public required string Name { get; init; }
    public required string From { get; init; }
    public required string? FromPerson { get; init; }
    public required string To { get; init; }

    /// <summary><c>offered</c>, <c>accepted</c>, <c>declined</c>, <c>returned</c> or <c>withdrawn</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The team that is responsible for the work: the sender, until it was accepted.</summary>
    public required string Responsible { get; init; }

    public required DateTime OfferedAt { get; init; }
    public required DateTime? DecidedAt { get; init; }
    public required string? DecidedBy { get; init; }

    /// <summary>Why it was sent back: <c>incomplete</c>, <c>wrong-team</c>, <c>not-ours</c> or <c>duplicate</c>.</summary>
    public required string? Reason { get; init; }

    /// <summary>The handoff that was sent back, and that this one repairs.</summary>
    public required string? Previous { get; init; }

    /// <summary>For If-Match.</summary>
    public required string Etag { get; init; }

    /// <summary>What the caller may do with it now; each is the last word of an address.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    public static HandoffSummary Of(HandoffRow row, CaseState state, string caseNumber, Actor who) => new()
    {
        Id = PublicIds.Of(row.CaseId, row.No),
        CaseId = row.CaseId,
        CaseNumber = caseNumber,
        TaskId = row.TaskNo == 0 ? null : PublicIds.Of(row.CaseId, row.TaskNo),
        Name = row.Name,
        From = row.FromTeam,
        FromPerson = row.FromPerson,
        To = row.ToTeam,
        Status = row.Status,
        Responsible = row.Status is "accepted" or "fulfilled" ? row.ToTeam : row.FromTeam,
        OfferedAt = row.OfferedAt,
        DecidedAt = row.DecidedAt,
        DecidedBy = row.DecidedBy,
        Reason = row.Reason,
        Previous = row.Previous is { } previous ? PublicIds.Of(row.CaseId, previous) : null,
        Etag = row.Etag,
        Actions = ActionNames.Of(state.Handoff(row.No), who),
    };
}

/// <summary>One thing the receiver needs.</summary>
/// <param name="Given">Whether it was there when the work was offered.</param>
/// <param name="Value">What the case holds for it now.</param>
internal sealed record NeedView(string Id, string Name, string Kind, bool Required, bool Given, JsonElement? Value);

internal sealed record QuestionView(string Id, string? Question, string By, DateTime At, string? Answer, string? AnsweredBy, DateTime? AnsweredAt);

/// <summary>A handoff with what was given, what was missing, and what was asked about it.</summary>
internal sealed record HandoffDetail : HandoffSummary
{
    public required ImmutableArray<NeedView> Needs { get; init; }

    /// <summary>For a handoff outside the drawing: why.</summary>
    public required string? OfferedBecause { get; init; }

    /// <summary>Whether the work comes back to the sender when the receiver is done.</summary>
    public required bool ComesBack { get; init; }

    /// <summary>Whether the receiver accepts it in a separate act; otherwise claiming the task accepts it.</summary>
    public required bool IsExplicit { get; init; }

    /// <summary>Questions that wait for an answer; the handoff's own address gives the answered ones as well.</summary>
    public required ImmutableArray<QuestionView> Questions { get; init; }

    /// <summary>What the receiver wrote when sending it back.</summary>
    public required string? Note { get; init; }

    /// <summary>The needs that the receiver said were missing.</summary>
    public required ImmutableArray<NeedName> Missing { get; init; }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private HandoffDetail(HandoffSummary summary, Handoff handoff, CaseView view, IReadOnlyList<JournalEntry> journal)
        : base(summary)
    {
        Needs = [.. handoff.Needs.Select(need => new NeedView(
            need.Id, need.Name, Kebab.Of(need.Kind), need.Required, handoff.Given.Contains(need.Id), view.Values.TryGetValue(need.Id, out var value) ? value : null))];
        OfferedBecause = view.Text(handoff.Reason);
        ComesBack = handoff.ComesBack;
        IsExplicit = handoff.IsExplicit;
        var told = journal.SelectMany(entry => entry.Events.OfType<HandoffEvent>().Select(happened => (entry.At, Happened: happened)))
            .Where(item => item.Happened.Handoff == handoff.Id).ToList();
        Questions = [.. told.Where(item => item.Happened is HandoffQuestioned).Select(item => QuestionOf(item.At, (HandoffQuestioned)item.Happened, told, view))];
        var (missing, note) = told.Select(item => item.Happened).LastOrDefault(happened => happened is HandoffDeclined or HandoffReturned) switch
        {
            HandoffDeclined declined => (declined.Missing, declined.Note),
            HandoffReturned returned => (returned.Missing, returned.Note),
            _ => ([], null),
        };
        Note = view.Text(note);
        Missing = [.. missing.Select(id => new NeedName(id, handoff.Needs.FirstOrDefault(need => need.Id == id)?.Name ?? id))];
    }

    /// <param name="journal">Of the case; without it there are no questions and no note.</param>
    public static HandoffDetail Of(HandoffRow row, CaseView view, IReadOnlyList<JournalEntry> journal, Actor who) =>
        new(Of(row, view.State, view.Row.Number, who), view.State.Handoff(row.No) ?? CaseJson.ReadHandoff(row.Detail), view, journal);

    private static QuestionView QuestionOf(DateTimeOffset at, HandoffQuestioned asked, List<(DateTimeOffset At, HandoffEvent Happened)> told, CaseView view)
    {
        var answer = told.Where(item => item.Happened is HandoffAnswered answered && answered.Question == asked.Question).Select(item => ((DateTimeOffset, HandoffAnswered)?)(item.At, (HandoffAnswered)item.Happened)).FirstOrDefault();
        return new QuestionView(
            asked.Question[NoteKeys.Prefix.Length..], view.Text(asked.Question), asked.By, at.UtcDateTime,
            view.Text(answer?.Item2.Answer), answer?.Item2.By, answer?.Item1.UtcDateTime);
    }
}
