using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using NodaTime;

namespace ClientProcess.Engine.Agreements;

/// <summary>What is asked of a case before a rung fires; evaluated when it would.</summary>
public sealed record RungContext(Priority Priority, string? Team = null, string? Channel = null);

/// <summary>For which cases a rung holds; an empty list asks nothing.</summary>
public sealed record RungCondition(ImmutableArray<Priority> Priorities, ImmutableArray<string> Teams, ImmutableArray<string> Channels)
{
    public static RungCondition Always { get; } = new([], [], []);

    public bool Holds(RungContext context) =>
        (Priorities.IsEmpty || Priorities.Contains(context.Priority))
        && (Teams.IsEmpty || Teams.Any(team => Labels.Same(team, context.Team)))
        && (Channels.IsEmpty || Channels.Any(channel => Labels.Same(channel, context.Channel)));

    public override string ToString() => string.Join("; ", new[]
    {
        Priorities.IsEmpty ? "" : $"priority {string.Join("|", Priorities.Select(Kebab.Of))}",
        Teams.IsEmpty ? "" : $"team {string.Join("|", Teams)}",
        Channels.IsEmpty ? "" : $"channel {string.Join("|", Channels)}",
    }.Where(part => part.Length > 0));
}

/// <summary>What happens at one moment before or after the target.</summary>
public sealed record Rung(RungMoment At, ImmutableArray<RungAction> Actions)
{
    public RungCondition When { get; init; } = RungCondition.Always;

    /// <summary>How long after it fired it fires again, in working time; null: once.</summary>
    public CalendarDuration? Repeat { get; init; }

    /// <summary>How often it fires at most, the first time included; null: without end while it repeats.</summary>
    public int? Times { get; init; }

    /// <summary>What it is known by in its ladder, also after the ladder changed: its moment, and its condition if it has one.</summary>
    public string Key => When.ToString() is { Length: > 0 } condition ? $"{At} when {condition}" : At.ToString()!;
}

/// <summary>Rungs in the order of the file; those that are due at the same moment fire in that order.</summary>
public sealed record Ladder(string Name, ImmutableArray<Rung> Rungs)
{
    /// <summary>Rungs of one ladder: more is a program, not a ladder.</summary>
    public const int RungsMax = 50;

    /// <summary>A rung repeats at most this often in working time, so that a repetition always moves on.</summary>
    public static readonly Duration RepeatMin = Duration.FromMinutes(1);

    public SourcePlace Place { get; init; }
}

/// <summary>The ladders that hold without a file.</summary>
public static class Ladders
{
    /// <summary>
    /// What a stuck sign climbs when nothing else was agreed: the team at once, its coordinator after a working day, the safety net after two.
    /// </summary>
    public static Ladder Default { get; } = new("default",
    [
        new Rung(new AfterDue(new WorkingDuration(Duration.Zero)), [new Notify(Whom.Team)]),
        new Rung(new AfterDue(new WorkingDays(1)), [new Notify(Whom.Coordinator)]),
        new Rung(new AfterDue(new WorkingDays(2)), [new ReassignToSafetyNet()]),
    ]);
}
