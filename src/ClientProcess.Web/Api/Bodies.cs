using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Web.Api;

// What commands take. The names are those of DESIGN.md, section 4; a field that is not here is refused.

[Description("Nothing.")]
internal sealed record NothingBody;

internal sealed record RegisterBody
{
    [Description("The drawing's key, or the id of a process in it.")]
    public required string Process { get; init; }

    [Description("The team of yours that registers; without it the first of your teams.")]
    public string? Team { get; init; }

    [Description("What the client wants, in a few words.")]
    public string? Subject { get; init; }

    [Description("How the client asked, such as phone, email, counter, web.")]
    public string? Channel { get; init; }

    public ClientBody? Client { get; init; }

    [Description("When the client asked, with offset; never in the future. Without it: now.")]
    public DateTimeOffset? OccurredAt { get; init; }

    [Description("The values that the start of the process asks for, and others that are known.")]
    public ImmutableDictionary<string, JsonElement>? Data { get; init; }
}

[Description("Who asked.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ClientBody(string? Reference, string? Name, string? Phone, string? Email);

internal sealed record ReasonBody(string? Reason);

internal sealed record PauseBody
{
    public string? Reason { get; init; }

    [Description("When it wakes by itself, with offset; without it only somebody's act wakes it.")]
    public DateTimeOffset? Until { get; init; }

    [Description("For what: `WaitingForClient`, `WaitingForPartner`, `Statutory` or `Other`. It says which clocks stand still; without it `Other`, which never stops the client's.")]
    public PauseGround? Ground { get; init; }

    [Description("For `Statutory`: the ground of Awb 4:15, one of `MissingInformation`, `ForeignInformation`, `Consent`, `ApplicantDelay`, `ForceMajeure`.")]
    public SuspensionGround? Suspension { get; init; }
}

internal sealed record NoteBody
{
    [Description("What the client was told.")]
    public string? Note { get; init; }
}

internal sealed record PriorityBody
{
    [Description("`Low`, `Normal`, `High` or `Urgent`.")]
    public required Priority Priority { get; init; }

    public string? Reason { get; init; }
}

internal sealed record CloseBody
{
    [Description("How it ends: honoured, not-honoured, withdrawn, forwarded, duplicate or not-reached.")]
    public required string Outcome { get; init; }

    public string? Reason { get; init; }
}

internal sealed record ReopenBody
{
    public string? Reason { get; init; }

    [Description("The team that works on it now; without it the owner's team.")]
    public string? Team { get; init; }
}

internal sealed record InformationBody
{
    public ImmutableDictionary<string, JsonElement>? Data { get; init; }
    public string? Note { get; init; }
}

internal sealed record OwnerBody
{
    [Description("The id of the person who will answer for the case.")]
    public required string Person { get; init; }

    [Description("A team of that person; without it the first.")]
    public string? Team { get; init; }
}

internal sealed record RetryBody
{
    [Description("The position of the incident, as the case tells it.")]
    public required int Position { get; init; }
}

internal sealed record SkipBody
{
    [Description("Where the step is open, as the case's `positions` tell it.")]
    public required int Position { get; init; }

    [Description("Why it is not done.")]
    public string? Reason { get; init; }

    [Description("Only tell what it would close, open and leave.")]
    public bool Preview { get; init; }
}

internal sealed record MoveBody
{
    [Description("The node to go on at, by its id or name in the drawing.")]
    public required string Node { get; init; }

    [Description("The open positions that are given up for it; without it the only one.")]
    public ImmutableArray<int>? From { get; init; }

    [Description("Why it goes otherwise.")]
    public string? Reason { get; init; }

    [Description("Only tell what it would close, open and leave.")]
    public bool Preview { get; init; }
}

internal sealed record RepeatBody
{
    [Description("The step that is done once more, by its id or name in the drawing.")]
    public required string Node { get; init; }

    [Description("Why it is done again.")]
    public string? Reason { get; init; }

    [Description("Only tell what it would close, open and leave.")]
    public bool Preview { get; init; }
}

internal sealed record AddTaskBody
{
    [Description("What is to be done.")]
    public required string Title { get; init; }

    [Description("The team that does it; without it the owner's team.")]
    public string? Team { get; init; }

    [Description("Why it is needed.")]
    public string? Reason { get; init; }

    [Description("Only tell what it would close, open and leave.")]
    public bool Preview { get; init; }
}

internal sealed record MessageBody
{
    [Description("The message's name in the drawing.")]
    public required string Name { get; init; }

    [Description("What the case is known by: its number, or the value its drawing names.")]
    public required string Correlation { get; init; }

    public ImmutableDictionary<string, JsonElement>? Data { get; init; }
}

internal sealed record CompleteBody
{
    [Description("The values of the form.")]
    public ImmutableDictionary<string, JsonElement>? Data { get; init; }

    [Description("For each gateway that the task's `choices` name by id: the option, by id or name; several with a bar (`|`) between them where `takesSeveral` says so. What is left out becomes a choice task.")]
    public ImmutableDictionary<string, string>? Choices { get; init; }

    [Description("What happened instead, one of the task's `raises`: its id or name, or `error:CODE`, `escalation:CODE`. Without it the work is done.")]
    public string? Raises { get; init; }

    [Description("For a repair or routing task: the team it goes to; without it the team it was meant for.")]
    public string? Team { get; init; }

    [Description("For a reopened case: how it ends.")]
    public string? Outcome { get; init; }
}

internal sealed record GiveBody
{
    [Description("The id of the colleague.")]
    public required string To { get; init; }
}

internal sealed record HandOffBody
{
    [Description("The team that gets it.")]
    public required string Team { get; init; }

    public string? Reason { get; init; }

    [Description("Whether the work comes back when that team is done.")]
    public bool ComesBack { get; init; }
}

internal sealed record SendBackBody
{
    [Description("incomplete, wrong-team, not-ours or duplicate.")]
    public string? Reason { get; init; }

    [Description("The ids of the needs that are missing.")]
    public ImmutableArray<string>? Missing { get; init; }

    public string? Note { get; init; }

    [Description("For wrong-team: whose it is.")]
    public string? Proposed { get; init; }
}

internal sealed record FollowUpBody
{
    [Description("When to see it again, with offset; without it: now.")]
    public DateTimeOffset? At { get; init; }
}

internal sealed record QuestionBody(string? Question);

internal sealed record AnswerBody(string? Answer);
