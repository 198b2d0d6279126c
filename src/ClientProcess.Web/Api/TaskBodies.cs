using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>A task in a list.</summary>
internal record TaskSummary
{
    public required string Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Process { get; init; }
    public required string? Subject { get; init; }
    public required string Name { get; init; }

    /// <summary>For work that a coordinator added: what is to be done. Null for work of the drawing.</summary>
    public required string? Title { get; init; }

    /// <summary><c>task</c>, <c>choice</c>, <c>wait</c>, <c>repair</c>, <c>routing</c>, <c>reopened</c> or <c>added</c>.</summary>
    public required string Kind { get; init; }

    public required string? Node { get; init; }
    public required string Status { get; init; }
    public required string Team { get; init; }

    /// <summary>The team that is responsible now: the sender until the handoff is accepted.</summary>
    public required string Responsible { get; init; }

    public required string? Holder { get; init; }
    public required string? MeantFor { get; init; }
    public required DateTime OfferedAt { get; init; }
    public required DateTime? ClaimedAt { get; init; }
    public required DateTime? DueAt { get; init; }
    public required bool IsOverdue { get; init; }

    /// <summary>Three quarters of the time that was promised are used, and it is not late yet.</summary>
    public required bool IsAtRisk { get; init; }
    public required DateTime? FollowUpAt { get; init; }

    /// <summary>Since when the client waits.</summary>
    public required DateTime WaitingSince { get; init; }

    public required DateTime? ClosedAt { get; init; }
    public required string? ClosedBy { get; init; }

    /// <summary>For If-Match.</summary>
    public required string Etag { get; init; }

    /// <summary>What the caller may do with it now; each is the last word of an address.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    public static TaskSummary Of(TaskRow row, CaseState state, string caseNumber, string? subject, string? title, Actor who, DateTime now) => new()
    {
        Id = PublicIds.Of(row.CaseId, row.No),
        CaseId = row.CaseId,
        CaseNumber = caseNumber,
        Process = state.Definition.Key,
        Subject = subject,
        Name = row.Name,
        Title = title,
        Kind = row.Kind,
        Node = row.Node,
        Status = row.Status,
        Team = row.Team,
        Responsible = row.Responsible,
        Holder = row.Holder,
        MeantFor = row.MeantFor,
        OfferedAt = row.OfferedAt,
        ClaimedAt = row.ClaimedAt,
        DueAt = row.DueAt,
        IsOverdue = row.Status == "open" && row.DueAt < now,
        IsAtRisk = row.Status == "open" && row.RiskAt <= now && row.DueAt >= now,
        FollowUpAt = row.FollowUpAt,
        WaitingSince = row.ClientSince,
        ClosedAt = row.ClosedAt,
        ClosedBy = row.ClosedBy,
        Etag = row.Etag,
        Actions = ActionNames.Of(state, state.Task(row.No), who),
    };
}

/// <summary>A field of the form, with what the case holds for it.</summary>
internal sealed record FieldView(string Id, string Name, string Type, bool Required, ImmutableArray<string> Options, JsonElement? Value);

/// <summary>A choice that can come up as soon as the task is done: <c>complete</c> takes <c>choices: {gateway: option}</c>, several options with a bar between them.</summary>
internal sealed record ChoiceView(string Gateway, string Name, ImmutableArray<OptionView> Options, bool TakesSeveral);

internal sealed record OptionView(string Id, string Name);

/// <summary>An error or escalation that the drawing catches.</summary>
/// <param name="Id">The event that catches it.</param>
internal sealed record RaiseView(string Id, string Name, string Kind, string? Code);

/// <summary>Why the work came back, and what must be there before it can be offered again.</summary>
internal sealed record RepairView(string? Handoff, string To, string Reason, ImmutableArray<NeedName> Missing, string? Note);

internal sealed record NeedName(string Id, string Name);

/// <summary>A task with its form, what was handed over with it, and what hangs on it.</summary>
internal sealed record TaskDetail : TaskSummary
{
    public required ImmutableArray<HandoffDetail> Handoffs { get; init; }
    public required ImmutableArray<FieldView> Fields { get; init; }
    public required ImmutableArray<ChoiceView> Choices { get; init; }

    /// <summary>What can have happened instead: <c>complete</c> takes <c>raises</c>.</summary>
    public required ImmutableArray<RaiseView> Raises { get; init; }
    public required RepairView? Repair { get; init; }

    /// <summary>Events on the border of this work that a person ends by their name.</summary>
    public required ImmutableArray<TaskSummary> Waits { get; init; }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private TaskDetail(TaskSummary summary, CaseTask? task, CaseView view, Actor who, DateTime now)
        : base(summary)
    {
        (Handoffs, Fields, Choices, Raises, Waits) = ([], [], [], [], []);
        if (task is null) return;
        var handedOver = task.Handoffs.Select(id => PublicIds.Of(view.Row.Id, id)).ToHashSet(StringComparer.Ordinal);
        Handoffs = [.. view.Handoffs.Select(row => HandoffDetail.Of(row, view, [], who)).Where(handoff => handedOver.Contains(handoff.Id))];
        Fields = [.. TaskForm.FieldsOf(view.State, task, view.Process).Select(field => FieldOf(field, view))];
        Choices = [.. TaskForm.ChoicesOf(view.State, task, view.Process).Select(choice => new ChoiceView(
            choice.Node.Id, choice.Node.Label, [.. choice.Options.Select(option => new OptionView(option.Id, option.Name ?? option.Id))], choice.TakesSeveral))];
        Raises = [.. TaskForm.RaisesOf(view.State, task, view.Process).Select(way => new RaiseView(way.At.Id, way.Name, way.IsError ? "error" : "escalation", way.Code))];
        Repair = task.Repair is { } repair ? RepairOf(repair, view) : null;
        Waits = [.. view.State.Tasks.Where(other => view.State.Position(other.Position)?.Host == task.Position)
            .SelectMany(other => view.Tasks.Where(row => row.No == other.Id)).Select(row => Of(row, view.State, view.Row.Number, view.Subject, view.Text(row.Title), who, now))];
    }

    public static TaskDetail Of(TaskRow row, CaseView view, Actor who, DateTime now) =>
        new(Of(row, view.State, view.Row.Number, view.Subject, view.Text(row.Title), who, now), view.State.Task(row.No), view, who, now);

    private static FieldView FieldOf(FormField field, CaseView view) => new(
        field.Id, field.Name, field.Type.ToString().ToLowerInvariant(), field.Required, field.Options, view.Values.TryGetValue(field.Id, out var value) ? value : null);

    private static RepairView RepairOf(RepairOf repair, CaseView view)
    {
        var needs = view.Handoffs.Where(row => row.No == repair.Handoff).SelectMany(row => CaseJson.ReadHandoff(row.Detail).Needs)
            .Concat(view.Process.Nodes.SelectMany(node => node.Outgoing).SelectMany(flow => flow.Needs)).ToList();
        return new RepairView(
            repair.Handoff is { } handoff ? PublicIds.Of(view.Row.Id, handoff) : null, repair.To, repair.Reason,
            [.. repair.Missing.Select(id => new NeedName(id, needs.FirstOrDefault(need => need.Id == id)?.Name ?? id))], view.Text(repair.Note));
    }
}
