using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Agreements;

/// <summary>What an agreement is asked for: everything that is known about a piece of work.</summary>
public sealed record AgreementSubject(string Process)
{
    public string? Team { get; init; }

    /// <summary>The id of the task's node.</summary>
    public string? Task { get; init; }

    public string? TaskName { get; init; }

    /// <summary>The sender of a handoff.</summary>
    public string? From { get; init; }

    /// <summary>The receiver of a handoff.</summary>
    public string? To { get; init; }

    /// <summary>The sequence flows that the handoff travelled.</summary>
    public ImmutableArray<string> Flows { get; init; } = [];

    public string? Partner { get; init; }

    public static AgreementSubject OfTask(string process, FlowNode node, string? team) =>
        new(process) { Team = team, Task = node.Id, TaskName = node.Name };
}

/// <summary>What an agreement is attached to; within one process, or in every process when none is named.</summary>
public abstract record Attachment(string? Process)
{
    private protected const int LevelStep = 10;

    /// <summary>The higher, the more specific: task, handoff, lane, partner, process; within each, what names more.</summary>
    public int Rank => (Level * LevelStep) + (Process is null ? 0 : 1) + Detail;

    private protected abstract int Level { get; }

    private protected virtual int Detail => 0;

    private protected string Within => Process is null ? "" : $" in {Process}";

    public bool Matches(AgreementSubject subject) => (Process is null || Labels.Same(Process, subject.Process)) && Fits(subject);

    private protected abstract bool Fits(AgreementSubject subject);
}

/// <summary>Everything in a process. For an SLA that is the case itself.</summary>
public sealed record ToProcess(string Id) : Attachment(Id)
{
    private protected override int Level => 1;

    private protected override bool Fits(AgreementSubject subject) => true;

    public override string ToString() => $"process {Id}";
}

/// <summary>What lies with a chain partner, by the name of its pool.</summary>
public sealed record ToPartner(string Partner, string? Process = null) : Attachment(Process)
{
    private protected override int Level => 2;

    private protected override bool Fits(AgreementSubject subject) => Labels.Same(Partner, subject.Partner);

    public override string ToString() => $"partner {Partner}{Within}";
}

/// <summary>What lies with a team.</summary>
public sealed record ToLane(string Team, string? Process = null) : Attachment(Process)
{
    private protected override int Level => 3;

    private protected override bool Fits(AgreementSubject subject) => Labels.Same(Team, subject.Team);

    public override string ToString() => $"lane {Team}{Within}";
}

/// <summary>The handoffs between two teams; a null end is any.</summary>
public sealed record ToHandoff(string? From, string? To, string? Process = null) : Attachment(Process)
{
    private protected override int Level => 4;

    private protected override int Detail => (From is null ? 0 : 2) + (To is null ? 0 : 2);

    private protected override bool Fits(AgreementSubject subject) =>
        subject is { From: not null, To: not null } && (From is null || Labels.Same(From, subject.From)) && (To is null || Labels.Same(To, subject.To));

    public override string ToString() => $"handoff {From ?? "any"} -> {To ?? "any"}{Within}";
}

/// <summary>The handoffs along one sequence flow.</summary>
public sealed record ToFlow(string Flow, string? Process = null) : Attachment(Process)
{
    private protected override int Level => 4;

    private protected override int Detail => 6;

    private protected override bool Fits(AgreementSubject subject) => subject.Flows.Contains(Flow, StringComparer.Ordinal);

    public override string ToString() => $"handoff along {Flow}{Within}";
}

/// <summary>One task, by the id of its node or by its name.</summary>
public sealed record ToTask(string Task, string? Process = null) : Attachment(Process)
{
    private protected override int Level => 5;

    private protected override bool Fits(AgreementSubject subject) => subject.Task == Task || Labels.Same(Task, subject.TaskName);

    public override string ToString() => $"task {Labels.OneLine(Task)}{Within}";
}

/// <summary>An attachment that the drawing itself makes (<c>cp:agreement</c>).</summary>
public sealed record DrawnAgreement(string Agreement, Attachment To, SourcePlace At);
