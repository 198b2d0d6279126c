using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Worklist;

namespace ClientProcess.Web.Api;

/// <summary>A case in a list.</summary>
internal record CaseSummary
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Process { get; init; }
    public required int Version { get; init; }
    public required string? Subject { get; init; }
    public required string Status { get; init; }
    public required string? Outcome { get; init; }
    public required CaseOwner Owner { get; init; }
    public required string IntakeTeam { get; init; }
    public required string Channel { get; init; }
    public required DateTime OccurredAt { get; init; }
    public required DateTime OpenedAt { get; init; }
    public required DateTime? ClosedAt { get; init; }
    public required bool IsPaused { get; init; }
    public required bool HasIncident { get; init; }
    public required int Bounces { get; init; }
    public required int Declines { get; init; }

    /// <summary>What the caller may do with it now; each is the last word of an address.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    public static CaseSummary Of(CaseRow row, CaseState state, string? subject, Actor who) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Process = row.DefinitionKey,
        Version = row.DefinitionVersion,
        Subject = subject,
        Status = row.Status,
        Outcome = row.Outcome,
        Owner = state.Owner,
        IntakeTeam = row.IntakeTeam,
        Channel = row.Channel,
        OccurredAt = row.OccurredAt,
        OpenedAt = row.OpenedAt,
        ClosedAt = row.ClosedAt,
        IsPaused = row.Paused,
        HasIncident = row.HasIncident,
        Bounces = row.Bounces,
        Declines = row.Declines,
        Actions = ActionNames.Of(state, who),
    };
}

internal sealed record PauseView(string? Reason, string By, DateTime At, DateTime? Until);

/// <summary>Something that keeps the case from going on; <c>retry</c> takes its position.</summary>
internal sealed record IncidentView(int Position, string? Node, string Name, string Code, string Message, DateTime At);

/// <summary>A place in the drawing where the case is now.</summary>
/// <param name="Host">The place that this one belongs to: the activity of a boundary event, the gateway of a race.</param>
/// <param name="CanSkip">Whether it is a step that a coordinator can skip.</param>
internal sealed record PositionView(int Id, string Node, string Name, int? Host, bool CanSkip, string? Message, string? Signal, DateTime? DueAt);

/// <summary>A case with what it holds and what is open in it.</summary>
internal sealed record CaseDetail : CaseSummary
{
    /// <summary>The process of the drawing that this case runs.</summary>
    public required string ProcessId { get; init; }

    public required string ProcessName { get; init; }
    public required JsonElement? Client { get; init; }
    public required IReadOnlyDictionary<string, JsonElement> Data { get; init; }
    public required PauseView? Paused { get; init; }
    public required ImmutableArray<IncidentView> Incidents { get; init; }
    public required ImmutableArray<TaskSummary> Tasks { get; init; }
    public required ImmutableArray<HandoffSummary> Handoffs { get; init; }

    [System.ComponentModel.Description("The address of its clocks: what was promised by when, and why then.")]
    public required string Clocks { get; init; }

    /// <summary>Where in the drawing the case is: what `skip` and `move` take.</summary>
    public required ImmutableArray<PositionView> Positions { get; init; }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private CaseDetail(CaseSummary summary, CaseView view, Actor who, DateTime now)
        : base(summary)
    {
        ProcessId = view.Process.Id;
        ProcessName = view.Process.Label;
        Clocks = $"{ApiSetup.Base}/cases/{view.Row.Id}/clocks";
        Client = view.Values.TryGetValue(NoteKeys.Client, out var client) ? client : null;
        Data = view.Values.Where(value => !NoteKeys.IsReserved(value.Key)).ToDictionary();
        Paused = view.State.Paused is { } pause ? new PauseView(view.Text(pause.Reason), pause.By, pause.At.UtcDateTime, pause.Until?.UtcDateTime) : null;
        Incidents = [.. view.State.Positions.Where(position => position.Incident is not null).Select(position => new IncidentView(
            position.Id, position.Node, view.NameOf(position.Node), position.Incident!.Code, position.Incident.Message, position.Incident.At.UtcDateTime))];
        Tasks = [.. view.Tasks.Where(task => task.Status == "open").Select(task => TaskSummary.Of(task, view.State, view.Row.Number, view.Subject, view.Text(task.Title), who, now))];
        Positions = [.. view.State.Positions.Where(position => position is { Node: not null, Part: null, Listens: false }).Select(position => new PositionView(
            position.Id, position.Node!, view.NameOf(position.Node), position.Host, Adaptations.CanSkip(view.State, view.Process, position),
            position.Message, position.Signal, position.DueAt?.UtcDateTime))];
        Handoffs = [.. view.Handoffs.Where(handoff => view.State.Handoff(handoff.No) is not null).Select(handoff => HandoffSummary.Of(handoff, view.State, view.Row.Number, who))];
    }

    public static CaseDetail Of(CaseView view, Actor who, DateTime now) => new(Of(view.Row, view.State, view.Subject, who), view, who, now);
}
