using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Cases;

/// <summary>What somebody asks of a case. It carries who asks and when; the rules ask nobody else for either.</summary>
public abstract record CaseCommand
{
    public required Actor By { get; init; }
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Registers a client's matter.</summary>
public sealed record OpenCase(Guid Case, DefinitionRef Definition, string IntakeTeam) : CaseCommand
{
    /// <summary>The start event to start at; null: the process's own start.</summary>
    public string? StartNode { get; init; }

    public Guid? Conversation { get; init; }
    public string Channel { get; init; } = "other";

    /// <summary>When the client asked; never later than <see cref="CaseCommand.Now"/>.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who will answer for it; null: who registers it, else the coordinator of the intake team.</summary>
    public CaseOwner? Owner { get; init; }

    public ImmutableDictionary<string, JsonElement> Data { get; init; } = Commands.NoData;
}

/// <summary>Takes in what somebody tells about the case, whatever state it is in.</summary>
public sealed record AddInformation(ImmutableDictionary<string, JsonElement> Data, string? Note) : CaseCommand;

public sealed record AssignCaseOwner(CaseOwner Owner) : CaseCommand;

/// <param name="Until">When it wakes by itself (<i>op rappel</i>); null: only somebody's act wakes it.</param>
public sealed record PauseCase(string? Reason, DateTimeOffset? Until) : CaseCommand
{
    /// <summary>For what: it says which clocks stand still; null: a reason of our own.</summary>
    public PauseGround? Ground { get; init; }

    /// <summary>For a statutory suspension: the ground of Awb 4:15.</summary>
    public SuspensionGround? Suspension { get; init; }
}

public sealed record ResumeCase(string? Reason) : CaseCommand;

/// <summary>The client no longer wants it.</summary>
public sealed record WithdrawCase(string? Reason) : CaseCommand;

/// <summary>Ends it before its drawn end.</summary>
public sealed record CloseCase(string Outcome, string? Reason) : CaseCommand;

/// <param name="Team">Who works on it now; null: the owner's team.</param>
public sealed record ReopenCase(string? Reason, string? Team) : CaseCommand;

/// <summary>The case's time has come: fires every timer that is due, ends a pause whose time is up. Late, double or early is harmless.</summary>
public sealed record WakeCase : CaseCommand;

/// <summary>A message reaches the case, by name or along a message flow.</summary>
/// <param name="Node">The node the message flow ends at; null when it comes by name.</param>
public sealed record ReceiveMessage(string? Name, string? Node) : CaseCommand
{
    public ImmutableDictionary<string, JsonElement> Data { get; init; } = Commands.NoData;
}

/// <summary>A signal reaches the case; if nothing in it listens, nothing happens.</summary>
public sealed record ReceiveSignal(string Name) : CaseCommand
{
    public ImmutableDictionary<string, JsonElement> Data { get; init; } = Commands.NoData;
}

/// <summary>Tries again what could not go on, after repair.</summary>
public sealed record RetryIncident(int Position) : CaseCommand;

/// <summary>Shared by the commands.</summary>
public static class Commands
{
    public static readonly ImmutableDictionary<string, JsonElement> NoData = ImmutableDictionary<string, JsonElement>.Empty;
}
